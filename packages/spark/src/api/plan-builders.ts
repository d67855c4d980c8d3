import type { Cast, Expression, UnresolvedAttribute, UnresolvedFunction } from '../plan/expression.ts'
import type { Aggregate, Relation } from '../plan/relation.ts'
import type { DataType } from '../types/data-type.ts'

/** The column of a name, dots and all. */
export const named = (name: string): UnresolvedAttribute => ({
  kind: 'UnresolvedAttribute',
  unparsedIdentifier: `\`${name.replaceAll('`', '``')}\``,
})

export const call = (functionName: string, ...args: readonly Expression[]): UnresolvedFunction => ({
  kind: 'UnresolvedFunction',
  functionName,
  arguments: args,
})

export const cast = (expr: Expression, type: DataType): Cast => ({ kind: 'Cast', expr, type })

/** An aggregation of all rows into one. */
export const globalAggregate = (input: Relation, aggregateExpressions: readonly Expression[]): Aggregate => ({
  kind: 'Aggregate',
  input,
  groupType: 'groupby',
  groupingExpressions: [],
  aggregateExpressions,
})
