import { isFoldable } from '../resolved/argument.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { collect, semanticKey } from '../resolved/tree.ts'
import { IntegerType } from '../types/data-type.ts'

/** A key that keeps the groups: none for no row. */
const ONE: ResolvedExpression = { kind: 'Literal', dataType: IntegerType, nullable: false, value: 0 }

/** Spark's RemoveLiteralFromGroupExpressions: a key that is the same for all rows is not computed, but for the only one. */
export function withoutConstantKeys(plan: ResolvedRelation): ResolvedRelation {
  if (plan.kind !== 'Aggregate' || plan.sets !== undefined || !plan.grouping.some(isFoldable)) return plan
  const shown = new Set(
    plan.aggregates.flatMap((e) => collect(e, (n) => n.kind !== 'Literal' && isFoldable(n))).map(semanticKey),
  )
  const grouping = plan.grouping.filter((e) => e.kind === 'Literal' || !isFoldable(e) || shown.has(semanticKey(e)))
  if (grouping.length === plan.grouping.length) return plan
  return { ...plan, grouping: grouping.length === 0 ? [ONE] : grouping }
}
