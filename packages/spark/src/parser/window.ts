import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { call } from '../plan/build.ts'
import type {
  Expression,
  FrameBoundary,
  SortOrder,
  UnresolvedFunction,
  Window,
  WindowFrame,
} from '../plan/expression.ts'
import type { Cursor } from './cursor.ts'
import type { ExpressionParser } from './expression-parser.ts'

const CLAUSES = ['PARTITION', 'DISTRIBUTE', 'CLUSTER', 'ORDER', 'SORT']

/** Whether a window stands behind a call: else OVER is its name. */
export function isWindowHere(cursor: Cursor): boolean {
  if (!cursor.isOperator('OVER')) return false
  if (!cursor.isSymbol('(', 1)) return cursor.ahead(1).kind === 'word' || cursor.ahead(1).kind === 'quoted'
  const { keyword } = cursor.ahead(2)
  if (CLAUSES.includes(keyword)) return cursor.isWord('BY', 3)
  return cursor.isSymbol(')', 2) || keyword === 'ROWS' || keyword === 'RANGE' || cursor.isSymbol(')', 3)
}

/** `OVER (PARTITION BY … ORDER BY … ROWS BETWEEN … AND …)` or `OVER w` behind a call. */
export function windowOf(windowFunction: UnresolvedFunction, parser: WindowParser): Expression {
  const { cursor } = parser
  cursor.advance()
  const isNamed = !cursor.isSymbol('(') || (cursor.isSymbol(')', 2) && cursor.ahead(1).kind !== 'symbol')
  return { kind: 'Window', windowFunction, ...(isNamed ? namedSpec(parser) : windowSpec(parser)) }
}

/** What a call over a window asks of the parser. */
export interface WindowParser extends ExpressionParser {
  readonly windows: { find(name: string): Spec | undefined }
}
type Spec = Pick<Window, 'partitionSpec' | 'orderSpec' | 'frameSpec'>

function namedSpec({ cursor, windows }: WindowParser): Spec {
  const isBracketed = cursor.takeSymbol('(')
  const name = cursor.takeName()
  if (isBracketed) cursor.expectSymbol(')')
  const spec = windows.find(name)
  if (spec !== undefined) return spec
  throw analysisError('_LEGACY_ERROR_TEMP_1004', {
    windowName: name,
    docroot: 'https://spark.apache.org/docs/latest',
  })
}

/** `(PARTITION BY … ORDER BY … ROWS …)` */
export function windowSpec(parser: ExpressionParser): Spec {
  const { cursor } = parser
  cursor.expectSymbol('(')
  const partitions = ['PARTITION', 'DISTRIBUTE', 'CLUSTER'].some((word) => cursor.takeWords(word, 'BY'))
  const partitionSpec = partitions ? parser.list() : []
  const orderSpec = cursor.takeWords('ORDER', 'BY') || cursor.takeWords('SORT', 'BY') ? orders(parser) : []
  const frameSpec = frameOf(parser)
  cursor.expectSymbol(')')
  return { partitionSpec, orderSpec, ...(frameSpec === undefined ? {} : { frameSpec }) }
}

/** `a DESC NULLS LAST, b`. */
export function orders(parser: ExpressionParser): readonly SortOrder[] {
  const items = [order(parser)]
  while (parser.cursor.takeSymbol(',')) items.push(order(parser))
  return items
}

/** `a DESC NULLS LAST`. */
export function order(parser: ExpressionParser): SortOrder {
  const { cursor } = parser
  const first = cursor.token
  const child = parser.expression()
  const descending = cursor.takeWords('DESC')
  if (!descending) cursor.takeWords('ASC')
  const nullOrdering = nullsHere(cursor) ?? (descending ? 'last' : 'first')
  return parser.placed(first, {
    kind: 'SortOrder',
    child,
    direction: descending ? 'descending' : 'ascending',
    nullOrdering,
  })
}

function nullsHere(cursor: Cursor): 'first' | 'last' | undefined {
  if (!cursor.takeWords('NULLS')) return undefined
  if (cursor.takeWords('FIRST')) return 'first'
  if (cursor.takeWords('LAST')) return 'last'
  throw cursor.syntaxError(cursor.token, cursor.closes() ? "missing {'FIRST', 'LAST'}" : '')
}

function frameOf(parser: ExpressionParser): WindowFrame | undefined {
  const { cursor } = parser
  const frameType = cursor.takeWords('ROWS') ? 'row' : cursor.takeWords('RANGE') ? 'range' : undefined
  if (frameType === undefined) return undefined
  if (!cursor.takeWords('BETWEEN')) return { frameType, lower: boundary(parser, 'lower', true), upper: 'currentRow' }
  const lower = boundary(parser, 'lower')
  cursor.expectWord('AND', 'untold')
  return { frameType, lower, upper: boundary(parser, 'upper') }
}

function boundary(parser: ExpressionParser, side: 'lower' | 'upper', alone = false): FrameBoundary {
  const { cursor } = parser
  const far = side === 'lower' ? 'FOLLOWING' : 'PRECEDING'
  if (cursor.isWord('UNBOUNDED') && cursor.isWord(far, 1)) {
    throw new UnsupportedError('SQL_NOT_IMPLEMENTED', `Failed to parse UNBOUNDED ${far} as the ${side} end of a window`)
  }
  if (cursor.takeWords('UNBOUNDED', 'PRECEDING') || cursor.takeWords('UNBOUNDED', 'FOLLOWING')) return 'unbounded'
  if (cursor.takeWords('CURRENT', 'ROW')) return 'currentRow'
  const first = cursor.token
  const value = parser.expression()
  const isNamed = value.kind === 'UnresolvedAttribute' || (value.kind === 'UnresolvedFunction' && value.inSql === true)
  if (isNamed)
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0064', { msg: 'Frame bound value must be a literal.' }, first))
  if (cursor.takeWords('FOLLOWING')) return { value }
  if (!cursor.takeWords('PRECEDING'))
    throw cursor.syntaxError(
      cursor.token,
      alone && value.kind === 'Literal' && cursor.isSymbol(')') ? "missing {'FOLLOWING', 'PRECEDING'}" : '',
    )
  return { value: call('-', value) }
}
