import { isNothing, nothing } from '../optimizer/empty-relations.ts'
import { conjunction, conjuncts } from '../resolved/conjuncts.ts'
import type { Filter, ResolvedRelation } from '../resolved/relation.ts'
import { inputsOf } from '../resolved/relation.ts'
import { expressionsOf, hasOuter, withInputs } from '../resolved/relation-expressions.ts'
import { INLINE_TABLE } from '../resolved/source.ts'
import { exists, isDeterministic } from '../resolved/tree.ts'

/**
 * A scalar subquery that asks for the row around it: Spark groups by what it asks for, and where it knows as it plans that there is
 * no row to count there is no group either. What would be 0 is null then.
 */
export function emptyGroups(plan: ResolvedRelation, hasRows: (plan: ResolvedRelation) => boolean): ResolvedRelation {
  let node = plan
  while (KEEPS_GROUPS.has(node.kind) && 'input' in node) node = node.input
  if (node.kind !== 'Aggregate' || node.grouping.length > 0) return plan
  return isKnownEmpty(node.input, hasRows) ? nothing(plan) : plan
}

const KEEPS_GROUPS: ReadonlySet<ResolvedRelation['kind']> = new Set(['Project', 'Filter', 'Rename', 'Sort'])

/** Spark computes what stands over the rows of an inline table as it plans. */
function isKnownEmpty(plan: ResolvedRelation, hasRows: (plan: ResolvedRelation) => boolean): boolean {
  if (isNothing(plan)) return true
  if (plan.kind === 'Join' && (plan.joinType === 'inner' || plan.joinType === 'cross'))
    return isKnownEmpty(plan.left, hasRows) || isKnownEmpty(plan.right, hasRows)
  const own = uncorrelated(plan)
  return isComputedEarly(own) && !hasRows(own)
}

/** Without the conditions that ask for the row around: Spark has taken them out by then. */
function uncorrelated(plan: ResolvedRelation): ResolvedRelation {
  const below = withInputs(plan, inputsOf(plan).map(uncorrelated))
  return below.kind === 'Filter' ? withoutOuter(below) : below
}

function withoutOuter(filter: Filter): ResolvedRelation {
  const [first, ...more] = conjuncts(filter.condition).filter((e) => !hasOuter(e))
  return first === undefined ? filter.input : { ...filter, condition: conjunction(first, more) }
}

const isComputedEarly = (plan: ResolvedRelation): boolean =>
  plan.kind === 'Scan'
    ? plan.origin === INLINE_TABLE
    : EARLY.has(plan.kind) &&
      expressionsOf(plan).every((e) => isDeterministic(e) && !hasOuter(e) && !exists(e, isSubquery)) &&
      inputsOf(plan).every(isComputedEarly)

const EARLY: ReadonlySet<ResolvedRelation['kind']> = new Set(['Project', 'Filter', 'Rename', 'Limit'])
const isSubquery = ({ kind }: { readonly kind: string }): boolean => kind === 'SubqueryExpression'
