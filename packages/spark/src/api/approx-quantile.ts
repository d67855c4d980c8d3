import { SparkError } from '../errors/spark-error.ts'
import { QuantileSummary } from '../functions/statistics/quantile-summary.ts'
import { type DataType, isNumeric, type StructType } from '../types/data-type.ts'
import { simpleString } from '../types/print.ts'
import type { Row } from '../types/value.ts'

/** A list of values for a column, a list of such lists for several. */
export type Quantiles<C> = C extends string ? readonly number[] : readonly (readonly number[])[]

/** @throws SparkError for a column that is no number */
export function checkQuantileColumns({ fields }: StructType): void {
  const refused = fields.find((f) => !isNumeric(f.dataType))
  if (refused === undefined) return
  throw new SparkError(
    'IllegalArgumentException',
    `requirement failed: Quantile calculation for column ${refused.name} with data type ${className(refused.dataType)} is not supported.`,
  )
}

/**
 * For each column of doubles the values at these shares of its rows, nulls and NaN left out; an empty list for a column
 * without any.
 */
export function quantilesOf(
  rows: readonly Row[],
  width: number,
  shares: readonly number[],
  relativeError: number,
): readonly (readonly number[])[] {
  const summaries = Array.from({ length: width }, () => new QuantileSummary(relativeError))
  for (const row of rows) {
    row.forEach((value, i) => {
      if (value !== null && !Number.isNaN(value)) summaries[i]?.insert(value as number)
    })
  }
  return summaries.map((s) => s.query(shares) ?? [])
}

/** Scala's name of a type: `StringType`. */
const className = (type: DataType): string =>
  type.kind === 'string' || type.kind === 'boolean' || type.kind === 'date' || type.kind === 'timestamp'
    ? `${type.kind[0]?.toUpperCase()}${type.kind.slice(1)}Type`
    : simpleString(type)
