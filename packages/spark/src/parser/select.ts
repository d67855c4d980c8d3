import type { Expression } from '../plan/expression.ts'
import type { Aggregate, Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import { lateralViews } from './lateral-view.ts'
import { notSupported, ONE_ROW, type QueryParser } from './query-parser.ts'
import { fromClause } from './relation.ts'
import { isTuple } from './tuple.ts'

/** `SELECT … FROM … WHERE … GROUP BY … HAVING …`: Spark's `querySpecification`. */
export function selectQuery(parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  cursor.advance()
  hints(parser)
  const isDistinct = quantifier(parser)
  if (isTransformation(cursor)) throw notSupported('TRANSFORM … USING')
  const list = expressions.list(() => expressions.named())
  for (const item of list)
    if (item.kind !== 'Alias' && hasPreceding(item)) throw notSupported('a window with n PRECEDING and no alias')
  let input = cursor.takeWords('FROM') ? fromClause(parser) : ONE_ROW
  input = lateralViews(input, parser)
  if (cursor.takeWords('WHERE')) input = { kind: 'Filter', input, condition: expressions.expression() }
  const selected = having(parser, input, list)
  return isDistinct ? { kind: 'Deduplicate', input: selected } : selected
}

/** `TRANSFORM (a, b) USING 'script'`; else it is the function. */
function isTransformation(cursor: Cursor): boolean {
  if (!cursor.isWord('TRANSFORM') || !cursor.isSymbol('(', 1)) return false
  let depth = 0
  for (let at = 1; cursor.ahead(at).kind !== 'end'; at++) {
    if (cursor.isSymbol('(', at)) depth += 1
    if (cursor.isSymbol(')', at)) depth -= 1
    if (depth === 0) return ['USING', 'ROW', 'RECORDWRITER'].some((word) => cursor.isWord(word, at + 1))
  }
  return false
}

/** Spark names such a column by the text, which the plan does not keep. */
const hasPreceding = (node: unknown): boolean =>
  typeof node === 'object' &&
  node !== null &&
  (('frameSpec' in node && Object.values(node.frameSpec as object).some(isPreceding)) ||
    Object.entries(node).some(([key, value]) => key !== 'span' && hasPreceding(value)))
const isPreceding = (boundary: unknown): boolean => {
  const value = (boundary as { readonly value?: Expression }).value
  return value !== undefined && !(value.kind === 'Literal' && Number(value.value) >= 0)
}

/** Whether DISTINCT stands here; a quantifier with nothing behind it is a column. */
function quantifier({ cursor }: QueryParser): boolean {
  if (cursor.isWord('ALL') && !cursor.closes(1) && !cursor.isWord('FROM', 1)) cursor.advance()
  else if (cursor.isWord('DISTINCT') && !cursor.closes(1) && !cursor.isWord('FROM', 1)) {
    cursor.advance()
    return true
  }
  return false
}

/** `/*+ BROADCAST(t) *\/`: how Spark shall run the query and not what it answers. */
function hints({ cursor }: QueryParser): void {
  while (cursor.takeSymbol('/*+')) {
    while (!cursor.takeSymbol('*/')) {
      if (cursor.token.kind === 'end') throw cursor.syntaxError()
      if (PARTITIONING.has(cursor.token.keyword)) throw notSupported(`the hint ${cursor.token.keyword}`)
      cursor.advance()
    }
  }
}

const PARTITIONING = new Set(['COALESCE', 'REPARTITION', 'REPARTITION_BY_RANGE', 'REBALANCE'])

function having(parser: QueryParser, input: Relation, list: readonly Expression[]): Relation {
  const { cursor, expressions } = parser
  const grouped = cursor.takeWords('GROUP', 'BY') ? groupBy(parser, input, list) : undefined
  if (!cursor.takeWords('HAVING')) return grouped ?? { kind: 'Project', input, expressions: list }
  const isWhere = grouped === undefined && cursor.settings.flag('spark.sql.legacy.parser.havingWithoutGroupByAsWhere')
  // Without keys all rows are one group.
  const filtered = grouped ?? (isWhere ? { kind: 'Project', input, expressions: list } : aggregate(input, [], list))
  return { kind: 'Filter', input: filtered, condition: expressions.expression() }
}

const aggregate = (
  input: Relation,
  groupingExpressions: readonly Expression[],
  aggregateExpressions: readonly Expression[],
  groupType: Aggregate['groupType'] = 'groupby',
): Aggregate => ({ kind: 'Aggregate', input, groupType, groupingExpressions, aggregateExpressions, inSql: true })

function groupBy(parser: QueryParser, input: Relation, list: readonly Expression[]): Relation {
  const { cursor, expressions } = parser
  const closing = ['ROLLUP', 'CUBE'].find((w) => cursor.isWord(w) && cursor.isSymbol('(', 1))
  if (closing !== undefined) {
    cursor.advance()
    cursor.advance()
    const keys = expressions.list().map(noTuple)
    cursor.expectSymbol(')')
    noFurther(parser)
    return aggregate(input, keys, list, closing === 'ROLLUP' ? 'rollup' : 'cube')
  }
  noGroupingSets(parser)
  const keys = expressions.list(() => {
    noGroupingSets(parser)
    return expressions.expression()
  })
  const [only] = keys
  if (keys.length === 1 && only?.kind === 'UnresolvedAttribute' && only.unparsedIdentifier.toUpperCase() === '`ALL`') {
    throw notSupported('GROUP BY ALL')
  }
  noGroupingSets(parser)
  if (!cursor.isWord('WITH')) return aggregate(input, keys, list)
  cursor.advance()
  if (cursor.takeWords('ROLLUP')) return aggregate(input, keys.map(noTuple), list, 'rollup')
  if (cursor.takeWords('CUBE')) return aggregate(input, keys.map(noTuple), list, 'cube')
  throw cursor.syntaxError()
}

function noGroupingSets({ cursor }: QueryParser): void {
  if (cursor.isWord('GROUPING') && cursor.isWord('SETS', 1)) throw notSupported('GROUPING SETS')
  for (const word of ['ROLLUP', 'CUBE']) {
    if (cursor.isWord(word) && cursor.isSymbol('(', 1)) throw notSupported(`${word} among other keys`)
  }
}

function noFurther({ cursor }: QueryParser): void {
  if (cursor.isSymbol(',') || cursor.isWord('WITH')) throw notSupported('ROLLUP or CUBE among other keys')
}

function noTuple(key: Expression): Expression {
  if (isTuple(key)) {
    throw notSupported('a key of several columns in ROLLUP or CUBE')
  }
  return key
}
