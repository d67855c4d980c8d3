import type { StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'

/** What a stored file holds. */
export type FileContent =
  /** Real bytes of some format. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Rows that a test arranged as JavaScript objects: they stand for a file of whatever format the job reads it as. */
  | {
      readonly kind: 'objects'
      readonly objects: readonly Readonly<Record<string, unknown>>[]
      readonly schema?: StructType
    }
  /** A Parquet file that is kept decoded; encoded only when somebody asks for its bytes. */
  | { readonly kind: 'parquet'; readonly schema: StructType; readonly rows: readonly Row[] }

/** A file of the storage, as it is now. */
export interface StoredFile {
  /** The whole URI: `s3://lake/books/part-00000.json`. */
  readonly path: string
  /** Milliseconds since the epoch, by the world's clock. */
  readonly modified: number
  readonly content: FileContent
}

/** Where files are: the port through which the engine reads and writes. `@dryfit/glue`'s world implements it. */
export interface Storage {
  /** The file at the path, or all files below it, by path in code-unit order. Empty: nothing there. */
  list(path: string): readonly StoredFile[]
  write(path: string, content: FileContent): void
  /** Removes the file, or all files below the path. */
  remove(path: string): void
}

/** A table of the catalog, as a job sees it. */
export interface TableDescription {
  readonly database: string
  readonly name: string
  readonly schema: StructType
  readonly partitionKeys: readonly string[]
  readonly location: string
  /** `parquet`, `json`, `csv`. */
  readonly format: string
  readonly options: Readonly<Record<string, string>>
}

/** The catalog's tables: the port behind `spark.table` and `saveAsTable`. */
export interface TableCatalog {
  currentDatabase(): string
  findTable(database: string, name: string): TableDescription | undefined
  /** For the suggestions of a table that is not found. */
  listTables(database: string): readonly string[]
  saveTable(table: TableDescription): void
}

/** One read or write of a job that went through Spark itself (`spark.read`, `df.write`). */
export interface IoEvent {
  readonly direction: 'read' | 'write'
  /** As the job author spells it: `spark.read.parquet`, `df.write.mode("append").parquet`. */
  readonly call: string
  readonly format: string
  /** Paths or a table name. */
  readonly target: string
  readonly options: Readonly<Record<string, unknown>>
  /** Written rows and their schema. */
  readonly frame?: { readonly schema: StructType; readonly rows: readonly Row[] }
}
