import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { type Trace, traceAt, traceBetween } from '../lineage/trace.ts'
import type { SaveMode } from '../plan/command.ts'
import { OptionMap } from '../records/option-map.ts'
import { rowsByFolder } from '../storage/hive-layout.ts'
import type { FileContent, Storage } from '../storage/storage.ts'
import { type StructType, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import { compression } from './compression.ts'
import type { FormatContext } from './format.ts'
import { requireFormat } from './registry.ts'

/** What to write, and how. */
export interface SaveOptions {
  readonly storage: Storage
  readonly conf: SessionConf
  readonly format: string
  readonly options: Readonly<Record<string, string>>
  readonly mode: SaveMode
  readonly partitionBy: readonly string[]
}

/** Rows to write. */
export interface SavedRows {
  readonly schema: StructType
  readonly rows: readonly Row[]
  /** Where they came from. */
  readonly from?: Trace | undefined
}

/**
 * Writes rows below a path, a file per partition. Gives the paths written; none when the mode says to leave what is there.
 *
 * @throws SparkError PATH_ALREADY_EXISTS, COLUMN_NOT_FOUND for a partition column that is not there
 */
export function saveFiles(path: string, { schema, rows, from }: SavedRows, save: SaveOptions): readonly string[] {
  const { storage, conf, mode } = save
  const root = path.replace(/\/+$/, '')
  const format = requireFormat(save.format)
  const existing = storage.list(root)
  if (existing.length > 0 && mode === 'errorifexists') throw analysisError('PATH_ALREADY_EXISTS', { outputPath: path })
  if (existing.length > 0 && mode === 'ignore') return []
  const keys = save.partitionBy.map((name) =>
    schema.fields.findIndex((f) => f.name.toLowerCase() === name.toLowerCase()),
  )
  const missing = save.partitionBy.find((_, i) => (keys[i] ?? -1) < 0)
  if (missing !== undefined)
    throw analysisError('COLUMN_NOT_FOUND', {
      colName: `\`${missing}\``,
      caseSensitiveConfig: '"spark.sql.caseSensitive"',
    })
  const fileSchema = structType(schema.fields.filter((_, i) => !keys.includes(i)))
  const options = new OptionMap(Object.entries(save.options))
  const context = { conf, options }
  const { extension, apply } = format.isText ? compression(options, format.name) : { extension: '', apply: unchanged }
  const folderKeys = keys.flatMap((index) => {
    const field = schema.fields[index]
    return field === undefined ? [] : [{ index, name: field.name, dataType: field.dataType }]
  })
  const parts = rowsByFolder(rows, folderKeys, conf.timeZone).flatMap(({ folder, rows: own, places }) =>
    inFiles(own.length, recordsPerFile(context)).map(([first, end]) => ({
      folder: folder === '' ? '' : `${folder}/`,
      rows: end - first < own.length ? own.slice(first, end) : own,
      from: from && traceBetween(places === undefined ? from : traceAt(from, places), first, end),
    })),
  )
  const files = parts.map(({ folder, rows: part, from: origins }, i) => ({
    from: origins,
    folder,
    name: fileName(storage, root, i, format.extension + extension),
    content: apply(format.write(fileSchema, part, context)),
  }))
  if (mode === 'overwrite') {
    const folders = replacesPartitionsOnly(save) ? files.map(({ folder }) => `${root}/${folder}`) : [root]
    for (const folder of folders) storage.remove(folder.replace(/\/$/, ''))
  }
  return files.map(({ folder, name, content, from: origins }) => {
    const file = `${root}/${folder}${name}`
    storage.write(file, content, { format: format.name, options: save.options, schema, root, from: origins })
    return file
  })
}

const recordsPerFile = ({ options, conf }: FormatContext): number =>
  Number(options.text('maxRecordsPerFile') ?? conf.get('spark.sql.files.maxRecordsPerFile') ?? 0)

/** The first row and the end of files of at most so many rows; 0: all in one. */
function inFiles(count: number, most: number): readonly (readonly [first: number, end: number])[] {
  if (!(most > 0) || count <= most) return [[0, count]]
  return Array.from({ length: Math.ceil(count / most) }, (_, i) => [i * most, (i + 1) * most])
}

const unchanged = (content: FileContent): FileContent => content

/** Dynamic partition overwrite leaves the partitions alone that get no rows. */
function replacesPartitionsOnly({ conf, options, partitionBy }: SaveOptions): boolean {
  const mode =
    new OptionMap(Object.entries(options)).text('partitionOverwriteMode') ??
    conf.get('spark.sql.sources.partitionOverwriteMode')
  return partitionBy.length > 0 && mode?.toLowerCase() === 'dynamic'
}

/** A name that no file of the path has yet, the same in every run. */
function fileName(storage: Storage, root: string, part: number, extension: string): string {
  const known = storage.list(root).map((file) => file.path.slice(file.path.lastIndexOf('/') + 1))
  const begins = (write: number): string => `part-${String(part).padStart(5, '0')}-${String(write).padStart(5, '0')}`
  let write = known.length
  // After an overwrite the number of files says nothing of the names that are taken.
  while (known.some((name) => name.startsWith(begins(write)))) write += 1
  return `${begins(write)}${extension}`
}
