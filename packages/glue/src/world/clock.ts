import { GlueError } from '../errors/glue-error.ts'
import { type OptionTable, optionKinds, requireOptions } from '../errors/options.ts'

/** The time at which a world stands still until a test moves it. */
export const START = Date.UTC(2026, 0, 1)

/** How far the time moves on. */
export interface TimeStep {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly milliseconds?: number
}

const { number } = optionKinds
const STEP: OptionTable<TimeStep> = {
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
  milliseconds: number,
}

/**
 * The world's time, for Spark, S3 and Python alike. It stands at 2026-01-01T00:00:00Z and moves when a test says so, or a job
 * sleeps. Under fake timers it goes with theirs.
 */
export class Clock {
  readonly #held: () => number | undefined
  #set = START
  /** How far the test has moved it from the time that fake timers hold. */
  #ahead = 0
  #slept = 0

  constructor(held: () => number | undefined = () => undefined) {
    this.#held = held
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.arranged() + this.#slept
  }

  /** What the test made it, whatever a job has slept since. */
  arranged(): number {
    const held = this.#held()
    return held === undefined ? this.#set : held + this.#ahead
  }

  /** Moves on by what a job sleeps, which need not wait for it. */
  sleep(milliseconds: number): boolean {
    this.#slept += milliseconds
    return true
  }

  /**
   * Sets the time.
   * @throws GlueError NOT_A_TIME
   */
  set(time: Date | string | number): void {
    this.#put(millisOf(time))
  }

  /** Moves the time on by days, hours, minutes, seconds and milliseconds. */
  advance(step: TimeStep): void {
    requireOptions('move the clock on', step, STEP)
    const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = step
    this.#put(this.now() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
  }

  #put(time: number): void {
    const held = this.#held()
    this.#slept = 0
    if (held === undefined) this.#set = time
    else this.#ahead = time - held
  }
}

/** A time given by a test, in milliseconds since the epoch. */
export function millisOf(time: Date | string | number): number {
  const millis = new Date(time).getTime()
  if (Number.isNaN(millis)) {
    throw new GlueError(
      'NOT_A_TIME',
      `Failed to read the time ${JSON.stringify(time)}: it is no date. Give a Date, milliseconds, or text such as '2026-01-31T12:00:00Z'.`,
    )
  }
  return millis
}
