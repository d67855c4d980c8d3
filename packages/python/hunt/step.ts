import type { Expression } from './expressions.ts'

/** One method of a frame, over expressions. */
export interface Step {
  readonly expressions: readonly Expression[]
  /** The expressions stand in its text as they are, not as texts of Python. */
  readonly isSql?: true
  readonly text: (expressions: readonly string[]) => string
}
