import type { RanCounts } from './ran.ts'

/** What the pieces of dryfit in one worker share: the setup file, the fixtures and the modules of Python files. */
export interface Worker {
  /**
   * Run after each test, whichever `test` it was written with, and after each run of a property; what they promise is
   * awaited before the next one begins.
   */
  readonly cleanups: Map<string, (after: 'test' | 'run') => unknown>
  /** When each running test function began, by `realTime()`: what vitest measures its time limit from. */
  readonly began: WeakMap<object, number>
  /** Python's start, while it is under way: no test begins before its end. It is never rejected. */
  starting?: Promise<void>
  /** Begins Python's start, where it is not begun. The setup file puts it here, modules that name a Python file call it. */
  startPython?: () => void
  /** A test may run Python files that no module names: `glue.run` is at hand. */
  runsFiles?: boolean
  /** The open file in which the running test is noted, where the plugin's pool asks for it. */
  noteFile?: number
  /** What says each second that the thread is free. */
  life?: NodeJS.Timeout
  /** The Date that no fake timers have replaced. */
  date: DateConstructor
  /** What ran in Python since the last test file ended, where coverage is measured. */
  ran?: RanCounts
  /** How often a test was noted there. */
  notes?: number
}

/** Milliseconds of a clock that fake timers do not replace. */
export const realTime: () => number = performance.now.bind(performance)

/** The time that fake timers hold, while they have replaced the Date. */
export const heldTime = (): number | undefined => (globalThis.Date === worker().date ? undefined : Date.now())

const NAME = 'dryfit.worker'
const KEY = Symbol.for(NAME)

/** What a module that names a Python file says, in its own code: any Python may be next. */
export const WANTS_PYTHON = `;globalThis[Symbol.for(${JSON.stringify(NAME)})]?.startPython?.()`

/** Lets the next test wait for a start of Python. One that fails is told by the test that needs Python. */
export function awaitStart(starting: Promise<unknown>): void {
  const shared = worker()
  const settled: Promise<void> = starting
    .catch(() => {})
    .then(() => {
      if (shared.starting === settled) delete shared.starting
    })
  shared.starting = settled
}

/** One object for all copies of this module: vitest may load the setup file and the tests through different graphs. */
export function worker(): Worker {
  const scope = globalThis as { [KEY]?: Worker }
  scope[KEY] ??= { cleanups: new Map(), began: new WeakMap(), date: globalThis.Date }
  return scope[KEY]
}
