import { quoteName } from '../lexer/quoting.ts'
import type { Expression } from '../plan/expression.ts'
import type { Join, JoinType, Relation } from '../plan/relation.ts'
import { inlineTable } from './inline-table.ts'
import { isQueryHere, notSupported, type QueryParser } from './query-parser.ts'
import { columnAliases, relationAlias, withAlias } from './relation-alias.ts'

/** What stands behind FROM: relations and joins, separated by commas. */
export function fromClause(parser: QueryParser): Relation {
  let left = joined(parser)
  while (parser.cursor.takeSymbol(',')) left = { kind: 'Join', left, right: joined(parser), joinType: 'inner' }
  const { cursor } = parser
  if (cursor.isWord('LATERAL') && cursor.isWord('VIEW', 1)) throw notSupported('LATERAL VIEW')
  for (const word of ['PIVOT', 'UNPIVOT']) {
    if (cursor.isWord(word) && !cursor.closes(1)) throw notSupported(word)
  }
  return left
}

function joined(parser: QueryParser): Relation {
  let left = primary(parser)
  for (;;) {
    const next = join(left, parser)
    if (next === undefined) return left
    left = next
  }
}

const JOINS: readonly (readonly [words: readonly string[], joinType: JoinType])[] = [
  [['JOIN'], 'inner'],
  [['INNER', 'JOIN'], 'inner'],
  [['CROSS', 'JOIN'], 'cross'],
  [['LEFT', 'JOIN'], 'left_outer'],
  [['LEFT', 'OUTER', 'JOIN'], 'left_outer'],
  [['RIGHT', 'JOIN'], 'right_outer'],
  [['RIGHT', 'OUTER', 'JOIN'], 'right_outer'],
  [['FULL', 'JOIN'], 'full_outer'],
  [['FULL', 'OUTER', 'JOIN'], 'full_outer'],
  [['LEFT', 'SEMI', 'JOIN'], 'left_semi'],
  [['SEMI', 'JOIN'], 'left_semi'],
  [['LEFT', 'ANTI', 'JOIN'], 'left_anti'],
  [['ANTI', 'JOIN'], 'left_anti'],
]

function join(left: Relation, parser: QueryParser): Join | undefined {
  const { cursor, expressions } = parser
  const isNatural = cursor.takeWords('NATURAL')
  const found = JOINS.find(([words]) => cursor.takeWords(...words))
  if (found === undefined) {
    if (isNatural) throw cursor.syntaxError()
    return undefined
  }
  const [, joinType] = found
  if (isNatural && joinType === 'cross') throw notSupported('NATURAL CROSS JOIN')
  const right = primary(parser)
  const sides = { kind: 'Join', left, right, joinType } as const
  if (isNatural) return { ...sides, isNatural }
  if (cursor.takeWords('ON')) return { ...sides, joinCondition: withoutNames(expressions.expression()) }
  if (cursor.isWord('USING') && cursor.isSymbol('(', 1)) {
    cursor.advance()
    return { ...sides, usingColumns: columnAliases(parser) }
  }
  return sides
}

const withoutNames = (e: Expression): Expression => (e.kind === 'Alias' ? e.expr : e)

function primary(parser: QueryParser): Relation {
  const { cursor } = parser
  if (cursor.isWord('LATERAL')) throw notSupported('LATERAL')
  if (cursor.isWord('VALUES') && !cursor.closes(1)) {
    cursor.advance()
    return inlineTable(parser)
  }
  if (cursor.isSymbol('(')) return inBrackets(parser)
  const table = tableName(parser)
  const alias = relationAlias(parser)
  return sampled(parser, alias === undefined ? table : withAlias(table, alias))
}

/** A query, whose columns a name of Spark's own qualifies where it has none, or joins. */
function inBrackets(parser: QueryParser): Relation {
  const { cursor } = parser
  const isQuery = isQueryHere(cursor, 1)
  if (isQuery && cursor.isSymbol('(', 1)) return bracketsInBrackets(parser)
  cursor.advance()
  const relation = isQuery ? parser.query() : joined(parser)
  cursor.expectSymbol(')')
  return named(parser, relation, isQuery)
}

/** `((SELECT …) UNION …)` and `((SELECT …) t JOIN …)` begin alike. */
function bracketsInBrackets(parser: QueryParser): Relation {
  const { cursor } = parser
  return cursor.orElse(
    () => {
      cursor.advance()
      const relation = parser.query()
      cursor.expectSymbol(')')
      return named(parser, relation, true)
    },
    () => notSupported('brackets in brackets that are not one query'),
  )
}

function named(parser: QueryParser, relation: Relation, isQuery: boolean): Relation {
  const alias = relationAlias(parser)
  if (alias !== undefined) return sampled(parser, withAlias(relation, alias))
  if (!isQuery) return sampled(parser, relation)
  return sampled(parser, withAlias(relation, { name: '__auto_generated_subquery_name', columns: [] }))
}

function sampled({ cursor }: QueryParser, relation: Relation): Relation {
  if (cursor.isWord('TABLESAMPLE')) throw notSupported('TABLESAMPLE')
  return relation
}

/** A common table, a view or a table of the catalog. */
export function tableName(parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  const parts = [expressions.name()]
  while (cursor.takeSymbol('.')) parts.push(expressions.name())
  if (cursor.isSymbol('(')) throw notSupported(`the table function ${parts.join('.')}`)
  for (const words of [
    ['FOR', 'VERSION'],
    ['FOR', 'TIMESTAMP'],
    ['VERSION', 'AS'],
    ['TIMESTAMP', 'AS'],
    ['FOR', 'SYSTEM_VERSION'],
    ['FOR', 'SYSTEM_TIME'],
  ]) {
    if (words.every((w, i) => cursor.isWord(w, i))) throw notSupported('time travel')
  }
  const [name = ''] = parts
  const common = parts.length === 1 ? parser.commonTable(name) : undefined
  if (common !== undefined) return { kind: 'SubqueryAlias', input: common, alias: name }
  return { kind: 'NamedTable', unparsedIdentifier: quoteName(parts) }
}
