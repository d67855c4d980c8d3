import type { Expression } from '../plan/expression.ts'
import type { ExpressionParser } from './expression-parser.ts'

/** `FILTER (WHERE …)` behind an aggregate; undefined where none stands. */
export function filterOf(parser: ExpressionParser): Expression | undefined {
  const { cursor } = parser
  if (!cursor.isWord('FILTER') || !cursor.isSymbol('(', 1)) return undefined
  cursor.advance()
  cursor.advance()
  cursor.expectWords('WHERE')
  const condition = parser.expression()
  cursor.expectSymbol(')')
  return condition
}
