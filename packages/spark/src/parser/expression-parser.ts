import type { Token } from '../lexer/token.ts'
import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'

/** What the parts of the grammar in files of their own may ask of the expression parser. */
export interface ExpressionParser {
  readonly cursor: Cursor
  /** Spark's `booleanExpression`. */
  expression(): Expression
  /** Spark's `valueExpression`: binds tighter than AND and the predicates, comparison included. */
  value(): Expression
  list(): readonly Expression[]
  /** A query in brackets. */
  subquery(): Relation
  /** The expression with its place in the text, from a token on. */
  placed<E extends Expression>(first: Token, e: E): E
}
