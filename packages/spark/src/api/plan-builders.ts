import type { Expression } from '../plan/expression.ts'
import type { Aggregate, Relation } from '../plan/relation.ts'

/** An aggregation of all rows into one. */
export const globalAggregate = (input: Relation, aggregateExpressions: readonly Expression[]): Aggregate => ({
  kind: 'Aggregate',
  input,
  groupType: 'groupby',
  groupingExpressions: [],
  aggregateExpressions,
})
