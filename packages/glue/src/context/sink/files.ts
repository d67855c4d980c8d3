import { type FileContent, type FolderKey, type Row, type StructType, structType, traceAt } from '@dryfit/spark'
import { GlueError } from '../../errors/glue-error.ts'
import { listed } from '../../errors/listing.ts'
import type { FormatOptions } from '../../record-formats/format-options.ts'
import { writableFormat } from '../../record-formats/registry.ts'
import { partitionRows } from '../../world/partition.ts'
import { canonicalUri } from '../../world/uri.ts'
import type { Runtime } from '../runtime.ts'
import type { WrittenRows } from './given-rows.ts'

/** Where and how a frame is written. */
export interface WriteFiles {
  readonly location: string
  readonly format: string
  readonly partitionKeys: readonly string[]
  /** A job's `format_options`. */
  readonly formatOptions?: FormatOptions | undefined
}

/** One spelling of a format that dryfit writes. */
export function writtenFormat(format: unknown, target: string): string {
  if (typeof format !== 'string' || format === '') {
    throw new GlueError(
      'NO_FORMAT',
      `Failed to write to ${target}: the job gives no format. Add format="parquet" to the call.`,
    )
  }
  return writableFormat(format).name
}

/** Adds new files with the rows; nothing that is there is touched. Gives the partitions that got rows. */
export function writeFiles(runtime: Runtime, written: WrittenRows, request: WriteFiles): readonly string[] {
  const { store } = runtime.world
  const { schema, rows, from } = written
  const location = canonicalUri(request.location)
  runtime.noteWrite(location, schema)
  const keys = request.partitionKeys.map((name) => keyOf(schema, name, location))
  const names = new Set(keys.map((k) => k.name))
  const fileSchema = structType(schema.fields.filter((f) => !names.has(f.name)))
  const parts = partitionRows(rows, keys).filter((part) => part.rows.length > 0)
  for (const part of parts) {
    const { places } = part
    const folder = part.folder === '' ? location : `${location}/${part.folder}`
    store.place(`${folder}/${store.newName(request.format)}`, contentOf(request, fileSchema, part.rows), {
      by: 'job',
      written: { schema, rows: places?.map((place) => rows[place] ?? []) ?? rows },
      from: { ...(places === undefined ? from : traceAt(from, places)), format: request.format },
    })
  }
  return parts.map((part) => part.folder).filter((folder) => folder !== '')
}

function keyOf(schema: StructType, name: string, location: string): FolderKey {
  const index = schema.fields.findIndex((f) => f.name === name)
  const field = schema.fields[index]
  if (field !== undefined) return { index, name, dataType: field.dataType }
  throw new GlueError(
    'NO_PARTITION_COLUMN',
    `Failed to write to ${location}: the frame has no column ${name} to partition by. It has ${listed(schema.fields.map((f) => f.name))}.`,
  )
}

/** Rows that stand for the file. */
const contentOf = (
  { format, formatOptions = {} }: WriteFiles,
  schema: StructType,
  rows: readonly Row[],
): FileContent => ({
  kind: 'rows',
  schema,
  rows,
  standsFor: { format, options: format === 'csv' ? csvForm(formatOptions) : {} },
})

/** Glue writes a header unless `writeHeader` is false. */
const csvForm = (options: FormatOptions): Readonly<Record<string, string>> => ({
  header: String(options['writeHeader'] ?? true).toLowerCase(),
  ...(options['separator'] === undefined ? {} : { sep: String(options['separator']) }),
})
