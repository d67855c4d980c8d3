import { analysisError } from '../errors/spark-error.ts'
import { inputsOf, type Join, type ResolvedRelation } from '../resolved/relation.ts'
import { collect } from '../resolved/tree.ts'
import { some } from '../trees/fold.ts'
import { idsOf, isWithin, referencesOf } from './references.ts'

const INNER: ReadonlySet<Join['joinType']> = new Set(['inner', 'cross'])

/**
 * Spark's ExtractPythonUDFFromJoinCondition: a function of Python over both sides has no place in the condition of a join that is not
 * an inner one.
 *
 * @throws SparkError UNSUPPORTED_FEATURE.PYTHON_UDF_IN_ON_CLAUSE
 */
export function refuseJoins(root: ResolvedRelation): void {
  some(root, inputsOf, (plan) => {
    if (plan.kind === 'Join' && !INNER.has(plan.joinType) && callsOverBoth(plan))
      throw analysisError('UNSUPPORTED_FEATURE.PYTHON_UDF_IN_ON_CLAUSE', {
        joinType: plan.joinType.replace('_', ' ').toUpperCase(),
      })
    return false
  })
}

function callsOverBoth({ condition, left, right }: Join): boolean {
  if (condition === undefined) return false
  const sides = [idsOf(left.output), idsOf(right.output)]
  return collect(condition, (e) => e.kind === 'UserFunctionCall').some((call) => {
    const ids = referencesOf([call])
    return !sides.some((side) => isWithin(ids, side))
  })
}
