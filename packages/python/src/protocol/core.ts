import type { RunOptions } from '../host.ts'
import type { EntryOp, RunOp } from './ops.ts'
import type { ValueCodec } from './values.ts'

/** A run: one stretch of Python that the test began. */
export interface Run extends RunOptions {
  readonly file: string
}

/** The way into a running Python: what modules and guest calls need of their host. */
export interface PythonCore {
  readonly codec: ValueCodec
  /** Asks the guest's runner; gives what it answered, or throws what it described. Outside a run it is one of its own. */
  ask(op: EntryOp, payload: string): unknown
  /** Asks within a run: timed, with its output and its name. A run inside another belongs to the outer one. */
  run(run: Run, op: RunOp, request: unknown): unknown
}
