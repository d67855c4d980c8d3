import type { Compute, DataFrame, Row, StructType, Trace } from '@dryfit/spark'

/** The last join key of each array: those of earlier runs, and `keep` for those of this one. */
export interface JoinKeys {
  readonly last: ReadonlyMap<string, number>
  readonly keep: (last: ReadonlyMap<string, number>) => void
}

/** What frames need of the world that they live in. */
export interface FrameHost {
  /** Grows whenever a file is removed: records read before may be gone. */
  removals(): number
  /** A DataFrame whose rows are asked for when its plan runs. */
  lazyFrame(schema: StructType, compute: Compute, origin: string): DataFrame
  /** A DataFrame of given rows. */
  localFrame(schema: StructType, rows: readonly Row[], origin?: string, from?: Trace): DataFrame
  /** The job line that runs now. */
  where(): string | undefined
  /** Where the join keys of a `relationalize` go on, when bookmarks are on. */
  joinKeys(transformationCtx: string): JoinKeys | undefined
  /** Writes records that a spigot lets out, as JSON lines. */
  writeSample(path: string, frame: DataFrame): void
  /** What a job prints. */
  print(text: string): void
  /** The column type of a catalog table, for `match_catalog`. */
  columnTypes(database: string, table: string): StructType
}
