import { isFoldable } from '../resolved/argument.ts'
import { conjuncts } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Filter, Join, ResolvedRelation, SetOperation } from '../resolved/relation.ts'
import type { Evaluate } from './fold-constants.ts'
import { rewrite } from './rewrite.ts'

/**
 * Spark's PruneFilters, EliminateLimits and PropagateEmptyRelation: what can have no row by its form alone is not computed.
 */
export const emptyRelations = (root: ResolvedRelation, evaluate: Evaluate): ResolvedRelation =>
  rewrite(root, (plan) => (hasNoRow(plan, evaluate) ? nothing(plan) : plan))

/** A range without a number stands for it, whatever its columns are. */
const nothing = ({ output, planIds }: ResolvedRelation): ResolvedRelation => ({
  kind: 'Range',
  start: 0,
  end: 0,
  step: 1,
  output,
  planIds,
})

const isNothing = (plan: ResolvedRelation): boolean => plan.kind === 'Range' && plan.start === plan.end

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
      return joinsNothing(plan)
    case 'SetOperation':
      return combinesNothing(plan)
    case 'LateralJoin':
      return isNothing(plan.left)
    default:
      return isNothing(plan.input)
  }
}

const isNeverTrue = ({ condition }: Filter, evaluate: Evaluate): boolean =>
  conjuncts(condition).some((e: ResolvedExpression) => isFoldable(e) && evaluate(e) !== true)

function joinsNothing({ joinType, left, right }: Join): boolean {
  switch (joinType) {
    case 'left_outer':
    case 'left_anti':
      return isNothing(left)
    case 'right_outer':
      return isNothing(right)
    case 'full_outer':
      return isNothing(left) && isNothing(right)
    default:
      return isNothing(left) || isNothing(right)
  }
}

function combinesNothing({ setOpType, left, right }: SetOperation): boolean {
  if (setOpType === 'union') return isNothing(left) && isNothing(right)
  return isNothing(left) || (setOpType === 'intersect' && isNothing(right))
}
