import type { Token } from '../lexer/token.ts'
import { booleanLiteral } from '../plan/build.ts'
import type { Expression, UnresolvedFunction } from '../plan/expression.ts'
import type { Cursor } from './cursor.ts'
import { filterOf } from './filter.ts'
import { isWindowHere, order, type WindowParser, windowOf } from './window.ts'

const NAMES = ['PERCENTILE_CONT', 'PERCENTILE_DISC']

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC)`, from the opening bracket on. Undefined: it is a plain call. */
export function percentileCall(
  first: Token,
  nameParts: readonly string[],
  parser: WindowParser,
): Expression | undefined {
  const { cursor } = parser
  const name = nameParts[0] ?? ''
  if (nameParts.length !== 1 || !NAMES.includes(first.keyword) || !isWithinGroup(cursor)) return undefined
  cursor.advance()
  const percentage = parser.value()
  cursor.expectSymbol(')')
  cursor.expectWord('WITHIN')
  cursor.expectWord('GROUP')
  cursor.expectSymbol('(')
  cursor.expectWord('ORDER')
  cursor.expectWord('BY')
  const sorted = order(parser)
  cursor.expectSymbol(')', 'told')
  const filter = filterOf(parser)
  const e: UnresolvedFunction = parser.placed(first, {
    kind: 'UnresolvedFunction',
    functionName: name.toLowerCase(),
    arguments: [sorted.child, percentage, booleanLiteral(sorted.direction === 'descending')],
    inSql: true,
    withinGroup: true,
    ...(filter === undefined ? {} : { filter }),
  })
  return isWindowHere(cursor) ? windowOf(e, parser) : e
}

/** Whether WITHIN GROUP stands behind a call of one argument, seen from its opening bracket. */
function isWithinGroup(cursor: Cursor): boolean {
  if (['DISTINCT', 'ALL'].includes(cursor.ahead(1).keyword)) return false
  let depth = 0
  for (let i = 0; cursor.ahead(i).kind !== 'end'; i++) {
    const { kind, text } = cursor.ahead(i)
    if (kind !== 'symbol') continue
    if (text === '(' || text === '[') depth += 1
    else if (text === ')' || text === ']') depth -= 1
    else if (text === ',' && depth === 1) return false
    if (depth === 0)
      return cursor.isWord('WITHIN', i + 1) && cursor.isWord('GROUP', i + 2) && cursor.isSymbol('(', i + 3)
  }
  return false
}
