import type { Alias, AttributeReference, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import { prettySql } from '../../resolved/pretty.ts'
import type { Aggregate, ResolvedRelation } from '../../resolved/relation.ts'
import { childrenOf, collect, exists, replace, semanticKey } from '../../resolved/tree.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { columnsBeyond, columnsOf, hiddenColumns, missingAttributes } from '../missing-columns.ts'
import { unresolvedColumn } from '../scope.ts'

/** The aggregation with further results, and expressions that use them. */
export interface OverAggregate {
  readonly input: ResolvedRelation
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
  const below = aggregateBelow(input)
  return below === undefined ? undefined : overIt(below, expressions)
}

/** The aggregation that a filter or a sort is over. */
export const aggregateBelow = (input: ResolvedRelation): Aggregate | undefined =>
  input.kind === 'Aggregate' ? input : undefined

function overIt(aggregate: Aggregate, expressions: readonly ResolvedExpression[]): OverAggregate | undefined {
  const groupedBy = new Set(aggregate.grouping.filter((g) => g.kind !== 'AttributeReference').map(semanticKey))
  const isCall = (n: ResolvedExpression): boolean => n.kind === 'AggregateCall' || groupedBy.has(semanticKey(n))
  const calls = expressions.flatMap((e) => collect(e, isCall))
  const below = new Set(aggregate.input.output.map((a) => a.id))
  const nested = (n: ResolvedExpression): boolean => n.kind === 'AggregateCall' || n.kind === 'WindowExpression'
  const inReach = calls.every(
    (c) => columnsOf(c).every((a) => below.has(a.id)) && !childrenOf(c).some((a) => exists(a, nested)),
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
  const known = new Set([...aggregate.aggregates, ...added].map((a) => a.id))
  const keys = aggregate.grouping.filter((g): g is AttributeReference => g.kind === 'AttributeReference')
  const used = new Set(replaced.flatMap(columnsOf).map((a) => a.id))
  const shown = keys.filter((k, i) => used.has(k.id) && !known.has(k.id) && keys.findIndex((o) => o.id === k.id) === i)
  return { input: widened(aggregate, [...added, ...shown]), expressions: replaced }
}

/** The aggregation with further results. */
function widened(relation: Aggregate, added: readonly NamedExpression[]): ResolvedRelation {
  const aggregates = [...relation.aggregates, ...added]
  return { ...relation, aggregates, output: aggregates.map(toAttribute), planIds: [] }
}

/** What is neither grouped by nor aggregated has no value behind the aggregation. */
export function requireGrouped(condition: ResolvedExpression, input: ResolvedRelation): void {
  const shown = new Set([...input.output, ...columnsBeyond(input), ...hiddenColumns(input)].map((a) => a.id))
  const lost = columnsOf(condition).filter((a) => !shown.has(a.id))
  if (lost.length === 0) return
  const [named] = ownColumns(condition).filter((a) => !shown.has(a.id))
  if (named === undefined) throw missingAttributes(lost, input)
  throw unresolvedColumn([named.name], input.output)
}

/** The columns that an expression names itself, and no subquery in it. */
const ownColumns = (e: ResolvedExpression): readonly AttributeReference[] =>
  e.kind === 'AttributeReference'
    ? [e]
    : (e.kind === 'SubqueryExpression' ? e.values : childrenOf(e)).flatMap(ownColumns)
