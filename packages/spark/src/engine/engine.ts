import type { SessionConf } from '../conf/session-conf.ts'
import type { Batch } from '../lineage/batch.ts'
import type { Trace, TracedInput } from '../lineage/trace.ts'
import type { Relation } from '../plan/relation.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { ScanSource } from '../resolved/source.ts'
import type { Integer } from '../types/integer.ts'
import type { Row } from '../types/value.ts'

/** A plan as it was written, and what the analyzer made of it: an engine takes the one that it can use. */
export interface Analyzed {
  readonly relation: Relation
  readonly resolved: ResolvedRelation
}

/** The rows of a source as they are now. */
export interface SourceRows {
  readonly rows: readonly Row[]
  /** Where they came from in their turn, for who asked and where it is known. */
  readonly from?: Trace | undefined
}

/** How a source is read. */
export interface ReadOptions {
  /** The columns that the plan needs, where `readsByColumn` asks for them; the others may be null. */
  readonly columns?: ReadonlySet<string> | undefined
  readonly traced: boolean
}

/** Collects the inputs of a run, in the order in which they were read. */
export interface Provenance {
  readonly inputs: TracedInput[]
}

/** What one run of a plan has from its session. */
export interface RunContext {
  readonly conf: SessionConf
  /** The settings that a frame was analyzed under, by its ids; absent where they are those of `conf`. */
  readonly confOf?: ((planIds: readonly number[]) => SessionConf | undefined) | undefined
  /** The query's start, microseconds since the epoch. */
  readonly now: Integer
  /** The database that `USE` had named then. */
  readonly currentDatabase: string
  /** @throws SparkError where a file is gone that was listed */
  readRows(source: ScanSource, options: ReadOptions): SourceRows
  /** Rows are written: into a file for each partition. */
  readonly isWrite?: boolean | undefined
  /** Present when the caller wants to know which input rows each output row came from. */
  readonly provenance?: Provenance | undefined
}

/** Runs analyzed plans, synchronously. The session that it is given chooses it. */
export interface Engine {
  readonly name: string
  /**
   * The rows of the plan. With `context.provenance` the engine notes the inputs there and gives a lineage for each row; one that
   * can't tell gives none, and the report says so.
   *
   * @throws SparkError what Spark raises when it runs the plan
   */
  run(plan: Analyzed, context: RunContext): Ran
  /** The rows by partition, as Spark would have them on one core. Absent: they are all in one. */
  partitions?(plan: Analyzed, context: RunContext): Partitions
}

/** What a run gives: its rows, and how many of them lie in each partition where that is more than one. */
export interface Ran extends Batch {
  readonly sizes?: readonly number[]
}

/** Rows by partition. */
export interface Partitions {
  readonly parts: readonly (readonly Row[])[]
  /** Why it is not known how Spark would part them. */
  readonly doubt?: string | undefined
}
