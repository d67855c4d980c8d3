import { isFoldable } from '../resolved/argument.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { collect, semanticKey } from '../resolved/tree.ts'

/** Spark's RemoveLiteralFromGroupExpressions: a key that is the same for all rows is not computed, but for the only one. */
export function withoutConstantKeys(plan: ResolvedRelation): ResolvedRelation {
  if (plan.kind !== 'Aggregate' || plan.sets !== undefined || !plan.grouping.some(isFoldable)) return plan
  const shown = new Set(
    plan.aggregates.flatMap((e) => collect(e, (n) => n.kind !== 'Literal' && isFoldable(n))).map(semanticKey),
  )
  const grouping = plan.grouping.filter((e) => e.kind === 'Literal' || !isFoldable(e) || shown.has(semanticKey(e)))
  return grouping.length === 0 || grouping.length === plan.grouping.length ? plan : { ...plan, grouping }
}
