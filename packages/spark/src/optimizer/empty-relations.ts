import { isFoldable } from '../resolved/argument.ts'
import { conjuncts } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Join, ResolvedRelation, SetOperation } from '../resolved/relation.ts'
import type { LocalSource } from '../resolved/source.ts'
import type { Evaluate } from './fold-constants.ts'

/**
 * Spark's PruneFilters, EliminateLimits and PropagateEmptyRelation: what can have no row by its form alone is not computed.
 */
export const withoutRows = (plan: ResolvedRelation, evaluate: Evaluate): ResolvedRelation =>
  hasNoRow(plan, evaluate) ? nothing(plan) : plan

const NO_ROWS: LocalSource = { kind: 'Local', rows: [] }

/** A relation that Spark knows to be empty: not each that has no row, which it sees only as it runs. */
export const nothing = ({ output, planIds }: ResolvedRelation): ResolvedRelation => ({
  kind: 'Scan',
  source: NO_ROWS,
  origin: 'nothing',
  output,
  planIds,
})

export const isNothing = (plan: ResolvedRelation): boolean => plan.kind === 'Scan' && plan.source === NO_ROWS

function hasNoRow(plan: ResolvedRelation, evaluate: Evaluate): boolean {
  switch (plan.kind) {
    case 'Scan':
    case 'Range':
      return false
    case 'Filter':
      return isNothing(plan.input) || isNeverTrue(plan, evaluate)
    case 'Limit':
    case 'Tail':
      return plan.count === 0 || isNothing(plan.input)
    case 'Aggregate':
      return plan.grouping.length > 0 && isNothing(plan.input)
    case 'Join':
      return joinsNothing(plan) || neverJoins(plan, evaluate)
    case 'SetOperation':
      return combinesNothing(plan)
    case 'LateralJoin':
      return isNothing(plan.left)
    default:
      return isNothing(plan.input)
  }
}

const isNeverTrue = ({ condition }: { readonly condition: ResolvedExpression }, evaluate: Evaluate): boolean =>
  conjuncts(condition).some((e) => isFoldable(e) && evaluate(e) !== true)

const neverJoins = ({ joinType, condition }: Join, evaluate: Evaluate): boolean =>
  (joinType === 'inner' || joinType === 'cross' || joinType === 'left_semi') &&
  condition !== undefined &&
  isNeverTrue({ condition }, evaluate)

/** @param isEmpty - what is known of a side */
export function joinsNothing({ joinType, left, right }: Join, isEmpty: IsEmpty = isNothing): boolean {
  switch (joinType) {
    case 'left_outer':
    case 'left_anti':
      return isEmpty(left)
    case 'right_outer':
      return isEmpty(right)
    case 'full_outer':
      return isEmpty(left) && isEmpty(right)
    default:
      return isEmpty(left) || isEmpty(right)
  }
}

/** @param isEmpty - what is known of a side */
export function combinesNothing({ setOpType, left, right }: SetOperation, isEmpty: IsEmpty = isNothing): boolean {
  if (setOpType === 'union') return isEmpty(left) && isEmpty(right)
  return isEmpty(left) || (setOpType === 'intersect' && isEmpty(right))
}

type IsEmpty = (plan: ResolvedRelation) => boolean

/** Spark's OptimizeLimitZero: what no row is taken of is not even looked at. */
export const withoutLimited = (plan: ResolvedRelation): ResolvedRelation =>
  plan.kind === 'Limit' && plan.count === 0 ? nothing(plan) : plan
