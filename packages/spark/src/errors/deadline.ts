/** What bounds the engine from outside: a test's time limit, the memory of its process. */
export interface Deadline {
  /** Does the work of one action, as `what` names it. */
  run<T>(what: string, work: () => T): T
  /** Looks whether there is time and room left. @throws what ends the action */
  check(what: string): void
}

/** Steps between two looks: some 100 µs of the engine's own loops. */
const steps = 1000

let deadline: Deadline | undefined
let left = steps

/**
 * Bounds every engine of this thread; without it none is bounded.
 *
 * @example
 * ```ts
 * import { boundEngine } from '@dryfit/spark'
 *
 * const ends = Date.now() + 5000
 * boundEngine({
 *   run: (_, work) => work(),
 *   check(what) {
 *     if (Date.now() > ends) throw new Error(`Failed to finish in time: it was in ${what}.`)
 *   },
 * })
 * boundEngine(undefined)
 * ```
 */
export function boundEngine(by: Deadline | undefined): void {
  deadline = by
}

/** Does an action of the engine within its bounds. */
export function withinDeadline<T>(what: string, work: () => T): T {
  return deadline === undefined ? work() : deadline.run(what, work)
}

/** Whether an error is how an action was ended from outside, or of Spark's: what wraps the errors of a library lets it through. */
export const isRaised = (error: unknown): boolean => error instanceof Error && 'pythonError' in error

/** One step of a loop whose length is data's; heavy steps count as several. Nearly free. */
export function tick(what: string, weight = 1): void {
  // A length that an argument asks for may be negative.
  if (weight > 0) left -= weight
  if (left > 0) return
  left = steps
  deadline?.check(what)
}
