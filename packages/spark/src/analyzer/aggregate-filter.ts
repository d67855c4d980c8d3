import { analysisError } from '../errors/spark-error.ts'
import type { SparkFunction } from '../functions/define.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { exists, isDeterministic } from '../resolved/tree.ts'

/** @throws SparkError where a function cannot take DISTINCT */
export function checkDistinct(entry: SparkFunction, prettyName: string): void {
  if (entry.kind !== 'aggregate' || entry.windowOnly === true)
    throw analysisError('_LEGACY_ERROR_TEMP_1023', { prettyName, syntax: 'DISTINCT' })
}

/** @throws SparkError where the function is no aggregate, or the condition none that rows can be judged by one at a time */
export function checkAggregateFilter(entry: SparkFunction, prettyName: string, filter: ResolvedExpression): void {
  if (entry.kind !== 'aggregate' || entry.windowOnly === true)
    throw analysisError('_LEGACY_ERROR_TEMP_1023', { prettyName, syntax: 'FILTER clause' })
  if (!isDeterministic(filter)) throw analysisError('_LEGACY_ERROR_TEMP_1024')
  if (filter.dataType.kind !== 'boolean') throw analysisError('_LEGACY_ERROR_TEMP_1025')
  if (exists(filter, (e) => e.kind === 'WindowExpression')) throw analysisError('_LEGACY_ERROR_TEMP_1027')
  if (exists(filter, (e) => e.kind === 'AggregateCall')) throw analysisError('_LEGACY_ERROR_TEMP_1026')
}
