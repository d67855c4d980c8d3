import type { NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import type { Aggregate, Project, ResolvedRelation } from '../resolved/relation.ts'
import { childrenOf, exists, isDeterministic, replace } from '../resolved/tree.ts'
import { idsOf, referencesOf } from './references.ts'

/**
 * Spark's CollapseProject, as far as it shows: what a node uses once of the projection below it is computed where it is used, in a
 * branch too, and not for every row.
 */
export function withLazyColumns(plan: ResolvedRelation): ResolvedRelation {
  if (plan.kind !== 'Project' && plan.kind !== 'Aggregate') return plan
  const below = plan.input
  if (below.kind !== 'Project' || !listOf(plan).some(hasBranch)) return plan
  const used = uses(plan)
  const values = new Map<number, ResolvedExpression>()
  for (const e of below.expressions)
    if (e.kind === 'Alias' && used.get(e.id) === 1 && mayMove(e.child)) values.set(e.id, e.child)
  if (values.size === 0) return plan
  const change = <E extends ResolvedExpression>(e: E): E =>
    e.kind === 'AttributeReference'
      ? e
      : (replace(e, (n) => (n.kind === 'AttributeReference' ? values.get(n.id) : undefined)) as E)
  return over(plan, below, change, values)
}

type Above = Project | Aggregate

const listOf = (plan: Above): readonly ResolvedExpression[] =>
  plan.kind === 'Project' ? plan.expressions : [...plan.grouping, ...plan.aggregates]

/** Whether a part of it may be left out: a branch, what a constant beside it decides, a member of what is put together only then. */
const hasBranch = (e: ResolvedExpression): boolean =>
  e.kind !== 'AttributeReference' &&
  exists(
    e,
    (n) =>
      n.kind === 'ScalarCall' &&
      (n.function.conditional === true || n.function.decidedBy !== undefined || TAKES_MEMBER.has(n.function.name)),
  )

const TAKES_MEMBER: ReadonlySet<string> = new Set(['get_struct_field', 'get_array_item'])

/** How often each column of the input stands in the node; one that is passed on as it is stays where it is. */
function uses(plan: Above): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  const waiting = [...listOf(plan)]
  for (const e of waiting) if (e.kind === 'AttributeReference') counts.set(e.id, 1)
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (e.kind === 'AttributeReference') counts.set(e.id, (counts.get(e.id) ?? 0) + 1)
    else for (const child of childrenOf(e)) waiting.push(child)
  }
  return counts
}

/** A value that is more than a column, and that Spark would compute elsewhere. */
const mayMove = (e: ResolvedExpression): boolean =>
  e.kind !== 'AttributeReference' &&
  e.kind !== 'Literal' &&
  isDeterministic(e) &&
  !exists(e, (n) => n.kind === 'UserFunctionCall' || n.kind === 'SubqueryExpression' || n.kind === 'OuterReference')

function over(
  plan: Above,
  below: Project,
  change: <E extends ResolvedExpression>(e: E) => E,
  moved: ReadonlyMap<number, ResolvedExpression>,
): ResolvedRelation {
  const kept = below.expressions.filter(({ id }) => !moved.has(id))
  const given = idsOf(kept)
  const wanted = referencesOf([...moved.values()])
  const more = below.input.output.filter(({ id }) => wanted.has(id) && !given.has(id))
  const expressions: readonly NamedExpression[] = [...kept, ...more]
  const input: Project = {
    ...below,
    expressions,
    output: [...below.output.filter(({ id }) => !moved.has(id)), ...more],
    planIds: [],
  }
  return plan.kind === 'Project'
    ? { ...plan, input, expressions: plan.expressions.map(change) }
    : { ...plan, input, grouping: plan.grouping.map(change), aggregates: plan.aggregates.map(change) }
}
