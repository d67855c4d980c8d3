import type { SessionConf } from '../conf/session-conf.ts'
import type { OptionMap } from '../records/option-map.ts'
import type { FileContent, FileRows } from '../storage/storage.ts'
import type { DataType, StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'

/** What reading or writing a file may consult. */
export interface FormatContext {
  readonly conf: SessionConf
  readonly options: OptionMap
  /** The columns that the job uses, where that decides which records are malformed; undefined: all. */
  readonly columns?: ReadonlySet<string>
  /** The path of a file that is read, to name it. */
  readonly pathOf?: (content: FileContent) => string | undefined
  /** When it was changed last, in milliseconds since the epoch. */
  readonly modified?: number
}

/** How one kind of file is read and written. */
export interface FileFormat {
  /** `json`, as `spark.read.format` takes it. */
  readonly name: string
  /** As Spark's messages call it. */
  readonly title: string
  /** The end of written file names, with its dot. */
  readonly extension: string
  /** Its records are malformed or not by the columns that a job reads of them. */
  readonly readsByColumn: boolean
  /** Whether a column of these files may be one that cannot be read, which counts only where a job reads it. */
  mayRefuseColumns?(contents: readonly FileContent[]): boolean
  /** Text, whose file may be compressed as a whole, and which knows no types: rows are read from its bytes alone. */
  readonly isText: boolean
  /** Its files all have the columns that it says, also where there is none. */
  readonly hasOneSchema?: boolean
  /** @throws SparkError for a schema that files of this kind do not have */
  check?(schema: StructType): void
  /** Whether Spark writes values of the type, those within them apart. */
  holds(type: DataType): boolean
  /** The schema that Spark infers from the files; undefined: it cannot. */
  infer(contents: readonly FileContent[], context: FormatContext): StructType | undefined
  read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[]
  write(schema: StructType, rows: readonly Row[], context: FormatContext): FileContent
  /** The bytes of a file that gives these rows to a reader with the same options. */
  encode(content: FileRows, context: FormatContext): Uint8Array
}
