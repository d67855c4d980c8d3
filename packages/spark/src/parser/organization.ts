import type { Expression, SortOrder } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { QueryParser } from './query-parser.ts'
import { orders } from './window.ts'
import { skipWindows } from './windows.ts'

/** ORDER BY, LIMIT and their kin behind a query: Spark's `queryOrganization`. */
export function organized(input: Relation, parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  let relation = ordered(input, parser)
  skipWindows(expressions)
  const limit = cursor.takeWords('LIMIT') && !cursor.takeWords('ALL') ? expressions.expression() : undefined
  if (cursor.takeWords('OFFSET'))
    relation = { kind: 'Offset', input: relation, ...counted(expressions.expression(), 'offset') }
  return limit === undefined ? relation : { kind: 'Limit', input: relation, ...counted(limit, 'limit') }
}

/** A whole number as it stands; anything else is computed. */
function counted<Name extends 'limit' | 'offset'>(
  e: Expression,
  name: Name,
): { readonly [N in Name]: number } & { readonly computed?: Expression } {
  const value =
    e.kind === 'Literal' && e.dataType.kind === 'integer' && typeof e.value === 'number' ? e.value : undefined
  const count = { [name]: value ?? 0 } as { readonly [N in Name]: number }
  return value === undefined ? { ...count, computed: e } : count
}

function ordered(input: Relation, parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  if (cursor.takeWords('ORDER', 'BY')) {
    return { kind: 'Sort', input, order: orders(expressions), isGlobal: true }
  }
  if (cursor.takeWords('CLUSTER', 'BY')) {
    const keys = expressions.list()
    return { kind: 'Sort', input: distributed(input, keys), order: keys.map(ascending), isGlobal: false }
  }
  const whole = cursor.takeWords('DISTRIBUTE', 'BY') ? distributed(input, expressions.list()) : input
  if (!cursor.takeWords('SORT', 'BY')) return whole
  return { kind: 'Sort', input: whole, order: orders(expressions), isGlobal: false }
}

const distributed = (input: Relation, partitionExprs: readonly Expression[]): Relation => ({
  kind: 'RepartitionByExpression',
  input,
  partitionExprs,
})

const ascending = (child: Expression): SortOrder => ({
  kind: 'SortOrder',
  child,
  direction: 'ascending',
  nullOrdering: 'first',
})
