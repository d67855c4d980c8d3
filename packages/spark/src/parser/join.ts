import type { Expression } from '../plan/expression.ts'
import type { JoinType, LateralJoin, Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import { notSupported, type QueryParser } from './query-parser.ts'
import { columnAliases } from './relation-alias.ts'

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

const SPELLED: Readonly<Record<JoinType, string>> = {
  inner: 'INNER',
  cross: 'CROSS',
  left_outer: 'LEFT OUTER',
  right_outer: 'RIGHT OUTER',
  full_outer: 'FULL OUTER',
  left_semi: 'LEFT SEMI',
  left_anti: 'LEFT ANTI',
}

/** A join behind a relation; undefined where none stands. `primary` reads its right side. */
export function join(
  left: Relation,
  parser: QueryParser,
  primary: (parser: QueryParser) => Relation,
): Relation | undefined {
  const { cursor } = parser
  const first = cursor.token
  const isNatural = cursor.takeWords('NATURAL')
  const found = JOINS.find(([words]) => cursor.takeWords(...words))
  if (found === undefined) {
    if (isNatural) throw cursor.syntaxError()
    return undefined
  }
  const [, joinType] = found
  if (isNatural && joinType === 'cross') throw notSupported('NATURAL CROSS JOIN')
  if (isLateralHere(cursor)) return lateralJoin({ left, joinType, isNatural, first }, parser, primary)
  const right = primary(parser)
  const sides = { kind: 'Join', left, right, joinType } as const
  if (isNatural) return { ...sides, isNatural }
  const joinCondition = onCondition(parser)
  if (joinCondition !== undefined) return { ...sides, joinCondition }
  if (!isUsingHere(cursor)) return sides
  cursor.advance()
  return { ...sides, usingColumns: columnAliases(parser) }
}

function lateralJoin(
  {
    left,
    joinType,
    isNatural,
    first,
  }: {
    readonly left: Relation
    readonly joinType: JoinType
    readonly isNatural: boolean
    readonly first: Cursor['token']
  },
  parser: QueryParser,
  primary: (parser: QueryParser) => Relation,
): LateralJoin {
  const { cursor } = parser
  if (isNatural)
    cursor.fail(cursor.error('INCOMPATIBLE_JOIN_TYPES', { joinType1: 'LATERAL', joinType2: 'NATURAL' }, first))
  const isAllowed = joinType === 'inner' || joinType === 'cross' || joinType === 'left_outer'
  if (!isAllowed) cursor.fail(cursor.error('INVALID_LATERAL_JOIN_TYPE', { joinType: SPELLED[joinType] }, first))
  const right = lateralSide(parser, primary)
  const joinCondition = onCondition(parser)
  if (isUsingHere(cursor)) {
    cursor.fail(cursor.error('UNSUPPORTED_FEATURE.LATERAL_JOIN_USING', {}, first))
    cursor.advance()
    columnAliases(parser)
  }
  return {
    kind: 'LateralJoin',
    left,
    right,
    joinType: isAllowed ? joinType : 'inner',
    ...(joinCondition === undefined ? {} : { joinCondition }),
  }
}

export const isLateralHere = (cursor: Cursor): boolean => cursor.isWord('LATERAL') && !cursor.isWord('VIEW', 1)

/** What stands behind LATERAL: a query or a table function. */
export function lateralSide(parser: QueryParser, primary: (parser: QueryParser) => Relation): Relation {
  const { cursor } = parser
  cursor.advance()
  const first = cursor.token
  const right = primary(parser)
  const inner = right.kind === 'SubqueryAlias' ? right.input : right
  if (inner.kind === 'NamedTable' || inner.kind === 'Join') {
    cursor.fail(cursor.error('INVALID_SQL_SYNTAX.LATERAL_WITHOUT_SUBQUERY_OR_TABLE_VALUED_FUNC', {}, first))
  }
  return right
}

const isUsingHere = (cursor: Cursor): boolean => cursor.isWord('USING') && cursor.isSymbol('(', 1)

function onCondition({ cursor, expressions }: QueryParser): Expression | undefined {
  return cursor.takeWords('ON') ? withoutName(expressions.expression()) : undefined
}

const withoutName = (e: Expression): Expression => (e.kind === 'Alias' ? e.expr : e)
