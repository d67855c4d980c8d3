/** What the pieces of dryfit in one worker share: the setup file, the fixtures and the modules of Python files. */
export interface Worker {
  /**
   * Run after each test, whichever `test` it was written with, and after each run of a property; what they promise is
   * awaited before the next one begins.
   */
  readonly cleanups: Map<string, (after: 'test' | 'run') => unknown>
  /** When the running test, or its running attempt, began, by `realTime()`. */
  testBegan: number
  /** The open file in which the running test is noted, where the plugin's pool asks for it. */
  noteFile?: number
}

/** Milliseconds of a clock that fake timers do not replace. */
export const realTime: () => number = performance.now.bind(performance)

const KEY = Symbol.for('dryfit.worker')

/** One object for all copies of this module: vitest may load the setup file and the tests through different graphs. */
export function worker(): Worker {
  const scope = globalThis as { [KEY]?: Worker }
  scope[KEY] ??= { cleanups: new Map(), testBegan: realTime() }
  return scope[KEY]
}
