import type { SessionConf } from '../resolved/conf.ts'
import type { FileContent } from '../storage/storage.ts'
import type { StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { FormatOptions } from './options.ts'

/** What reading or writing a file may consult. */
export interface FormatContext {
  readonly conf: SessionConf
  readonly options: FormatOptions
}

/** How one kind of file is read and written. */
export interface FileFormat {
  /** `json`, as `spark.read.format` takes it. */
  readonly name: string
  /** The end of written file names, with its dot. */
  readonly extension: string
  /** The schema that Spark infers from the files; undefined: it cannot. */
  infer(contents: readonly FileContent[], context: FormatContext): StructType | undefined
  read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[]
  write(schema: StructType, rows: readonly Row[], context: FormatContext): FileContent
}
