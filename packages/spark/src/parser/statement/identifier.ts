import type { Expression } from '../../plan/expression.ts'
import type { NameParts } from '../../plan/name-parts.ts'
import { Cursor } from '../cursor.ts'
import { Parser } from '../expression.ts'
import { unsupportedClause } from './statement-parser.ts'

/** `IDENTIFIER('sales.' || 'orders')` as the name that it says; undefined where none stands. */
export function identifierClause(cursor: Cursor): NameParts | undefined {
  if (!cursor.isWord('IDENTIFIER') || !cursor.isSymbol('(', 1)) return undefined
  cursor.advance()
  cursor.advance()
  const text = textOf(new Parser(cursor).expression())
  cursor.expectSymbol(')')
  const inner = new Cursor(text, cursor.settings)
  const parts = [inner.takeName()]
  while (inner.takeSymbol('.')) parts.push(inner.takeName())
  inner.finish()
  return parts
}

/** The text of a constant; only what needs no analysis. */
function textOf(e: Expression): string {
  if (e.kind === 'Literal' && e.dataType.kind === 'string' && typeof e.value === 'string') return e.value
  const isJoined = e.kind === 'UnresolvedFunction' && ['||', 'concat'].includes(e.functionName.toLowerCase())
  if (isJoined) return e.arguments.map(textOf).join('')
  throw unsupportedClause('IDENTIFIER of anything but texts')
}
