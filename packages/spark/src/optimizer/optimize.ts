import type { ResolvedRelation } from '../resolved/relation.ts'
import { emptyRelations } from './empty-relations.ts'
import { type Evaluate, raiseConstants } from './fold-constants.ts'
import { dropNeedlessSorts } from './needless-sorts.ts'
import { pruneColumns } from './prune-columns.ts'
import { pushFilters } from './push-filters.ts'
import { pushLimits } from './push-limits.ts'
import type { Ids } from './references.ts'
import { refuseJoins } from './refuse-joins.ts'
import { simplifyExpressions } from './simplify.ts'

/**
 * What of Spark's optimizer can be seen in results: which expressions are evaluated at all, and for which rows
 * (docs/decisions/0062-what-spark-evaluates.md).
 *
 * @param asked - the columns that are used of the plan's; without it all
 * @throws SparkError what Spark raises while it plans
 */
export function optimize(root: ResolvedRelation, evaluate: Evaluate, asked?: Ids): ResolvedRelation {
  refuseJoins(root)
  const plan = pruneColumns(dropNeedlessSorts(pushFilters(root, evaluate)), asked)
  raiseConstants(plan, evaluate)
  return pushLimits(emptyRelations(simplifyExpressions(plan, evaluate), evaluate))
}
