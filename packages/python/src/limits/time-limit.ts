import type { PythonRaisable } from '../host.ts'
import { isDebugged } from './bounded.ts'

/** SIGXCPU, "time limit exceeded": a job that ignores SIGINT does not ignore its limit with it. */
const signal = 24
/** Milliseconds between two interrupts: a job that ends itself in `finally` blocks is not interrupted at each of their lines. */
const pause = 20

/** The real clock: a test that fakes timers replaces it for as long as its job runs. */
const now = performance.now.bind(performance)

/** Ends work that looks at the clock; a job sees the interruption that Python's own loops get. */
export class TimeIsOver extends Error implements PythonRaisable {
  readonly pythonError: PythonRaisable['pythonError']
  /** What went on. */
  readonly during: string

  constructor(during: string) {
    super(`Failed to finish ${during}: the time limit has passed.`)
    this.name = 'TimeIsOver'
    this.during = during
    this.pythonError = { python: '_dryfit.errors.JobTimeout', message: during }
  }
}

/**
 * How long the running stretch of Python may take. Python looks here for interrupts, in its own thread: the time has
 * come when the clock says so, and no other thread is needed.
 */
export class TimeLimit {
  #deadline = 0
  #next = 0
  #over: TimeIsOver | undefined

  /** What `setInterruptBuffer` takes: Python reads the first byte and sets it to 0. */
  readonly interruptBuffer: Uint8Array

  constructor() {
    const ask = (): number => this.#ask()
    this.interruptBuffer = Object.defineProperty({}, 0, { get: ask, set: () => undefined }) as Uint8Array
  }

  /** Starts the clock; gives whether there is a limit. Somebody who stops at breakpoints has none. */
  arm(milliseconds: number): boolean {
    if (!(milliseconds > 0 && Number.isFinite(milliseconds)) || isDebugged()) return false
    this.#over = undefined
    this.#deadline = this.#next = now() + milliseconds
    return true
  }

  /** Stops the clock. */
  disarm(): void {
    this.#deadline = 0
  }

  /** Whether the time has passed; an interrupt that arrives for anything else is stale. */
  get expired(): boolean {
    return this.#deadline !== 0 && now() >= this.#deadline
  }

  /**
   * Looks at the clock for work that is not Python's.
   * @throws TimeIsOver
   */
  check(during: string): void {
    if (!this.expired) return
    this.#over ??= new TimeIsOver(during)
    throw this.#over
  }

  /** What `check` threw since the clock was started. */
  get over(): TimeIsOver | undefined {
    return this.#over
  }

  #ask(): number {
    if (this.#deadline === 0) return 0
    const time = now()
    if (time < this.#next) return 0
    this.#next = time + pause
    return signal
  }
}
