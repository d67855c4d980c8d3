import { analysisError, sparkError } from '../errors/spark-error.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type Join, type ResolvedRelation } from '../resolved/relation.ts'
import { collect, exists } from '../resolved/tree.ts'
import { some } from '../trees/fold.ts'
import { idsOf, isWithin, referencesOf } from './references.ts'

const INNER: ReadonlySet<Join['joinType']> = new Set(['inner', 'cross'])

/**
 * Spark's ExtractPythonUDFFromJoinCondition: a function of Python over both sides has no place in the condition of a join that is not
 * an inner one. A test for rows that asks for the row around it has none in any: Spark fails to compute it.
 *
 * @throws SparkError INTERNAL_ERROR, UNSUPPORTED_FEATURE.PYTHON_UDF_IN_ON_CLAUSE
 */
export function refuseJoins(root: ResolvedRelation): void {
  some(root, inputsOf, (plan) => {
    if (plan.kind === 'Join' && plan.condition !== undefined && exists(plan.condition, asksForRow))
      throw sparkError('Py4JJavaError', 'INTERNAL_ERROR', {
        message: 'Cannot evaluate a subquery that asks for the row around it in the condition of a join',
      })
    if (plan.kind === 'Join' && !INNER.has(plan.joinType) && callsOverBoth(plan))
      throw analysisError('UNSUPPORTED_FEATURE.PYTHON_UDF_IN_ON_CLAUSE', {
        joinType: plan.joinType.replace('_', ' ').toUpperCase(),
      })
    return false
  })
}

const asksForRow = (e: ResolvedExpression): boolean => e.kind === 'SubqueryExpression' && e.outer.length > 0

function callsOverBoth({ condition, left, right }: Join): boolean {
  if (condition === undefined) return false
  const sides = [idsOf(left.output), idsOf(right.output)]
  return collect(condition, (e) => e.kind === 'UserFunctionCall').some((call) => {
    const ids = referencesOf([call])
    return !sides.some((side) => isWithin(ids, side))
  })
}
