import type { Trace, TracedRows } from '../lineage/trace.ts'
import type { StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'

/** What a stored file holds: its bytes, or the rows that it is made of when somebody asks for them. */
export type FileContent = FileBytes | FileRows

/** Real bytes of some format. */
export interface FileBytes {
  readonly kind: 'bytes'
  readonly bytes: Uint8Array
}

/** Rows that stand for a file; the format makes its bytes on demand. */
export interface FileRows {
  readonly kind: 'rows'
  readonly schema: StructType
  readonly rows: readonly Row[]
  /** The file that they are; undefined: none until it is read, and then one of the format that the reader asks for. */
  readonly standsFor?: FileForm | undefined
  /** The rows as a test wrote them: here a key may be absent, where `rows` have null. */
  readonly objects?: readonly Readonly<Record<string, unknown>>[] | undefined
  /** Nobody gave types: those of `schema` were taken from the values. */
  readonly isUntyped?: boolean | undefined
}

/** A format, and the options with which a file of it was written. Where they say nothing, the file is as its reader has it. */
export interface FileForm {
  /** `parquet`, `csv`. */
  readonly format: string
  readonly options: Readonly<Record<string, string>>
}

/** How a job wrote a file: what it takes to read back the rows that it left there. */
export interface WrittenForm extends FileForm {
  /** The columns of the frame, those that went into folders included. */
  readonly schema: StructType
  /** The path of the write, below which the folders are. */
  readonly root: string
  /** Where the file's rows came from. */
  readonly from?: Trace | undefined
}

/** A file of the storage, as it is now. */
export interface StoredFile {
  /** The whole URI: `s3://lake/books/part-00000.json`. */
  readonly path: string
  /** Milliseconds since the epoch, by the world's clock. */
  readonly modified: number
  readonly content: FileContent
  /** Where the rows came from that a job wrote there. */
  readonly from?: FileTrace | undefined
}

/** Where the rows came from that a file was written with, in their order. */
export interface FileTrace extends Trace {
  /** The format that they were written in. */
  readonly format: string
}

/** Where files are: the port through which the engine reads and writes. `@dryfit/glue`'s world implements it. */
export interface Storage {
  /** The file at the path, or all files below it, by path in code-unit order. Empty: nothing there. */
  list(path: string): readonly StoredFile[]
  write(path: string, content: FileContent, written?: WrittenForm): void
  /** Removes the file, or all files below the path. */
  remove(path: string): void
  /** A path in the storage's one spelling: whole, without doubled slashes. Absent: every path has one. */
  qualified?(path: string): string
  /** Whether a folder is there, also one without a file in it. Absent: a folder is what its files' names say. */
  isFolder?(path: string): boolean
  /** All files of a write below the path are there. */
  complete?(root: string): void
}

/** One read or write of a job that went through Spark itself (`spark.read`, `df.write`). */
export interface IoEvent {
  /** A purge deletes a table's files, or those of partitions: `TRUNCATE TABLE`, `DROP TABLE`. */
  readonly direction: 'read' | 'write' | 'purge'
  /** As the job author spells it: `spark.read.parquet`, `df.write.mode("append").parquet`. */
  readonly call: string
  readonly format: string
  /** Paths, or `database.table`. */
  readonly target: string
  /** Where a write's files went. */
  readonly location?: string
  readonly options: Readonly<Record<string, unknown>>
  /** Written rows and their schema. */
  readonly frame?: TracedRows & { readonly schema: StructType }
}
