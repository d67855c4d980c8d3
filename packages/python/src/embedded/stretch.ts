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

/** The work of this thread that was begun last, from the outside. There is one: all of it is synchronous. */
let current: Stretch | undefined

/** How long it may take. */
export const timeLimit = new TimeLimit()

export const currentStretch = (): Stretch | undefined => current

/**
 * Does work within a time limit: what looks at the clock ends itself, what does not is cut off a little later.
 *
 * @param grace milliseconds between the two
 * @param ended makes the error of work that was cut off
 */
export function within<T>(stretch: Stretch, grace: number, work: () => T, ended: () => Error): T {
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
