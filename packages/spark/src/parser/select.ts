import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import { aggregation, groupBy } from './grouping.ts'
import { hinted, hints } from './hints.ts'
import { lateralViews } from './lateral-view.ts'
import { notSupported, ONE_ROW, type QueryParser } from './query-parser.ts'
import { fromClause } from './relation.ts'
import { skipWindows } from './windows.ts'

/**
 * `SELECT … FROM … WHERE … GROUP BY … HAVING …`: Spark's `querySpecification`.
 *
 * @param from - what stood before SELECT: `FROM t SELECT a`
 */
export function selectQuery(parser: QueryParser, from?: Relation): Relation {
  const { cursor, expressions } = parser
  if (!cursor.takeWords('SELECT')) throw cursor.syntaxError()
  expressions.windows.define(expressions)
  const given = hints(parser)
  const isDistinct = quantifier(parser)
  if (isTransformation(cursor)) throw notSupported('TRANSFORM … USING')
  const list = expressions.list(() => expressions.named())
  let input = from ?? (cursor.takeWords('FROM') ? fromClause(parser) : ONE_ROW)
  input = lateralViews(input, parser)
  if (cursor.takeWords('WHERE')) input = { kind: 'Filter', input, condition: expressions.expression() }
  const selected = having(parser, input, list)
  skipWindows(expressions)
  return hinted(isDistinct ? { kind: 'Deduplicate', input: selected } : selected, given)
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

/** Whether DISTINCT stands here; a quantifier with nothing behind it is a column. */
function quantifier({ cursor }: QueryParser): boolean {
  if (cursor.isWord('ALL') && !cursor.closes(1) && !cursor.isWord('FROM', 1)) cursor.advance()
  else if (cursor.isWord('DISTINCT') && !cursor.closes(1) && !cursor.isWord('FROM', 1)) {
    cursor.advance()
    return true
  }
  return false
}

function having(parser: QueryParser, input: Relation, list: readonly Expression[]): Relation {
  const { cursor, expressions } = parser
  const grouped = cursor.takeWords('GROUP', 'BY') ? groupBy(parser, input, list) : undefined
  if (!cursor.takeWords('HAVING')) return grouped ?? projection(input, list)
  const isWhere = grouped === undefined && cursor.settings.flag('spark.sql.legacy.parser.havingWithoutGroupByAsWhere')
  // Without keys all rows are one group.
  const filtered = grouped ?? (isWhere ? projection(input, list) : aggregation(input, [], list))
  return { kind: 'Filter', input: filtered, condition: expressions.expression() }
}

const projection = (input: Relation, expressions: readonly Expression[]): Relation => ({
  kind: 'Project',
  input,
  expressions,
  inSql: true,
})
