import { combinesNothing, isNothing, joinsNothing, nothing } from '../optimizer/empty-relations.ts'
import { isFoldable } from '../resolved/argument.ts'
import { conjunction, conjuncts, type EquiKey, equiKey } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Filter, ResolvedRelation } from '../resolved/relation.ts'
import { inputsOf } from '../resolved/relation.ts'
import { expressionsOf, hasOuter, withInputs } from '../resolved/relation-expressions.ts'
import { INLINE_TABLE } from '../resolved/source.ts'
import { exists, isDeterministic } from '../resolved/tree.ts'
import type { Value } from '../types/value.ts'

/** What the interpreter lends: whether a plan that asks for no row around it has rows, how it is optimized, and a constant's value. */
interface Means {
  readonly hasRows: (plan: ResolvedRelation) => boolean
  readonly optimized: (plan: ResolvedRelation) => ResolvedRelation
  readonly evaluate: (e: ResolvedExpression) => Value
}

/**
 * A scalar subquery that asks for the row around it: Spark groups by what it asks for, and where it knows as it plans that there is
 * no row to count there is no group either. What would be 0 is null then.
 *
 * @param written - the plan before it was optimized
 */
export function emptyGroups(plan: ResolvedRelation, written: ResolvedRelation, means: Means): ResolvedRelation {
  let node = plan
  while (KEEPS_GROUPS.has(node.kind) && 'input' in node) node = node.input
  if (node.kind !== 'Aggregate' || node.grouping.length > 0) return plan
  const link = linkOf(written)
  if (link === 'row') return plan
  const isEmpty = link === 'pair' ? isNeverPaired(written, means.evaluate) : isKnownEmpty(node.input, means)
  return isEmpty ? nothing(plan) : plan
}

const KEEPS_GROUPS: ReadonlySet<ResolvedRelation['kind']> = new Set(['Project', 'Filter', 'Rename', 'Sort'])

/**
 * How rows of a subquery are told by the row around it. An equality of a column with it is a key to group by; of any other condition
 * Spark joins the rows around it in, below the aggregate, and what it does not see through that join it does not know to be empty.
 */
type Link = 'key' | 'pair' | 'row'

function linkOf(plan: ResolvedRelation): Link {
  const conditions = correlatedConditions(plan)
  const told = new Set(conditions.flatMap(toldBy))
  const links = conditions.map((e) => linkOfCondition(e, told))
  return links.includes('row') ? 'row' : links.includes('pair') ? 'pair' : 'key'
}

const correlatedConditions = (plan: ResolvedRelation): readonly ResolvedExpression[] => [
  ...(plan.kind === 'Filter' ? conjuncts(plan.condition).filter(hasOuter) : []),
  ...inputsOf(plan).flatMap(correlatedConditions),
]

function linkOfCondition(e: ResolvedExpression, told: ReadonlySet<number>): Link {
  const isTold = !exists(e, (n) => n.kind === 'OuterReference' && !told.has(n.attribute.id))
  if (isTold || keyOf(e) !== undefined) return 'key'
  return exists(e, isColumn) ? 'pair' : 'row'
}

const keyOf = (e: ResolvedExpression): EquiKey | undefined =>
  equiKey(e, isPlainColumn, (side) => hasOuter(side) && !exists(side, isColumn))

/** The column around it that a column of its own equals: what else asks for that one asks for its own instead. */
function toldBy(e: ResolvedExpression): readonly number[] {
  const key = keyOf(e)
  return key?.left.kind === 'AttributeReference' && key.right.kind === 'OuterReference' ? [key.right.attribute.id] : []
}

const isColumn = (e: ResolvedExpression): boolean => e.kind === 'AttributeReference'
const isPlainColumn = (e: ResolvedExpression): boolean => isColumn(e.kind === 'Cast' ? e.child : e)

/** A constant beside the condition that is not true. */
function isNeverPaired(plan: ResolvedRelation, evaluate: Means['evaluate']): boolean {
  if (inputsOf(plan).some((input) => isNeverPaired(input, evaluate))) return true
  if (plan.kind !== 'Filter' || !hasOuter(plan.condition)) return false
  return conjuncts(plan.condition).some((e) => isFoldable(e) && evaluate(e) !== true)
}

/** Spark takes the conditions out that ask for the row around, and pushes the others down. */
const isKnownEmpty = (plan: ResolvedRelation, { hasRows, optimized }: Means): boolean =>
  isEmptyByForm(optimized(uncorrelated(plan)), hasRows)

/** Spark computes what stands over the rows of an inline table as it plans. */
function isEmptyByForm(plan: ResolvedRelation, hasRows: Means['hasRows']): boolean {
  if (isNothing(plan)) return true
  if (isComputedEarly(plan)) return !hasRows(plan)
  const isEmpty = (input: ResolvedRelation): boolean => isEmptyByForm(input, hasRows)
  switch (plan.kind) {
    case 'Join':
      return joinsNothing(plan, isEmpty)
    case 'SetOperation':
      return combinesNothing(plan, isEmpty)
    case 'Aggregate':
      return plan.grouping.length > 0 && isEmpty(plan.input)
    case 'LateralJoin':
      return isEmpty(plan.left)
    default:
      return 'input' in plan && isEmpty(plan.input)
  }
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
