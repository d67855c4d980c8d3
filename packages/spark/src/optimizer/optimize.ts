import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { some } from '../trees/fold.ts'
import { withLazyColumns } from './collapse-projects.ts'
import { withoutConstantKeys } from './constant-keys.ts'
import { withoutLimited, withoutRows } from './empty-relations.ts'
import { type Evaluate, raiseConstants } from './fold-constants.ts'
import { withInlineRows } from './inline-rows.ts'
import { dropNeedlessSorts } from './needless-sorts.ts'
import { propagateConstants } from './propagate-constants.ts'
import { pruneColumns } from './prune-columns.ts'
import { pushFilters } from './push-filters.ts'
import { withPushedLimit } from './push-limits.ts'
import type { Ids } from './references.ts'
import { refuseJoins } from './refuse-joins.ts'
import { rewrite } from './rewrite.ts'
import { withSimpleExpressions } from './simplify.ts'

/**
 * What of Spark's optimizer can be seen in results: which expressions are evaluated at all, and for which rows
 * (docs/decisions/0062-what-spark-evaluates.md).
 *
 * @param asked - the columns that are used of the plan's; without it all
 * @throws SparkError what Spark raises while it plans
 */
export function optimize(written: ResolvedRelation, evaluate: Evaluate, asked?: Ids): ResolvedRelation {
  if (inputsOf(written).length === 0) return written
  const kinds = kindsIn(written)
  const has = (...some: readonly Kind[]): boolean => some.some((kind) => kinds.has(kind))
  if (has('Join')) refuseJoins(written)
  const root = has('Scan') ? withInlineRows(written, evaluate) : written
  // A join's own condition becomes filters of its sides.
  const filters = has('Filter', 'Join')
  const limited = has('Limit')
    ? rewrite(root, filters ? (node) => withPushedLimit(withoutLimited(node)) : withoutLimited)
    : root
  const grouped = has('Aggregate') ? rewrite(limited, withoutConstantKeys) : limited
  const pushed = filters ? pushFilters(grouped, evaluate) : grouped
  const pruned = pruneColumns(has('Sort') ? dropNeedlessSorts(pushed) : pushed, asked)
  const plan = has('Project', 'Aggregate') ? withPropagated(pruned, asked) : pruned
  raiseConstants(plan, evaluate)
  if (!filters && !has('Project', 'Limit', 'Tail', 'Range')) return plan
  let isLazy = false
  const simple = rewrite(plan, (node) => {
    const lazy = withLazyColumns(node)
    isLazy ||= lazy !== node
    return withPushedLimit(withoutRows(withSimpleExpressions(lazy, evaluate), evaluate))
  })
  // What stood in the part that was left out is asked for no more.
  return isLazy ? pruneColumns(simple, asked) : simple
}

/** What a constant took the place of is asked for no more. */
function withPropagated(plan: ResolvedRelation, asked: Ids | undefined): ResolvedRelation {
  const made = propagateConstants(plan)
  return made === plan ? plan : pruneColumns(made, asked)
}

type Kind = ResolvedRelation['kind']

/** Most plans have few kinds of nodes, and most passes are about some of them. */
function kindsIn(root: ResolvedRelation): ReadonlySet<Kind> {
  const kinds = new Set<Kind>()
  some(root, inputsOf, ({ kind }) => {
    kinds.add(kind)
    return false
  })
  return kinds
}
