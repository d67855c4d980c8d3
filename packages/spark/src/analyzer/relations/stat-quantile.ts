import { illegalArgument } from '../../errors/spark-error.ts'
import { call, cast, globalAggregate, internalCall, literal, named, namedExpression } from '../../plan/build.ts'
import type { Expression } from '../../plan/expression.ts'
import type { Relation, StatApproxQuantile, StatFreqItems } from '../../plan/relation.ts'
import type { AttributeReference } from '../../resolved/expression.ts'
import { arrayType, DoubleType, IntegerType, isNumeric } from '../../types/data-type.ts'
import { formatDouble } from '../../types/float-text.ts'
import { scalaName } from '../../types/scala-name.ts'
import type { Rewriting } from './rewritten.ts'

/** One row: a list for each column. Names are looked up twice, as in Spark: `s.x` is not found the second time. */
export const statApproxQuantile: Rewriting<StatApproxQuantile> = (relation, outputOf) => {
  const { cols, probabilities, relativeError } = relation
  const names = cols.map(namedExpression)
  const chosen: Relation = { kind: 'Project', input: relation.input, expressions: names }
  if (relativeError < 0)
    throw illegalArgument(
      `requirement failed: Relative Error must be non-negative but got ${formatDouble(relativeError)}`,
    )
  requireNumbers(cols, outputOf({ kind: 'Project', input: chosen, expressions: names }))
  const settings = [literal(arrayType(DoubleType, false), probabilities), literal(DoubleType, relativeError)]
  const lists = names.map((name) => internalCall('approx_quantiles', cast(name, DoubleType), ...settings))
  const all: Expression = lists.length === 0 ? literal(arrayType(arrayType(DoubleType)), []) : call('array', ...lists)
  return globalAggregate(chosen, [named(all, 'approx_quantile')])
}

function requireNumbers(names: readonly string[], columns: readonly AttributeReference[]): void {
  columns.forEach((column, i) => {
    if (isNumeric(column.dataType)) return
    throw illegalArgument(
      `requirement failed: Quantile calculation for column ${names[i] ?? column.name} with data type ${scalaName(column.dataType)} is not supported.`,
    )
  })
}

/** One row: a list for each column; no columns leave the rows as they are, without any. */
export const statFreqItems: Rewriting<StatFreqItems> = ({ input, cols, support = 0.01 }) => {
  if (!(support >= 1e-4 && support <= 1))
    throw illegalArgument(`requirement failed: Support must be in [1e-4, 1], but got ${formatDouble(support)}.`)
  if (cols.length === 0) return { kind: 'Project', input, expressions: [] }
  const size = literal(IntegerType, Math.trunc(1 / support))
  return globalAggregate(
    input,
    cols.map((name) => named(internalCall('collect_frequent_items', namedExpression(name), size), `${name}_freqItems`)),
  )
}
