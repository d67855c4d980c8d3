import { isDebugged, type Noted } from '../running-file.ts'

/** Milliseconds between two looks. */
const interval = 500
/** Milliseconds beyond twice its limit that a test may keep its process to itself. */
const grace = 20_000

/**
 * Ends a process whose test does not come back, or a module or a hook: one that loops in JavaScript of its own, where neither
 * vitest's timers nor our limits reach. It counts what it sees: while nobody could look, as when the machine slept, nobody was late.
 */
export class Watch {
  readonly #read: () => Noted | undefined
  readonly #kill: () => unknown
  #timer: NodeJS.Timeout | undefined
  #reason: string | undefined

  /**
   * @param read - what the process has noted of its running test
   * @param kill - ends the process
   */
  constructor(read: () => Noted | undefined, kill: () => unknown) {
    this.#read = read
    this.#kill = kill
  }

  /** Why the process was ended, where this one did. */
  get reason(): string | undefined {
    return this.#reason
  }

  /** Looks from now on. */
  begin(): void {
    this.end()
    this.#reason = undefined
    let number: number | undefined
    let spent = 0
    this.#timer = setInterval(() => {
      const noted = this.#read()
      spent = noted?.number === number ? spent + interval : 0
      number = noted?.number
      if (noted === undefined || noted.limit === 0 || spent < 2 * noted.limit + grace || isDebugged()) return
      this.end()
      this.#reason = noted.within
        ? `it did not come back in ${spent} ms, its limit is ${noted.limit} ms, and was ended`
        : `its thread gave no sign of life for ${spent} ms while it loaded modules or ran hooks, and was ended: look for a loop there`
      this.#kill()
    }, interval).unref()
  }

  /** Looks no more. */
  end(): void {
    clearInterval(this.#timer)
  }
}
