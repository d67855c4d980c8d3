import type { RunContext } from '../engine/engine.ts'
import type { RequiredColumns } from './required-columns.ts'

/** What an expression is evaluated under. */
export type Environment = Pick<RunContext, 'conf' | 'now'>

/** What one execution of a plan runs under. */
export interface Execution extends RunContext {
  /** What the plan needs of inputs that ask for it. */
  readonly required?: RequiredColumns | undefined
}
