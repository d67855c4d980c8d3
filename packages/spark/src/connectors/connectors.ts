import type { TracedRows } from '../lineage/trace.ts'
import type { SaveMode } from '../plan/command.ts'
import type { StructType } from '../types/data-type.ts'

/** What a job's `format("jdbc").options(…)` names. */
export interface ConnectorRequest {
  /** The connector's short name. */
  readonly format: string
  /** As the job gave them; a path is the option `path`. */
  readonly options: Readonly<Record<string, string>>
}

/** A write that reaches what a request names. */
export interface ConnectorWrite extends ConnectorRequest {
  /** `append` adds, `overwrite` replaces. */
  readonly mode: Extract<SaveMode, 'append' | 'overwrite'>
  readonly frame: TracedRows & { readonly schema: StructType }
}

/** What is there now. */
export interface ConnectorTable {
  readonly schema: StructType
  rows(): TracedRows
}

/**
 * Databases, warehouses and streams: the port through which the engine reads and writes what is no file. `@dryfit/glue`'s world
 * implements it, with what a test arranged.
 */
export interface Connectors {
  /** Whether the connector is there at all; Spark finds no class for another. */
  has(format: string): boolean
  /** Undefined: nothing is there. */
  find(request: ConnectorRequest): ConnectorTable | undefined
  write(request: ConnectorWrite): void
  /** What the record calls the place: `jdbc:city`. */
  targetOf(request: ConnectorRequest): string
  /** What a job is told that reads what nobody arranged. */
  unanswered(request: ConnectorRequest): Error
}
