import type { Expression } from '../plan/expression.ts'
import type { ExpressionParser } from './expression-parser.ts'

/** `FILTER (WHERE …)` behind an aggregate; undefined where none stands. */
export function filterOf(parser: ExpressionParser): Expression | undefined {
  const { cursor } = parser
  if (!cursor.isWord('FILTER') || !cursor.isSymbol('(', 1) || !cursor.isWord('WHERE', 2)) return undefined
  cursor.advance()
  cursor.advance()
  cursor.advance()
  const condition = parser.expression()
  cursor.expectSymbol(')', 'told')
  return condition
}
