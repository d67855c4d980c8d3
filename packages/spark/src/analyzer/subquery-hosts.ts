import { analysisError } from '../errors/spark-error.ts'
import type { ResolvedExpression, SubqueryExpression } from '../resolved/expression.ts'
import { inputsOf, planOf, type ResolvedRelation } from '../resolved/relation.ts'
import { expressionsOf } from '../resolved/relation-expressions.ts'
import { exists, semanticKey } from '../resolved/tree.ts'
import { some } from '../trees/fold.ts'
import { CATEGORY, checkCorrelation, checkScalar } from './correlation.ts'
import { located, withoutPlace } from './location.ts'

/** Raises what Spark refuses of subqueries and of where they stand, node by node. */
export function checkSubqueries(root: ResolvedRelation): void {
  const below = (plan: ResolvedRelation): readonly ResolvedRelation[] => inputsOf(plan).filter((i) => !checked.has(i))
  some(root, below, (plan) => {
    checkSubqueriesOf(plan)
    checked.add(plan)
    return false
  })
}

/** A frame made of another is checked from there on only. */
const checked = new WeakSet<ResolvedRelation>()

/** What is refused of the subqueries of one node, and of what asks for its grouping set. */
export function checkSubqueriesOf(plan: ResolvedRelation): void {
  const expressions = plan.kind === 'Rename' ? (plan.partitionedBy ?? []) : expressionsOf(plan)
  for (const e of expressions) {
    exists(e, (n) => {
      if (n.kind === 'SubqueryExpression') located(n, () => checkSubquery(n, plan))
      // What a rollup or a cube has a value for is computed from it by now.
      if (n.kind === 'ScalarCall' && n.function.grouping !== undefined)
        throw analysisError('UNSUPPORTED_GROUPING_EXPRESSION')
      return false
    })
  }
}

/** In Spark's order: what it gives, where it stands, what it asks of the row around it. */
function checkSubquery(e: SubqueryExpression, host: ResolvedRelation): void {
  const plan = planOf(e.plan)
  if (e.subqueryType === 'scalar') {
    if (e.outer.length > 0) checkScalar(plan)
    if (e.outer.length > 0) checkScalarHost(e, host)
  } else if (!HOSTS_OF_PREDICATES.has(host.kind)) {
    throw analysisError(`${CATEGORY}.UNSUPPORTED_IN_EXISTS_SUBQUERY`, { treeNode: '' })
  }
  checkCorrelation(plan, e.subqueryType)
}

const HOSTS_OF_PREDICATES: ReadonlySet<ResolvedRelation['kind']> = new Set([
  'Filter',
  'Join',
  'Project',
  'Aggregate',
  'Window',
  'Expand',
])

/** One value that is up to the row it joins into few kinds of nodes only. */
function checkScalarHost(e: SubqueryExpression, host: ResolvedRelation): void {
  if (host.kind === 'Aggregate') {
    if (
      host.grouping.some((g) => holds(g, e)) &&
      !(e.written !== undefined && host.aggregates.some((a) => holds(a, e)))
    )
      throw withoutPlace(analysisError(`${CATEGORY}.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY`))
  } else if (NO_HOSTS_OF_VALUES.has(host.kind)) {
    throw analysisError(`${CATEGORY}.UNSUPPORTED_CORRELATED_SCALAR_SUBQUERY`, { treeNode: '' })
  }
}

const NO_HOSTS_OF_VALUES: ReadonlySet<ResolvedRelation['kind']> = new Set(['Join', 'Sort', 'Generate', 'Rename'])

const holds = (root: ResolvedExpression, e: SubqueryExpression): boolean =>
  exists(root, (n) => n.kind === 'SubqueryExpression' && semanticKey(n) === semanticKey(e))
