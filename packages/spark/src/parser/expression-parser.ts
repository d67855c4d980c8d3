import type { Expression } from '../plan/expression.ts'
import type { Cursor } from './cursor.ts'

/** What the parts of the grammar in files of their own may ask of the expression parser. */
export interface ExpressionParser {
  readonly cursor: Cursor
  expression(): Expression
  /** Binds tighter than comparison. */
  operand(): Expression
  list(): readonly Expression[]
}
