import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import { notSupported, type QueryParser } from './query-parser.ts'
import { orders } from './window.ts'

/** ORDER BY, LIMIT and their kin behind a query: Spark's `queryOrganization`. */
export function organized(input: Relation, parser: QueryParser): Relation {
  const { cursor } = parser
  let relation = ordered(input, parser)
  if (cursor.isWord('WINDOW') && cursor.isWord('AS', 2)) throw notSupported('the clause WINDOW')
  let limit: number | undefined
  if (cursor.takeWords('LIMIT') && !cursor.takeWords('ALL')) limit = count(parser, 'LIMIT')
  if (cursor.takeWords('OFFSET')) relation = { kind: 'Offset', input: relation, offset: count(parser, 'OFFSET') }
  return limit === undefined ? relation : { kind: 'Limit', input: relation, limit }
}

function ordered(input: Relation, parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  if (cursor.takeWords('ORDER', 'BY')) {
    return { kind: 'Sort', input, order: orders(expressions), isGlobal: true }
  }
  for (const word of ['SORT', 'CLUSTER', 'DISTRIBUTE']) {
    if (cursor.isWord(word) && cursor.isWord('BY', 1)) throw notSupported(`${word} BY`)
  }
  return input
}

/** A whole number: what else Spark computes here is refused. */
function count(parser: QueryParser, clause: string): number {
  const e: Expression = parser.expressions.expression()
  if (e.kind === 'Literal' && e.dataType.kind === 'integer' && typeof e.value === 'number') return e.value
  throw notSupported(`${clause} of something else than an integer`)
}
