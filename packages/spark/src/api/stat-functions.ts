import { SparkError } from '../errors/spark-error.ts'
import { call, cast, attribute as exact, named, unresolvedAttribute as written } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import { DoubleType, isNumeric, LongType, StringType, structField, structType } from '../types/data-type.ts'
import { simpleString } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import { checkQuantileColumns, type Quantiles, quantilesOf } from './approx-quantile.ts'
import type { FrameAccess } from './frame-access.ts'
import { globalAggregate } from './plan-builders.ts'

/** `df.stat`: how columns are spread and how they hang together. */
export class DataFrameStatFunctions<F> {
  readonly #input: Relation
  readonly #access: FrameAccess<F>

  constructor(input: Relation, access: FrameAccess<F>) {
    this.#input = input
    this.#access = access
  }

  /** Pearson's correlation of two columns; null counts as 0.0. */
  corr(col1: string, col2: string, method = 'pearson'): number {
    if (method !== 'pearson') {
      throw new SparkError(
        'IllegalArgumentException',
        'requirement failed: Currently only the calculation of the Pearson Correlation coefficient is supported.',
      )
    }
    return this.#moment('corr', 'correlation', [col1, col2]) ?? Number.NaN
  }

  /** The sample covariance of two columns; null counts as 0.0. */
  cov(col1: string, col2: string): number {
    return this.#moment('covar_samp', 'covariance', [col1, col2]) ?? 0
  }

  /** How often each two values meet: a row for each of the first column, a column for each of the second. */
  crosstab(col1: string, col2: string): F {
    const texts = [col1, col2].map((name, i): Expression => named(cast(written(name), StringType), `_${i}`))
    const pairs: Relation = { kind: 'Project', input: this.#input, expressions: texts }
    const keys = [exact('_0'), exact('_1')]
    const counts = this.#access.rows({
      ...globalAggregate(pairs, [call('count', { kind: 'Literal', dataType: LongType, value: 1 })]),
      groupingExpressions: keys,
    })
    const cells = new Map(counts.map(([a, b, n]) => [JSON.stringify([String(a), String(b)]), n ?? 0]))
    const names = [...new Set(counts.map((row) => String(row[1])))].sort()
    const rows = [...new Set(counts.map((row) => String(row[0])))].map(
      (key): Row => [key, ...names.map((name) => cells.get(JSON.stringify([key, name])) ?? 0)],
    )
    const schema = structType([
      structField(`${col1}_${col2}`, StringType),
      ...names.map((name) => structField(name.replaceAll('`', ''), LongType, false)),
    ])
    return this.#access.frame({ kind: 'LocalRelation', schema, rows, origin: 'a crosstab' })
  }

  /** Values at shares of the rows, for one column or for several; the same numbers as Spark's. */
  approxQuantile<C extends string | readonly string[]>(columns: C, at: readonly number[], error: number): Quantiles<C> {
    const names: readonly string[] = typeof columns === 'string' ? [columns] : columns
    checkQuantileColumns(this.#access.schema(this.#project(names.map(written))))
    const doubles = this.#project(names.map((name) => cast(written(name), DoubleType)))
    const found = quantilesOf(this.#access.rows(doubles), names.length, at, error)
    return (typeof columns === 'string' ? (found[0] ?? []) : found) as Quantiles<C>
  }

  #project(expressions: readonly Expression[]): Relation {
    return { kind: 'Project', input: this.#input, expressions }
  }

  #moment(functionName: string, shown: string, columns: readonly string[]): number | undefined {
    for (const { dataType } of this.#access.schema(this.#project(columns.map(written))).fields) {
      if (isNumeric(dataType)) continue
      throw new SparkError(
        'IllegalArgumentException',
        `requirement failed: Currently ${shown} calculation for columns with dataType ${simpleString(dataType)} not supported.`,
      )
    }
    const zero: Expression = { kind: 'Literal', dataType: DoubleType, value: 0 }
    const doubles = columns.map((name) => call('coalesce', cast(written(name), DoubleType), zero))
    const [row] = this.#access.rows(globalAggregate(this.#input, [call(functionName, ...doubles)]))
    return (row?.[0] ?? undefined) as number | undefined
  }
}

/** A column as a caller names it: `s.x` is a field. */
