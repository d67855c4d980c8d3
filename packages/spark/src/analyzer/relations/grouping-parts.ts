import type { NamedExpression } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import type { AnalyzerContext } from '../context.ts'

/** What every kind of grouping starts from. */
export interface GroupingParts {
  /** The keys are shown before the results. */
  readonly retained: boolean
  readonly input: ResolvedRelation
  readonly grouping: readonly NamedExpression[]
  /** Which keys the caller gave a name: an expression of the result never stands for one of these. */
  readonly aliased: readonly boolean[]
  readonly aggregates: readonly NamedExpression[]
  readonly context: AnalyzerContext
  readonly planIds: readonly number[]
}
