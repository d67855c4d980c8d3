import type { Relation } from '../../plan/relation.ts'
import type { AttributeReference } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { planIdsOf } from './handler.ts'

/**
 * A relation in terms of others, as Spark's Dataset makes it: what the others mean and refuse is what it means and
 * refuses. `outputOf` analyzes a relation and gives its columns.
 */
export type Rewriting<R extends Relation = Relation> = (
  relation: R,
  outputOf: (relation: Relation) => readonly AttributeReference[],
) => Relation

/** The plan of a relation that stands for others. */
export function rewritten<R extends Relation>(
  relation: R,
  rewrite: Rewriting<R>,
  analyze: (relation: Relation) => ResolvedRelation,
): ResolvedRelation {
  const planIds = planIdsOf(relation)
  return { ...analyze(rewrite(relation, (r) => analyze(r).output)), planIds }
}
