import { conjunction, conjuncts, equiKey } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { type Filter, inputsOf, type Join, type ResolvedRelation } from '../resolved/relation.ts'
import { withInputs } from '../resolved/relation-expressions.ts'
import { exists, isDeterministic } from '../resolved/tree.ts'
import { fold, some } from '../trees/fold.ts'

/**
 * The plan with equalities of a filter moved into the joins below it, so that `FROM a, b WHERE a.x = b.x` is no product of
 * all rows. As Spark does, a relation that nothing joins yet waits for one that does.
 */
export function withJoinKeys(root: ResolvedRelation): ResolvedRelation {
  if (!some(root, inputsOf, (plan) => isOverProduct(plan))) return root
  const known = new Map<ResolvedRelation, ResolvedRelation>()
  return fold<ResolvedRelation, ResolvedRelation>(root, {
    below: inputsOf,
    known: (plan) => known.get(plan),
    make: (plan, inputs) => {
      const changed = withInputs(plan, inputs)
      const made = isOverProduct(changed) ? keyed(changed, changed.input) : changed
      known.set(plan, made)
      return made
    },
  })
}

const isOverProduct = (plan: ResolvedRelation): plan is Filter & { readonly input: Join } =>
  plan.kind === 'Filter' && isInner(plan.input) && plan.input.condition === undefined

const isInner = (plan: ResolvedRelation): plan is Join =>
  plan.kind === 'Join' && (plan.joinType === 'inner' || plan.joinType === 'cross')

/** Relations that inner joins without a condition put side by side. */
const sides = (plan: ResolvedRelation): readonly ResolvedRelation[] =>
  isInner(plan) && plan.condition === undefined ? [...sides(plan.left), ...sides(plan.right)] : [plan]

function keyed(filter: Filter, join: Join): ResolvedRelation {
  const sided = sides(join)
  if (sided.length < 2) return filter
  const { relations, conditions, isFiltered } = filteredSides(sided, conjuncts(filter.condition))
  const isKey = (e: ResolvedExpression): boolean => e.kind === 'ScalarCall' && e.function.equality !== undefined
  const open = conditions.filter((e) => isKey(e) && isMovable(e))
  const [first, ...others] = relations as readonly [ResolvedRelation, ...ResolvedRelation[]]
  const waiting = [...others]
  const used = new Set<ResolvedExpression>()
  let left = first
  while (waiting.length > 0) {
    const keysOf = (right: ResolvedRelation): readonly ResolvedExpression[] =>
      open.filter((e) => !used.has(e) && equiKey(e, within(left), within(right)) !== undefined)
    const next = Math.max(
      0,
      waiting.findIndex((right) => keysOf(right).length > 0),
    )
    const [right] = waiting.splice(next, 1) as [ResolvedRelation]
    const keys = keysOf(right)
    for (const key of keys) used.add(key)
    left = joined(left, right, keys)
  }
  if (used.size === 0 && !isFiltered) return filter
  const rest = conditions.filter((e) => !used.has(e))
  const filtered = filteredBy(left, rest)
  return {
    kind: 'Project',
    input: filtered,
    expressions: filter.output,
    output: filter.output,
    planIds: filter.planIds,
  }
}

const isMovable = (e: ResolvedExpression): boolean =>
  isDeterministic(e) && !exists(e, (n) => n.kind === 'SubqueryExpression')

/** The relations with those conditions that are about one of them alone, and the conditions that are not. */
function filteredSides(sided: readonly ResolvedRelation[], all: readonly ResolvedExpression[]): Sided {
  const own = sided.map((side) => all.filter((e) => isMovable(e) && within(side)(e)))
  const moved = new Set(own.flat())
  return {
    relations: sided.map((side, i) => filteredBy(side, own[i] ?? [])),
    conditions: all.filter((e) => !moved.has(e)),
    isFiltered: moved.size > 0,
  }
}
interface Sided {
  readonly relations: readonly ResolvedRelation[]
  readonly conditions: readonly ResolvedExpression[]
  readonly isFiltered: boolean
}

const filteredBy = (relation: ResolvedRelation, conditions: readonly ResolvedExpression[]): ResolvedRelation =>
  conditions.reduce<ResolvedRelation>(
    (input, condition) => ({ kind: 'Filter', input, condition, output: input.output, planIds: [] }),
    relation,
  )

const within =
  ({ output }: ResolvedRelation) =>
  (e: ResolvedExpression): boolean => {
    const ids = new Set(output.map((a) => a.id))
    return (
      exists(e, (n) => n.kind === 'AttributeReference') &&
      !exists(e, (n) => n.kind === 'OuterReference' || (n.kind === 'AttributeReference' && !ids.has(n.id)))
    )
  }

function joined(left: ResolvedRelation, right: ResolvedRelation, keys: readonly ResolvedExpression[]): Join {
  const output = [...left.output, ...right.output]
  const [first, ...others] = keys
  const sidesOf = { kind: 'Join', left, right, joinType: 'inner', output, planIds: [] } as const
  if (first === undefined) return sidesOf
  return { ...sidesOf, condition: conjunction(first, others) }
}
