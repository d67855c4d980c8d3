import type { Expression } from '../plan/expression.ts'
import type { Aggregate, Relation } from '../plan/relation.ts'
import type { QueryParser } from './query-parser.ts'
import { isTuple, tupleValues } from './tuple.ts'

/** Each a list of keys that rows are grouped by. */
type Sets = readonly (readonly Expression[])[]

/** What stands behind GROUP BY, as an aggregation of the input. */
export function groupBy(parser: QueryParser, input: Relation, list: readonly Expression[]): Aggregate {
  const { cursor } = parser
  const clauses = [clause(parser)]
  while (cursor.takeSymbol(',')) clauses.push(clause(parser))
  const keys = clauses.map((c) => (c.kind === 'key' ? c.key : undefined))
  const plain = keys.filter((k) => k !== undefined)
  if (plain.length === keys.length) {
    const behind = analyticsBehind(parser, plain)
    return behind === undefined ? aggregation(input, plain, list) : groupingSets(input, plain, behind, list)
  }
  const sets = clauses.reduce<Sets>(
    (all, c) => all.flatMap((left) => (c.kind === 'key' ? [[c.key]] : c.sets).map((right) => [...left, ...right])),
    [[]],
  )
  return groupingSets(input, [], sets, list)
}

/** A grouping of all rows by keys; without keys all rows are one group. */
export const aggregation = (
  input: Relation,
  groupingExpressions: readonly Expression[],
  aggregateExpressions: readonly Expression[],
): Aggregate => ({
  kind: 'Aggregate',
  input,
  groupType: 'groupby',
  groupingExpressions,
  aggregateExpressions,
  inSql: true,
})

function groupingSets(
  input: Relation,
  keys: readonly Expression[],
  sets: Sets,
  list: readonly Expression[],
): Aggregate {
  const known = new Map<string, number>()
  const groupingExpressions: Expression[] = []
  const place = (key: Expression): number => {
    const text = withoutPlaces(key)
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, groupingExpressions.length)
    return groupingExpressions.push(key) - 1
  }
  keys.forEach(place)
  const places = sets.map((set) => set.map(place))
  return { ...aggregation(input, groupingExpressions, list), groupType: 'grouping_sets', groupingSets: places }
}

const withoutPlaces = (e: Expression): string =>
  JSON.stringify(e, (name, value: unknown) =>
    name === 'span' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  )

type Clause = { readonly kind: 'key'; readonly key: Expression } | { readonly kind: 'sets'; readonly sets: Sets }

function clause(parser: QueryParser): Clause {
  const sets = analytics(parser)
  return sets === undefined ? { kind: 'key', key: parser.expressions.expression() } : { kind: 'sets', sets }
}

/** ROLLUP, CUBE and GROUPING SETS with their brackets. */
function analytics(parser: QueryParser): Sets | undefined {
  const { cursor } = parser
  const word = ['ROLLUP', 'CUBE'].find((w) => cursor.isWord(w) && cursor.isSymbol('(', 1))
  if (word !== undefined) {
    const first = cursor.advance()
    const elements = inBrackets(parser, () => groupingSet(parser))
    if (elements.some((e) => e.length === 0)) {
      cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0051', { element: word }, first))
    }
    return word === 'ROLLUP' ? rollup(elements) : cube(elements)
  }
  if (!cursor.isWord('GROUPING') || !cursor.isWord('SETS', 1) || !cursor.isSymbol('(', 2)) return undefined
  cursor.advance()
  cursor.advance()
  return inBrackets(parser, (): Sets => analytics(parser) ?? [groupingSet(parser)]).flat()
}

function inBrackets<T>({ cursor }: QueryParser, read: () => T): readonly T[] {
  cursor.expectSymbol('(')
  const items = [read()]
  while (cursor.takeSymbol(',')) items.push(read())
  cursor.expectSymbol(')')
  return items
}

/** `a`, `(a, b)`, `()`. */
function groupingSet({ cursor, expressions }: QueryParser): readonly Expression[] {
  if (cursor.isSymbol('(') && cursor.isSymbol(')', 1)) {
    cursor.advance()
    cursor.advance()
    return []
  }
  const e = expressions.expression()
  return isTuple(e) ? (tupleValues(e) ?? [e]) : [e]
}

const rollup = (elements: Sets): Sets =>
  Array.from({ length: elements.length + 1 }, (_, dropped) => elements.slice(0, elements.length - dropped).flat())

function cube(elements: Sets): Sets {
  const [first, ...rest] = elements
  if (first === undefined) return [[]]
  const others = cube(rest)
  return [...others.map((o) => [...first, ...o]), ...others]
}

/** `a, b WITH ROLLUP`, `a, b GROUPING SETS ((a), (b))`. */
function analyticsBehind(parser: QueryParser, keys: readonly Expression[]): Sets | undefined {
  const { cursor } = parser
  if (cursor.isWord('GROUPING') && cursor.isWord('SETS', 1)) return analytics(parser)
  const elements = keys.map((k) => [k])
  if (cursor.takeWords('WITH', 'ROLLUP')) return rollup(elements)
  return cursor.takeWords('WITH', 'CUBE') ? cube(elements) : undefined
}
