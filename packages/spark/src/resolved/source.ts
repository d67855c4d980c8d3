import type { Trace } from '../lineage/trace.ts'
import type { ComputedHandle } from '../plan/relation.ts'
import type { PartitionValues } from '../storage/hive-layout.ts'
import type { StructField, StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { PlanNode } from './expression.ts'

// Where the rows of a scan come from, as data: an engine of another kind can send it elsewhere.

/** Rows that stand in the plan. */
export interface LocalSource {
  readonly kind: 'Local'
  readonly rows: readonly Row[]
  /** How many of them lie in each partition; absent: all in one. */
  readonly slices?: readonly number[]
  /** Where they came from in their turn. */
  readonly from?: Trace
}

/** Files, as they were listed when the plan was analyzed. */
export interface FilesSource {
  readonly kind: 'Files'
  readonly format: string
  readonly options: Readonly<Record<string, string>>
  /** Where they were looked for, wildcards filled in. */
  readonly paths: readonly string[]
  readonly files: readonly SourceFile[]
  readonly columns: readonly SourceColumn[]
}
export interface SourceFile {
  readonly path: string
  readonly partitions: PartitionValues
}
/** A column of a source of files. */
export interface SourceColumn {
  readonly field: StructField
  /** Its value is the folder's. */
  readonly isPartition: boolean
  /** It tells of the file that a row was read from. */
  readonly isOfFile?: boolean
}

/** A table of the catalog. */
export interface TableSource {
  readonly kind: 'Table'
  readonly database: string
  readonly name: string
  /** What lies at its location; absent while nothing does. */
  readonly files?: FilesSource
}

/** Rows that somebody outside the engine makes when the plan runs. */
export interface ComputedSource {
  readonly kind: 'Computed'
  readonly handle: ComputedHandle
  /** What made the rows that are kept: it tells how they are parted. */
  readonly of?: PlanNode
}

export type ScanSource = LocalSource | FilesSource | TableSource | ComputedSource

/** A source that a plan names: its schema now, its rows when the plan runs. */
export interface ResolvedSource {
  readonly schema: StructType
  /** Names the input in a provenance report. */
  readonly origin: string
  readonly source: ScanSource
  /** Which of its columns are read decides which of its records are malformed. */
  readonly readsByColumn?: boolean
}

/** The origin of a scan whose rows Spark knows as it plans. */
export const INLINE_TABLE = 'an inline table'
