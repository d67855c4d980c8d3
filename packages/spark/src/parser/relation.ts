import { quoteName } from '../lexer/quoting.ts'
import type { Relation } from '../plan/relation.ts'
import { callArguments } from './call.ts'
import { identifierClause } from './identifier-clause.ts'
import { inlineTable } from './inline-table.ts'
import { isLateralHere, join, lateralSide } from './join.ts'
import { lateralViews } from './lateral-view.ts'
import { pivoted } from './pivot.ts'
import { isQueryHere } from './query-here.ts'
import { notSupported, type QueryParser } from './query-parser.ts'
import { relationAlias, withAlias } from './relation-alias.ts'
import { tableArgument } from './table-argument.ts'
import { sampled } from './table-sample.ts'

/** What stands behind FROM: relations separated by commas, and joins, which join all that stands before them. */
export function fromClause(parser: QueryParser): Relation {
  const { cursor } = parser
  const first = isLateralHere(cursor) ? lateralSide(parser, primary) : primary(parser)
  let left = extended(first, parser)
  while (cursor.takeSymbol(',')) {
    const next: Relation = isLateralHere(cursor)
      ? { kind: 'LateralJoin', left, right: lateralSide(parser, primary), joinType: 'inner' }
      : { kind: 'Join', left, right: primary(parser), joinType: 'inner' }
    left = extended(next, parser)
  }
  return extended(lateralViews(left, parser), parser)
}

/** Joins, PIVOT and UNPIVOT behind a relation. */
function extended(relation: Relation, parser: QueryParser): Relation {
  let left = relation
  for (;;) {
    const next = join(left, parser, primary) ?? pivoted(left, parser)
    if (next === undefined) return left
    left = next
  }
}

function primary(parser: QueryParser): Relation {
  const { cursor } = parser
  if (cursor.isWord('VALUES') && !cursor.closes(1)) {
    cursor.advance()
    return inlineTable(parser)
  }
  if (cursor.isSymbol('(')) return inBrackets(parser)
  const table = tableName(parser)
  if (table.kind === 'UnresolvedTableValuedFunction') {
    const name = relationAlias(parser)
    return name === undefined ? table : withAlias(table, name)
  }
  const whole = sampled(parser, table)
  const alias = relationAlias(parser)
  return alias === undefined ? whole : withAlias(whole, alias)
}

/** A query, whose columns a name of Spark's own qualifies where it has none, or joins. */
function inBrackets(parser: QueryParser): Relation {
  const { cursor } = parser
  if (!isQueryHere(cursor, 1)) return bracketed(parser, false)
  if (!cursor.isSymbol('(', 1)) return bracketed(parser, true)
  // `((SELECT …) UNION …)` and `((SELECT …) t JOIN …)` begin alike.
  return cursor.orElseTry(
    () => bracketed(parser, true),
    () => bracketed(parser, false),
  )
}

function bracketed(parser: QueryParser, isQuery: boolean): Relation {
  const { cursor } = parser
  cursor.advance()
  const relation = isQuery ? parser.query() : extended(primary(parser), parser)
  cursor.expectSymbol(')')
  const whole = sampled(parser, relation)
  const alias = relationAlias(parser)
  if (alias !== undefined) return withAlias(whole, alias)
  return isQuery ? withAlias(whole, { name: '__auto_generated_subquery_name', columns: [] }) : whole
}

const TIME_TRAVEL: readonly (readonly string[])[] = [
  ['FOR', 'VERSION'],
  ['FOR', 'TIMESTAMP'],
  ['VERSION', 'AS'],
  ['TIMESTAMP', 'AS'],
  ['FOR', 'SYSTEM_VERSION'],
  ['FOR', 'SYSTEM_TIME'],
]

/** A common table, a view, a table of the catalog, or a function in its place. */
export function tableName(parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  const first = cursor.token
  const said = identifierClause(cursor, () => expressions.expression())
  const parts = [...(said ?? [expressions.name()])]
  while (said === undefined && cursor.takeSymbol('.')) parts.push(expressions.name())
  if (cursor.isSymbol('(')) {
    const functionName = parts.join('.')
    const table = tableArgument(parser, () => tableName(parser))
    const given = table ?? callArguments(functionName, expressions)
    return { kind: 'UnresolvedTableValuedFunction', functionName, ...given, span: cursor.spanFrom(first) }
  }
  if (TIME_TRAVEL.some((words) => words.every((w, i) => cursor.isWord(w, i)))) throw notSupported('time travel')
  const [name = ''] = parts
  const common = said === undefined && parts.length === 1 ? parser.commonTable(name) : undefined
  if (common !== undefined) return { kind: 'SubqueryAlias', input: common, alias: name }
  const frame = parts.length === 1 ? cursor.args.frames?.[name] : undefined
  if (frame !== undefined) return { kind: 'SubqueryAlias', input: frame, alias: name }
  return { kind: 'NamedTable', unparsedIdentifier: quoteName(parts), span: cursor.spanFrom(first) }
}
