import { parseErrorWithoutPosition } from '../errors/parse-error.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { Expression } from '../plan/expression.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { sqlType } from '../types/print.ts'
import { Cursor } from './cursor.ts'

/** `IDENTIFIER('sales.' || 'orders')` as the name that it says; undefined where none stands. */
export function identifierClause(cursor: Cursor, expression: () => Expression): NameParts | undefined {
  if (!cursor.isWord('IDENTIFIER') || !cursor.isSymbol('(', 1) || !isAlone(cursor)) return undefined
  cursor.advance()
  cursor.advance()
  const text = textOf(expression())
  cursor.expectSymbol(')')
  const inner = new Cursor(text, cursor.settings)
  if (inner.token.kind === 'end') throw parseErrorWithoutPosition('PARSE_EMPTY_STATEMENT', {}, text)
  const parts = [inner.takeName()]
  while (inner.takeSymbol('.')) parts.push(inner.takeName())
  inner.finish()
  return parts
}

/** Whether one expression stands in the brackets: with two it is a call of a function of that name. */
function isAlone(cursor: Cursor): boolean {
  for (let i = 1, depth = 0; cursor.ahead(i).kind !== 'end'; i++) {
    if (cursor.isSymbol('(', i) || cursor.isSymbol('[', i)) depth += 1
    if (cursor.isSymbol(')', i) || cursor.isSymbol(']', i)) depth -= 1
    if (depth === 0) return true
    if (depth === 1 && cursor.isSymbol(',', i)) return false
  }
  return true
}

const JOINING = ['||', 'concat']
const CASES: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  lcase: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  ucase: (text) => text.toUpperCase(),
}

/** The text of a constant; only what needs no analysis. */
function textOf(e: Expression): string {
  if (e.kind === 'Literal') return literalText(e)
  if (e.kind === 'UnresolvedAttribute') throw notConstant('NOT_CONSTANT', e.unparsedIdentifier, {})
  const isNull = e.kind === 'Cast' && e.expr.kind === 'Literal' && e.expr.value === null
  if (isNull && typeof e.type !== 'string' && e.type.kind === 'string')
    throw notConstant('NULL', 'CAST(NULL AS STRING)', {})
  if (e.kind === 'UnresolvedFunction') {
    const name = e.functionName.toLowerCase()
    if (JOINING.includes(name)) return e.arguments.map(pieceOf).join('')
    const changed = CASES[name]
    const [only] = e.arguments
    if (changed !== undefined && only !== undefined && e.arguments.length === 1) return changed(textOf(only))
  }
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    'Failed to read IDENTIFIER(…): what it holds is computed, which is not supported',
    'Write the text itself.',
  )
}

/** A piece of a text that is put together: a whole number is one, too. */
const pieceOf = (e: Expression): string =>
  e.kind === 'Literal' && e.dataType.kind === 'integer' && e.value !== null ? String(e.value) : textOf(e)

function literalText({ dataType, value }: Extract<Expression, { kind: 'Literal' }>): string {
  if (dataType.kind === 'string' && typeof value === 'string') return value
  throw notConstant('WRONG_TYPE', value === null ? 'NULL' : String(value), { dataType: `"${sqlType(dataType)}"` })
}

const notConstant = (why: string, expr: string, more: Readonly<Record<string, string>>): Error =>
  analysisError(`NOT_A_CONSTANT_STRING.${why}`, { expr, name: 'IDENTIFIER', ...more })
