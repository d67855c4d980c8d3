import type { AggregateCall, Alias, ResolvedExpression } from '../../resolved/expression.ts'
import { prettySql } from '../../resolved/pretty.ts'
import type { Aggregate, ResolvedRelation } from '../../resolved/relation.ts'
import { collect, exists, replace } from '../../resolved/tree.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { columnsOf } from '../missing-columns.ts'

/** The aggregation with further results, and expressions that use them. */
export interface OverAggregate {
  readonly input: Aggregate
  readonly expressions: readonly ResolvedExpression[]
}

/**
 * A filter or a sort over an aggregation may use aggregates of the aggregation's own input: `groupBy("a").agg(…)
 * .filter(sum("b") > 2)`. Undefined where an expression has none, or one of something else.
 */
export function overAggregate(
  input: ResolvedRelation,
  expressions: readonly ResolvedExpression[],
): OverAggregate | undefined {
  if (input.kind !== 'Aggregate') return undefined
  const isCall = (n: ResolvedExpression): n is AggregateCall => n.kind === 'AggregateCall'
  const calls = expressions.flatMap((e) => collect(e, isCall))
  const below = new Set(input.input.output.map((a) => a.id))
  const nested = (n: ResolvedExpression): boolean => isCall(n) || n.kind === 'WindowExpression'
  const inReach = calls.every(
    (c) => columnsOf(c).every((a) => below.has(a.id)) && !(c as AggregateCall).arguments.some((a) => exists(a, nested)),
  )
  if (calls.length === 0 || !inReach) return undefined
  const added: Alias[] = []
  const replaced = expressions.map((e) =>
    replace(e, (n) => {
      if (!isCall(n)) return undefined
      const alias = aliasOf(n, prettySql(n), {})
      added.push(alias)
      return toAttribute(alias)
    }),
  )
  const aggregates = [...input.aggregates, ...added]
  return { input: { ...input, aggregates, output: aggregates.map(toAttribute), planIds: [] }, expressions: replaced }
}
