import type { AggregateCall } from '../resolved/expression.ts'
import type { Aggregate, ResolvedRelation } from '../resolved/relation.ts'
import { withInputs } from '../resolved/relation-expressions.ts'
import { collect } from '../resolved/tree.ts'
import { rewrite } from './rewrite.ts'

/**
 * Spark's EliminateSorts below a join, and below an aggregation to which the order of its rows means nothing: what is sorted by is
 * not computed.
 */
export const dropNeedlessSorts = (root: ResolvedRelation): ResolvedRelation =>
  rewrite(root, (plan) => {
    if (plan.kind === 'Join') return withInputs(plan, [unsorted(plan.left), unsorted(plan.right)])
    return plan.kind === 'Aggregate' && isOrderless(plan) ? withInputs(plan, [unsorted(plan.input)]) : plan
  })

const ORDERLESS: ReadonlySet<string> = new Set(['count', 'min', 'max', 'bit_and', 'bit_or', 'bit_xor'])
const isOrderless = (plan: Aggregate): boolean =>
  plan.aggregates
    .flatMap((e) => collect(e, (n) => n.kind === 'AggregateCall'))
    .every((e) => e.kind === 'AggregateCall' && (ORDERLESS.has(e.function.name) || isExactSum(e)))

/** Of numbers whose sum does not depend on the order in which they come. */
const isExactSum = ({ function: { name }, arguments: [of] }: AggregateCall): boolean =>
  (name === 'sum' || name === 'avg') &&
  of !== undefined &&
  of.dataType.kind !== 'double' &&
  of.dataType.kind !== 'float'

function unsorted(plan: ResolvedRelation): ResolvedRelation {
  if (plan.kind === 'Sort') return unsorted(plan.input)
  const passes =
    plan.kind === 'Project' || plan.kind === 'Filter' || (plan.kind === 'Rename' && plan.sharedKey === undefined)
  return passes ? withInputs(plan, [unsorted(plan.input)]) : plan
}
