import type { StructType } from '@dryfit/spark'
import type { Connection, SourceMatch } from '../world/sources.ts'
import type { StorageClass } from '../world/world-file.ts'
import type { ServicesOptions } from './service-options.ts'

/** A row as a test writes it. */
export type RowObject = Readonly<Record<string, unknown>>

/** What a test put at a URI: rows, with their types where it gave them, or bytes. */
export type ArrangedContent =
  | { readonly rows: readonly RowObject[]; readonly schema?: StructType }
  | { readonly bytes: Uint8Array }

/** An object of S3. */
export interface ArrangedFile {
  readonly uri: string
  readonly content: ArrangedContent
  /** Milliseconds since the epoch. */
  readonly modified: number
  readonly storageClass?: StorageClass
}

/** A declaration of a catalog table, and the rows that came with it. */
export interface ArrangedTable {
  /** `sales.orders` */
  readonly name: string
  /** Partition keys last, as the catalog has it. */
  readonly schema: StructType
  readonly partitionKeys: readonly string[]
  /** Partitions that the catalog knows besides those of the rows. */
  readonly partitions?: readonly string[]
  readonly location: string
  readonly format: string
  readonly options: Readonly<Record<string, string>>
  readonly rows?: readonly RowObject[]
  /** When the rows were put there. */
  readonly modified: number
}

/** What a connection other than S3 and the catalog gives. */
export interface ArrangedSource {
  readonly connectionType: string
  readonly match: SourceMatch
  readonly schema: StructType
  readonly rows: readonly RowObject[]
}

/**
 * All that a test arranged, as a value: what a job finds when it starts, and nothing of what it leaves. Two worlds that are opened
 * from one arrangement are equal.
 */
export interface Arrangement {
  readonly args: Readonly<Record<string, string>>
  /** The world's time, in milliseconds since the epoch. */
  readonly clock: number
  /** Databases that were made without a table. */
  readonly databases: readonly string[]
  /** In the order in which they were declared; a later one of the same name takes its place and adds its rows. */
  readonly tables: readonly ArrangedTable[]
  readonly files: readonly ArrangedFile[]
  readonly sources: readonly ArrangedSource[]
  readonly connections: Readonly<Record<string, Connection>>
  /** What boto3 finds beyond S3 and the catalog. */
  readonly services: ServicesOptions
}

/** A copy that nobody changes any more. Instances of classes (dates, bytes) stand as they are. */
export function frozen<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => frozen(item))) as T
  if (typeof value !== 'object' || value === null) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, frozen(item)]))) as T
}
