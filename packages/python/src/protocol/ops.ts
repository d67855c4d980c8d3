/** What a host has to know of an operation that it asks of Python, apart from the request itself. */
interface GuestOp {
  /** What errors call it where no test gave it a name. */
  readonly during?: string
  /** A run that a test begins: timed by its options, printing to its takers. The others are bounded as entries are. */
  readonly run?: true
  /** Asked by the host for itself, outside of any time limit: nothing of a job runs. */
  readonly internal?: true
}

/** All that a host asks of the guest (`_dryfit/runner.py`), whatever carries the text there and back. */
export const guestOps = {
  load: { run: true },
  run: { run: true },
  call: { run: true },
  callObject: { run: true },
  get: { during: 'a look at a variable of a job' },
  put: { during: 'the setting of a variable of a job' },
  look: { during: 'a look at a Python object' },
  equal: { during: 'the comparison of two Python objects' },
  putAttribute: { during: 'the setting of an attribute of a Python object' },
  iterator: { during: 'a way through a Python object' },
  advance: { during: 'a way through a Python object' },
  repr: { during: 'the repr of a Python object' },
  original: {},
  callback: { during: 'a Python function that the engine called' },
  reset: { during: 'what the job left' },
  begin: { internal: true },
  measure: { internal: true },
  ran: { internal: true },
  coverage: { during: 'the coverage of a file' },
  version: {},
} as const satisfies Readonly<Record<string, GuestOp>>

type Named<Flag extends keyof GuestOp> = {
  [Name in keyof typeof guestOps]: (typeof guestOps)[Name] extends Readonly<Record<Flag, unknown>> ? Name : never
}[keyof typeof guestOps]

/** Runs that a test begins. */
export type RunOp = Named<'run'>
/** What the host asks for itself. */
type InternalOp = Named<'internal'>
/** What is bounded and named as an entry. */
export type EntryOp = Exclude<keyof typeof guestOps, RunOp | InternalOp>

/** What errors call an entry. */
export function duringOf(op: EntryOp): string {
  const { during }: GuestOp = guestOps[op]
  return during ?? 'Python'
}
