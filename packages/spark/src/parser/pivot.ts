import { quoteName } from '../lexer/quoting.ts'
import { attribute, call, named, stringLiteral } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'
import type { Relation, UnpivotGroup } from '../plan/relation.ts'
import type { QueryParser } from './query-parser.ts'
import { isClause } from './relation-alias.ts'

/** PIVOT or UNPIVOT behind a relation, with its name; undefined where none stands. */
export function pivoted(input: Relation, parser: QueryParser): Relation | undefined {
  const { cursor } = parser
  const isUnpivot = cursor.isWord('UNPIVOT') && (cursor.isSymbol('(', 1) || cursor.isWord('NULLS', 2))
  if (!isUnpivot && !(cursor.isWord('PIVOT') && cursor.isSymbol('(', 1))) return undefined
  cursor.advance()
  const relation = isUnpivot ? unpivot(input, parser) : pivot(input, parser)
  const alias = isUnpivot ? optionalName(parser) : undefined
  return alias === undefined ? relation : { kind: 'SubqueryAlias', input: relation, alias }
}

function pivot(input: Relation, parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  cursor.expectSymbol('(')
  const aggregateExpressions = expressions.list(() => expressions.named())
  cursor.expectWord('FOR')
  const columns = names(parser)
  cursor.expectWord('IN')
  cursor.expectSymbol('(')
  const values = expressions.list(() => {
    const value = expressions.expression()
    const name = optionalName(parser)
    return name === undefined ? value : named(value, name)
  })
  cursor.expectSymbol(')')
  cursor.expectSymbol(')')
  const [column = ''] = columns
  const col =
    columns.length === 1
      ? attribute(column)
      : call('named_struct', ...columns.flatMap((c) => [stringLiteral(c), attribute(c)]))
  return {
    kind: 'Aggregate',
    input,
    groupType: 'pivot',
    groupingExpressions: [],
    aggregateExpressions,
    pivot: { col, values, groupsByRest: true },
  }
}

/** `a`, or `(a, b)`. */
function names({ cursor }: QueryParser): readonly string[] {
  if (!cursor.takeSymbol('(')) return [cursor.takeName()]
  const found = [cursor.takeName()]
  while (cursor.takeSymbol(',')) found.push(cursor.takeName())
  cursor.expectSymbol(')')
  return found
}

function optionalName({ cursor }: QueryParser): string | undefined {
  const { kind, keyword } = cursor.token
  if (cursor.takeWords('AS')) return cursor.takeName()
  return kind === 'quoted' || (kind === 'word' && !isClause(keyword)) ? cursor.takeName() : undefined
}

function unpivot(input: Relation, parser: QueryParser): Relation {
  const { cursor } = parser
  const includesNulls = cursor.takeWords('INCLUDE', 'NULLS')
  if (!includesNulls) cursor.takeWords('EXCLUDE', 'NULLS')
  cursor.expectSymbol('(')
  const isMultiple = cursor.isSymbol('(')
  const valueColumnNames = names(parser)
  cursor.expectWord('FOR')
  const variableColumnName = cursor.takeName()
  cursor.expectWord('IN')
  cursor.expectSymbol('(')
  const groups = [group(parser, isMultiple)]
  while (cursor.takeSymbol(',')) groups.push(group(parser, isMultiple))
  cursor.expectSymbol(')')
  cursor.expectSymbol(')')
  const [valueColumnName = ''] = valueColumnNames
  return {
    kind: 'Unpivot',
    input,
    ids: [],
    variableColumnName,
    valueColumnName,
    inSql: { groups, valueColumnNames, includesNulls },
  }
}

/** `a AS 'x'`-like: the columns of one row that is made, and how it is called. */
function group(parser: QueryParser, isMultiple: boolean): UnpivotGroup {
  const { cursor } = parser
  const columns: Expression[] = []
  if (isMultiple) {
    cursor.expectSymbol('(')
    do columns.push(column(parser))
    while (cursor.takeSymbol(','))
    cursor.expectSymbol(')')
  } else columns.push(column(parser))
  const name = optionalName(parser)
  return name === undefined ? { columns } : { columns, name }
}

function column({ cursor }: QueryParser): Expression {
  if (cursor.takeSymbol('*')) return { kind: 'UnresolvedStar' }
  const parts = [cursor.takeName()]
  while (cursor.takeSymbol('.')) {
    if (cursor.takeSymbol('*')) return { kind: 'UnresolvedStar', unparsedTarget: quoteName(parts) }
    parts.push(cursor.takeName())
  }
  return attribute(...parts)
}
