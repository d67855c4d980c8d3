import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { Expression, FrameBoundary, SortOrder, WindowFrame } from '../plan/expression.ts'
import type { ExpressionParser } from './expression-parser.ts'
import { syntaxError } from './token.ts'

/** `OVER (PARTITION BY … ORDER BY … ROWS BETWEEN … AND …)` behind a call. */
export function windowOf(windowFunction: Expression, parser: ExpressionParser): Expression {
  const { cursor } = parser
  if (!cursor.takeSymbol('(')) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to parse OVER ${cursor.token.text}: named windows are not supported yet`,
    )
  }
  const partitionSpec = cursor.takeWords('PARTITION', 'BY') || cursor.takeWords('DISTRIBUTE', 'BY') ? parser.list() : []
  const orderSpec = cursor.takeWords('ORDER', 'BY') || cursor.takeWords('SORT', 'BY') ? orders(parser) : []
  const frameSpec = frameOf(parser)
  cursor.expectSymbol(')')
  return { kind: 'Window', windowFunction, partitionSpec, orderSpec, ...(frameSpec === undefined ? {} : { frameSpec }) }
}

/** `a DESC NULLS LAST, b`. */
export function orders(parser: ExpressionParser): readonly SortOrder[] {
  const items = [order(parser)]
  while (parser.cursor.takeSymbol(',')) items.push(order(parser))
  return items
}

function order(parser: ExpressionParser): SortOrder {
  const { cursor } = parser
  const child = parser.expression()
  const descending = cursor.takeWords('DESC')
  if (!descending) cursor.takeWords('ASC')
  const first = cursor.takeWords('NULLS', 'FIRST')
  const last = !first && cursor.takeWords('NULLS', 'LAST')
  const nullOrdering = first ? 'first' : last || descending ? 'last' : 'first'
  return { kind: 'SortOrder', child, direction: descending ? 'descending' : 'ascending', nullOrdering }
}

function frameOf(parser: ExpressionParser): WindowFrame | undefined {
  const { cursor } = parser
  const frameType = cursor.takeWords('ROWS') ? 'row' : cursor.takeWords('RANGE') ? 'range' : undefined
  if (frameType === undefined) return undefined
  if (!cursor.takeWords('BETWEEN')) return { frameType, lower: boundary(parser), upper: 'currentRow' }
  const lower = boundary(parser)
  cursor.expectWords('AND')
  return { frameType, lower, upper: boundary(parser) }
}

function boundary(parser: ExpressionParser): FrameBoundary {
  const { cursor } = parser
  if (cursor.takeWords('UNBOUNDED', 'PRECEDING') || cursor.takeWords('UNBOUNDED', 'FOLLOWING')) return 'unbounded'
  if (cursor.takeWords('CURRENT', 'ROW')) return 'currentRow'
  const value = parser.operand()
  if (cursor.takeWords('FOLLOWING')) return { value }
  if (!cursor.takeWords('PRECEDING')) throw syntaxError(cursor.token)
  if (value.kind === 'Literal' && typeof value.value === 'number') return { value: { ...value, value: -value.value } }
  return { value: { kind: 'UnresolvedFunction', functionName: 'negative', arguments: [value] } }
}
