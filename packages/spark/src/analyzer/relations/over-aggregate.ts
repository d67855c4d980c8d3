import type {
  AggregateCall,
  Alias,
  AttributeReference,
  NamedExpression,
  ResolvedExpression,
} from '../../resolved/expression.ts'
import { prettySql } from '../../resolved/pretty.ts'
import type { Aggregate, ResolvedRelation } from '../../resolved/relation.ts'
import { collect, exists, replace } from '../../resolved/tree.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { columnsOf } from '../missing-columns.ts'

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
  behindHaving = false,
): OverAggregate | undefined {
  const below = aggregateBelow(input, behindHaving)
  return below === undefined ? undefined : overIt(below, input, expressions)
}

/** The aggregation that a filter or a sort is over: at once or, in SQL, below HAVING. */
export function aggregateBelow(input: ResolvedRelation, behindHaving = false): Aggregate | undefined {
  if (input.kind === 'Aggregate') return input
  if (!behindHaving) return undefined
  if (input.kind === 'Filter') return aggregateBelow(input.input, true)
  // The filter by an aggregate that is not selected, without it.
  const { kind } = input
  const isPlain = kind === 'Project' && input.expressions.every((e) => e.kind === 'AttributeReference')
  return isPlain && input.input.kind === 'Filter' ? aggregateBelow(input.input, true) : undefined
}

function overIt(
  aggregate: Aggregate,
  whole: ResolvedRelation,
  expressions: readonly ResolvedExpression[],
): OverAggregate | undefined {
  const isCall = (n: ResolvedExpression): n is AggregateCall => n.kind === 'AggregateCall'
  const calls = expressions.flatMap((e) => collect(e, isCall))
  const below = new Set(aggregate.input.output.map((a) => a.id))
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
  const known = new Set([...aggregate.aggregates, ...added].map((a) => a.id))
  const keys = aggregate.grouping.filter((g): g is AttributeReference => g.kind === 'AttributeReference')
  const used = new Set(replaced.flatMap(columnsOf).map((a) => a.id))
  const shown = keys.filter((k, i) => used.has(k.id) && !known.has(k.id) && keys.findIndex((o) => o.id === k.id) === i)
  return { input: widened(whole, [...added, ...shown]), expressions: replaced }
}

/** The relation with further results of the aggregation below it. */
function widened(relation: ResolvedRelation, added: readonly NamedExpression[]): ResolvedRelation {
  switch (relation.kind) {
    case 'Aggregate': {
      const aggregates = [...relation.aggregates, ...added]
      return { ...relation, aggregates, output: aggregates.map(toAttribute), planIds: [] }
    }
    case 'Filter': {
      const input = widened(relation.input, added)
      return { ...relation, input, output: input.output, planIds: [] }
    }
    case 'Project': {
      const expressions = [...relation.expressions, ...added.map(toAttribute)]
      const input = widened(relation.input, added)
      return { ...relation, input, expressions, output: expressions.map(toAttribute), planIds: [] }
    }
    default:
      throw new Error(`No aggregation lies below ${relation.kind}`)
  }
}
