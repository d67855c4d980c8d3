import type { Relation } from '../../plan/relation.ts'
import type { DataFrameStatFunctions, Quantiles } from '../stat-functions.ts'

type Stat<F> = DataFrameStatFunctions<F>

/** The methods of a DataFrame that describe its columns; those of `df.stat` are here too. */
export abstract class FrameStatistics<F> {
  abstract readonly relation: Relation
  abstract get stat(): DataFrameStatFunctions<F>
  protected abstract with(relation: Relation): F

  approxQuantile<C extends string | readonly string[]>(columns: C, at: readonly number[], error: number): Quantiles<C> {
    return this.stat.approxQuantile(columns, at, error)
  }
  corr(...args: Parameters<Stat<F>['corr']>): number {
    return this.stat.corr(...args)
  }
  cov(...args: Parameters<Stat<F>['cov']>): number {
    return this.stat.cov(...args)
  }
  crosstab(...args: Parameters<Stat<F>['crosstab']>): F {
    return this.stat.crosstab(...args)
  }
  freqItems(...args: Parameters<Stat<F>['freqItems']>): F {
    return this.stat.freqItems(...args)
  }
  sampleBy(...args: Parameters<Stat<F>['sampleBy']>): F {
    return this.stat.sampleBy(...args)
  }
  /** Count, mean, deviation, least and greatest of number and text columns, as texts. */
  describe(...columns: readonly (string | readonly string[])[]): F {
    return this.with({ kind: 'StatDescribe', input: this.relation, cols: columns.flat() as readonly string[] })
  }
  /** The statistics that are named, percentiles such as `25%` too, of number and text columns, as texts. */
  summary(...statistics: readonly string[]): F {
    return this.with({ kind: 'StatSummary', input: this.relation, statistics })
  }
}
