import { quoteName } from '../lexer/quoting.ts'
import { BooleanType, type DataType, IntegerType, StringType } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'
import type { Alias, Cast, Expression, Literal, UnresolvedAttribute, UnresolvedFunction } from './expression.ts'
import type { Aggregate, Relation } from './relation.ts'

/** A call of a function by its name. */
export const call = (functionName: string, ...args: readonly Expression[]): UnresolvedFunction => ({
  kind: 'UnresolvedFunction',
  functionName,
  arguments: args,
})

/** A call of a function that only Spark's own plans use. */
export const internalCall = (functionName: string, ...args: readonly Expression[]): UnresolvedFunction => ({
  ...call(functionName, ...args),
  isInternal: true,
})

/** A cast to a type, or to the one that a DDL text names. */
export const cast = (expr: Expression, type: DataType | string): Cast => ({ kind: 'Cast', expr, type })

/** An expression under a name; more than one only for a generator. */
export const named = (expr: Expression, ...name: readonly string[]): Alias => ({ kind: 'Alias', expr, name })

/** The column of exactly these name parts, dots and all. */
export const attribute = (...nameParts: readonly string[]): UnresolvedAttribute => ({
  kind: 'UnresolvedAttribute',
  unparsedIdentifier: quoteName(nameParts),
})

/** The column that a text names: `a`, `t.a`, `` `a.b`.c ``. */
export const unresolvedAttribute = (unparsedIdentifier: string): UnresolvedAttribute => ({
  kind: 'UnresolvedAttribute',
  unparsedIdentifier,
})

/** A name as Spark reads it where a column is expected: `*` and `t.*` are stars. */
export function namedExpression(name: string): Expression {
  if (name === '*') return { kind: 'UnresolvedStar' }
  if (name.endsWith('.*')) return { kind: 'UnresolvedStar', unparsedTarget: name.slice(0, -2) }
  return unresolvedAttribute(name)
}

/** A literal of an engine value. */
export const literal = (dataType: DataType, value: Value): Literal => ({ kind: 'Literal', dataType, value })
export const stringLiteral = (value: string): Literal => literal(StringType, value)
export const booleanLiteral = (value: boolean): Literal => literal(BooleanType, value)
export const intLiteral = (value: number): Literal => literal(IntegerType, value)

/** An aggregation of all rows into one. */
export const globalAggregate = (input: Relation, aggregateExpressions: readonly Expression[]): Aggregate => ({
  kind: 'Aggregate',
  input,
  groupType: 'groupby',
  groupingExpressions: [],
  aggregateExpressions,
})
