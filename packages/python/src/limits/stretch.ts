import type { RunOptions } from '../host.ts'
import { bounded, cutOff } from './bounded.ts'
import { TimeLimit } from './time-limit.ts'

/** A stretch of work: a call of a job, an action of the engine. What it calls belongs to it. */
export interface Stretch extends RunOptions {
  /** What runs, where no test gives it a name. */
  readonly file: string
  /** Milliseconds; 0 for no limit. */
  readonly timeLimit: number
}

/** The limit that an error names. */
export const limitOf = ({ ofLimit, timeLimit }: Stretch): number => ofLimit ?? timeLimit

/** The work of this thread that was begun last, from the outside. There is one: all of it is synchronous. */
let current: Stretch | undefined

/** How long it may take. */
export const timeLimit = new TimeLimit()

export const currentStretch = (): Stretch | undefined => current

/** Work that is bounded, and how it is ended. */
export interface Bounded<T> {
  /** Milliseconds between the limit, which the work can look at, and its end by force. */
  readonly grace: number
  readonly work: () => T
  /** Makes the error of work that was cut off. */
  readonly ended: () => Error
}

/** Does work within a time limit: what looks at the clock ends itself, what does not is cut off a little later. */
export function within<T>(stretch: Stretch, { grace, work, ended }: Bounded<T>): T {
  if (current !== undefined) return work()
  current = stretch
  const timed = timeLimit.arm(stretch.timeLimit)
  try {
    if (!timed) return work()
    const result = bounded(work, Math.ceil(stretch.timeLimit + grace))
    if (result !== cutOff) return result
    timeLimit.disarm()
    throw ended()
  } finally {
    timeLimit.disarm()
    current = undefined
  }
}

/**
 * The same for work that is not Python's: what the clock ended there, whatever caught it, is late.
 *
 * @param bounds `late` makes the error of what went on when the time was over
 */
export function withinClock<T>(stretch: Stretch, bounds: Bounded<T> & { late: (during: string) => Error }): T {
  if (current !== undefined) return bounds.work()
  let result: T
  try {
    result = within(stretch, bounds)
  } catch (error) {
    const { over } = timeLimit
    throw over !== undefined && error === over ? bounds.late(over.during) : error
  }
  if (timeLimit.over !== undefined) throw bounds.late(timeLimit.over.during)
  return result
}
