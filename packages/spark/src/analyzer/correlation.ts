import { analysisError } from '../errors/spark-error.ts'
import { conjuncts, equiKey } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Aggregate, ResolvedRelation } from '../resolved/relation.ts'
import { inputsOf } from '../resolved/relation.ts'
import { expressionsOf, hasOuter, isCorrelated } from '../resolved/relation-expressions.ts'
import { exists, isDeterministic } from '../resolved/tree.ts'
import { withoutPlace } from './location.ts'
import { columnsOf } from './missing-columns.ts'

type Place = 'scalar' | 'exists' | 'in' | 'lateral'

export const CATEGORY = 'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY'

/** Raises what Spark refuses of subqueries that use columns from around them. */
export function checkCorrelation(plan: ResolvedRelation, place: Place): void {
  if (!isCorrelated(plan)) return
  walk(plan, { place, aggregated: false, allowed: true })
}

/** Chance beside each of several rows would be drawn once by Spark's join. */
export function checkChance(left: ResolvedRelation, lateral: ResolvedRelation): void {
  if (hasOneRow(withoutProjects(left)) || isSure(lateral)) return
  throw analysisError(`${CATEGORY}.NON_DETERMINISTIC_LATERAL_SUBQUERIES`, { treeNode: '' })
}

const isSure = (plan: ResolvedRelation): boolean =>
  expressionsOf(plan).every(isDeterministic) && inputsOf(plan).every(isSure)

/** One row at most for each row around it. */
export function checkScalar(plan: ResolvedRelation): void {
  if (!isCorrelated(plan)) return
  const top = withoutProjects(plan)
  const aggregate = top.kind === 'Filter' ? withoutProjects(top.input) : top
  if (aggregate.kind === 'Aggregate') checkAggregate(plan, aggregate)
  else if (!hasOneRow(top)) throw analysisError(`${CATEGORY}.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY`)
}

function withoutProjects(plan: ResolvedRelation): ResolvedRelation {
  let node = plan
  while (node.kind === 'Project' || node.kind === 'Rename') node = node.input
  return node
}

const hasOneRow = (plan: ResolvedRelation): boolean => mostRows(plan) <= 1

/** How many rows a relation has at most, as far as its form tells. */
function mostRows(plan: ResolvedRelation): number {
  switch (plan.kind) {
    case 'Scan':
      return plan.source.kind === 'Local' ? plan.source.rows.length : Number.POSITIVE_INFINITY
    case 'Range':
      return Math.max(0, Math.ceil((Number(plan.end) - Number(plan.start)) / Number(plan.step)))
    case 'Limit':
      return Math.min(plan.count, mostRows(plan.input))
    case 'Project':
    case 'Filter':
    case 'Sort':
    case 'Offset':
    case 'Window':
    case 'Deduplicate':
      return mostRows(plan.input)
    case 'Aggregate':
      return plan.grouping.length === 0 ? 1 : mostRows(plan.input)
    default:
      return Number.POSITIVE_INFINITY
  }
}

function checkAggregate(plan: ResolvedRelation, aggregate: Aggregate): void {
  const known = new Set(
    correlatedPredicates(plan)
      .flatMap(columnsOf)
      .map((a) => a.id),
  )
  const unknown = aggregate.grouping.flatMap(columnsOf).filter((a) => !known.has(a.id))
  if (unknown.length > 0) {
    throw analysisError(`${CATEGORY}.NON_CORRELATED_COLUMNS_IN_GROUP_BY`, {
      value: unknown.map((a) => a.name).join(','),
    })
  }
  if (!aggregate.aggregates.some((e) => exists(e, (n) => n.kind === 'AggregateCall')))
    throw analysisError(`${CATEGORY}.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY`)
}

const correlatedPredicates = (plan: ResolvedRelation): readonly ResolvedExpression[] => [
  ...(plan.kind === 'Filter' && hasOuter(plan.condition) ? [plan.condition] : []),
  ...inputsOf(plan).flatMap(correlatedPredicates),
]

interface Walk {
  readonly place: Place
  readonly aggregated: boolean
  readonly allowed: boolean
}

const HOSTS: ReadonlySet<ResolvedRelation['kind']> = new Set(['Project', 'LateralJoin'])

/** An aggregate of columns of both queries. */
export function checkMixed(root: ResolvedExpression): void {
  const isMixed = exists(root, (n) => n.kind === 'AggregateCall' && hasOuter(n) && columnsOf(n).length > 0)
  if (isMixed)
    throw withoutPlace(analysisError(`${CATEGORY}.AGGREGATE_FUNCTION_MIXED_OUTER_LOCAL_REFERENCES`, { function: '' }))
}

/** A condition on a column from around that is no equality with one of the subquery's own. */
const isUnequal = (e: ResolvedExpression): boolean =>
  hasOuter(e) &&
  equiKey(
    e,
    (side) => !hasOuter(side) && columnsOf(side).length > 0,
    (side) => hasOuter(side) && columnsOf(side).length === 0,
  ) === undefined

function walk(plan: ResolvedRelation, w: Walk): void {
  if (!w.allowed) {
    if (!isCorrelated(plan)) return
    throw analysisError(`${CATEGORY}.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED`, { treeNode: '' })
  }
  for (const e of expressionsOf(plan)) checkMixed(e)
  const byRow = w.place === 'scalar' || w.place === 'lateral'
  const hosts =
    plan.kind === 'Filter' || (HOSTS.has(plan.kind) && byRow) || (plan.kind === 'Generate' && w.place === 'lateral')
  if (!hosts && expressionsOf(plan).some(hasOuter)) {
    throw analysisError(`${CATEGORY}.CORRELATED_REFERENCE`, { sqlExprs: '' })
  }
  if (plan.kind === 'Filter' && w.aggregated && !byRow && conjuncts(plan.condition).some(isUnequal)) {
    throw analysisError(`${CATEGORY}.CORRELATED_COLUMN_IS_NOT_ALLOWED_IN_PREDICATE`, { treeNode: '' })
  }
  const [first, second] = inputsOf(plan)
  switch (plan.kind) {
    case 'Window':
      walk(plan.input, { ...w, aggregated: true, allowed: w.place !== 'lateral' })
      return
    case 'Aggregate':
    case 'Deduplicate':
      walk(plan.input, { ...w, aggregated: true })
      return
    case 'Filter':
    case 'Project':
    case 'Rename':
    case 'Sort':
    case 'Generate':
      walk(plan.input, w)
      return
    case 'Join': {
      const isLeft = plan.joinType !== 'right_outer' && plan.joinType !== 'full_outer'
      const isRight = plan.joinType === 'inner' || plan.joinType === 'cross' || plan.joinType === 'right_outer'
      if (first !== undefined) walk(first, { ...w, allowed: isLeft })
      if (second !== undefined) walk(second, { ...w, allowed: isRight })
      return
    }
    case 'LateralJoin':
      walk(plan.left, w)
      return
    case 'SetOperation':
      for (const input of inputsOf(plan)) walk(input, { ...w, allowed: byRow })
      return
    default:
      for (const input of inputsOf(plan)) walk(input, { ...w, allowed: false })
  }
}
