import { analysisError, SparkError } from '../../errors/spark-error.ts'
import type { Expression, Literal } from '../../plan/expression.ts'
import { isParting } from '../../plan/parting-hints.ts'
import type { Hint, Repartition, RepartitionByExpression } from '../../plan/relation.ts'

const ORDER = { direction: 'ascending', nullOrdering: 'first' } as const

/** The repartitioning that a hint stands for; undefined where it only says how to run the query. */
export function repartitioningOf(hint: Hint): Repartition | RepartitionByExpression | undefined {
  const name = hint.name.toUpperCase()
  if (!isParting(name)) return undefined
  const { parameters = [], name: _, kind: __, ...common } = hint
  const [first, ...others] = parameters
  const isCounted = first?.kind === 'Literal' && first.dataType.kind === 'integer'
  const count = isCounted ? positive(Number(first.value)) : undefined
  if (name === 'COALESCE') {
    if (count === undefined || others.length > 0) throw analysisError('_LEGACY_ERROR_TEMP_1048', { hintName: name })
    return { kind: 'Repartition', ...common, numPartitions: count, shuffle: false }
  }
  const columns = isCounted ? others : parameters
  requireColumns(name, columns)
  const isEven = name === 'REBALANCE'
  if (count !== undefined && columns.length === 0 && !isEven)
    return { kind: 'Repartition', ...common, numPartitions: count, shuffle: true }
  return {
    kind: 'RepartitionByExpression',
    ...common,
    partitionExprs:
      name === 'REPARTITION_BY_RANGE' ? columns.map((child) => ({ kind: 'SortOrder', child, ...ORDER })) : columns,
    ...(count !== undefined && { numPartitions: count }),
    ...(isEven && { isEven }),
  }
}

/** @throws SparkError IllegalArgumentException */
function positive(count: number): number {
  if (count > 0) return count
  throw new SparkError(
    'IllegalArgumentException',
    `requirement failed: Number of partitions (${count}) must be positive.`,
  )
}

/** @throws SparkError for a parameter that is no column */
function requireColumns(hintName: string, columns: readonly Expression[]): void {
  const invalid = columns.filter((e): e is Literal => e.kind !== 'UnresolvedAttribute')
  if (invalid.length === 0) return
  const invalidParams = invalid.map(({ value }) => String(value)).join(', ')
  throw analysisError('_LEGACY_ERROR_TEMP_1047', { hintName, invalidParams })
}
