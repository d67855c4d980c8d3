import type { DataFrame } from '@dryfit/spark'
import type { BoundArguments } from './signature.ts'

/** What a call does to the world. */
export type Direction = 'read' | 'write' | 'purge' | 'other'

/** One call of the job, whichever way it was spelled. */
export interface RecordedCall {
  /** Its place among all calls of the test, from 0. */
  readonly index: number
  /** The method: `create_dynamic_frame_from_catalog`, `DataSink.writeFrame`, `Job.commit`, `spark.read.parquet`. */
  readonly method: string
  /** As the job's author spelled it: `create_dynamic_frame.from_catalog`. */
  readonly spelling: string
  readonly direction: Direction
  /** Arguments by parameter name, defaults filled in. */
  readonly args: Readonly<BoundArguments>
  /** What it reads or writes: `s3://lake/books`, `sales.orders`, `mysql:orders`. */
  readonly target?: string
  /** The table of the catalog that a sink's write brings up to date. */
  readonly table?: string
  readonly format?: string
  /** The rows that a write was given, as they were then. */
  readonly frame?: DataFrame
  /** `file:line` of the job. */
  readonly jobLine?: string
  /** What it threw. */
  readonly error?: unknown
  /** What Glue accepts in silence and a reader should know. */
  readonly warnings: readonly string[]
}

/** A call while it is recorded. */
export type OpenCall = { -readonly [K in keyof RecordedCall]: RecordedCall[K] } & { warnings: string[] }
