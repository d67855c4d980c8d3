import type { RunContext } from '../engine/engine.ts'
import type { Batch } from '../lineage/batch.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { Value } from '../types/value.ts'
import type { RequiredColumns } from './required-columns.ts'

/** The value of a column of the row around a subquery, as long as that row is asked about. */
export interface OuterCell {
  value: Value
}
/** What outer references stand for, by the id of the column. */
export type OuterValues = ReadonlyMap<number, OuterCell>

/** A subquery made ready: its rows for one row around it, and whether there are any. */
export interface PreparedQuery {
  readonly rows: (outer: OuterValues) => Batch
  readonly some: (outer: OuterValues) => boolean
}

/** What an expression is evaluated under. */
export interface Environment extends Pick<RunContext, 'conf' | 'now' | 'currentDatabase'> {
  /** The number of the partition whose rows are evaluated; absent: 0. */
  readonly partition?: number
  /** Within a subquery: the values of the row around it. */
  readonly outer?: OuterValues
  /**
   * Makes a subquery ready; one whose rows become part of those around it is traced as they are. Absent where nothing runs, as while
   * a query is analyzed. Who asks for some of its columns, or for none, says which.
   */
  readonly prepare?: (
    plan: ResolvedRelation,
    isInput?: boolean,
    asked?: ReadonlySet<number> | undefined,
  ) => PreparedQuery
}

/** What one execution of a plan runs under. */
export interface Execution extends RunContext, Environment {
  /** What the plan needs of inputs that ask for it. */
  readonly required?: RequiredColumns | undefined
}
