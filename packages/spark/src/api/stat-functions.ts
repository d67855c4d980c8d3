import { randomSeed } from '../functions/math/random.ts'
import type { Relation } from '../plan/relation.ts'
import type { Value } from '../types/value.ts'
import { type ColumnOrName, columnExpression, valueExpression } from './column.ts'
import type { FrameAccess } from './frame-access.ts'

/** A list of values for a column, a list of such lists for several. */
export type Quantiles<C> = C extends string ? readonly number[] : readonly (readonly number[])[]
/** A value whose rows are drawn by a fraction of their own. */
export type Stratum = string | number | bigint | boolean

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
    return this.#value({ kind: 'StatCorr', input: this.#input, col1, col2, method }) as number
  }

  /** The sample covariance of two columns; null counts as 0.0. */
  cov(col1: string, col2: string): number {
    return this.#value({ kind: 'StatCov', input: this.#input, col1, col2 }) as number
  }

  /** How often each two values meet: a row for each of the first column, a column for each of the second. */
  crosstab(col1: string, col2: string): F {
    return this.#access.frame({ kind: 'StatCrosstab', input: this.#input, col1, col2 })
  }

  /** Values that are in at least this share of the rows, and maybe others: a list for each column. */
  freqItems(cols: readonly string[], support = 0.01): F {
    return this.#access.frame({ kind: 'StatFreqItems', input: this.#input, cols, support })
  }

  /** Values at shares of the rows, for one column or for several; the same numbers as Spark's. */
  approxQuantile<C extends string | readonly string[]>(columns: C, at: readonly number[], error: number): Quantiles<C> {
    const cols: readonly string[] = typeof columns === 'string' ? [columns] : columns
    const relation: Relation = {
      kind: 'StatApproxQuantile',
      input: this.#input,
      cols,
      probabilities: at,
      relativeError: error,
    }
    const found = this.#value(relation) as readonly (readonly number[])[]
    return (typeof columns === 'string' ? (found[0] ?? []) : found) as Quantiles<C>
  }

  /** Rows drawn at random, by the value of a column; a value without a fraction has none. */
  sampleBy(col: ColumnOrName, fractions: ReadonlyMap<Stratum, number>, seed: number | bigint = randomSeed()): F {
    return this.#access.frame({
      kind: 'StatSampleBy',
      input: this.#input,
      col: columnExpression(col),
      strata: [...fractions.keys()].map(valueExpression),
      fractions: [...fractions.values()],
      seed,
    })
  }

  #value(relation: Relation): Value | undefined {
    return this.#access.rows(relation)[0]?.[0]
  }
}
