import type { DynamicRecord } from '../dynamic-frame/value.ts'
import { notSupported } from '../errors/glue-error.ts'
import { csvRecords } from './csv-records.ts'
import type { FormatOptions } from './format-options.ts'
import { jsonRecords } from './json-records.ts'
import type { FormatFile } from './stored-file.ts'

/** Reads the records of one file. */
export type RecordReader = (file: FormatFile, options: FormatOptions) => readonly DynamicRecord[]

/** What Glue does with one kind of file. */
export interface GlueFormat {
  /** As Spark names it, and the end of written file names. */
  readonly name: string
  /** Glue's own reader of records; `spark`: it reads as Spark does. */
  readonly glueReads: RecordReader | 'spark'
  readonly glueWrites: boolean
  /** The files keep their own types: a table that declares others can't be read. */
  readonly strictTypes: boolean
  /** A record may lack a field that others have. */
  readonly hasAbsentFields: boolean
}

const PARQUET: GlueFormat = {
  name: 'parquet',
  glueReads: 'spark',
  glueWrites: true,
  strictTypes: true,
  hasAbsentFields: false,
}

/** The formats by the names that jobs and the catalog use. */
const FORMATS: Readonly<Record<string, GlueFormat>> = {
  json: { name: 'json', glueReads: jsonRecords, glueWrites: true, strictTypes: false, hasAbsentFields: true },
  csv: { name: 'csv', glueReads: csvRecords, glueWrites: true, strictTypes: false, hasAbsentFields: false },
  parquet: PARQUET,
  glueparquet: PARQUET,
  orc: { name: 'orc', glueReads: 'spark', glueWrites: true, strictTypes: true, hasAbsentFields: false },
}

/** What Glue does with files of a format; undefined for one that dryfit does not know. */
export const glueFormat = (name: string): GlueFormat | undefined => FORMATS[name.toLowerCase()]

const namesOf = (has: (format: GlueFormat) => boolean): string =>
  [...new Set(Object.values(FORMATS).flatMap((format) => (has(format) ? [format.name] : [])))].join(', ')

/** @throws GlueError for a format that Glue reads and dryfit does not */
export function readableFormat(name: string): GlueFormat {
  const found = glueFormat(name)
  if (found !== undefined) return found
  throw notSupported(`read the format ${name}`, `It reads ${namesOf(() => true)}.`)
}

/** @throws GlueError for a format that Glue writes and dryfit does not */
export function writableFormat(name: string): GlueFormat {
  const found = glueFormat(name)
  if (found?.glueWrites === true) return found
  throw notSupported(`write the format ${name}`, `It writes ${namesOf((format) => format.glueWrites)}.`)
}
