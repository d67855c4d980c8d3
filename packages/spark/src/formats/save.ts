import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { type Trace, type TracedRows, traceAt, traceBetween } from '../lineage/trace.ts'
import type { SaveMode } from '../plan/command.ts'
import { OptionMap } from '../records/option-map.ts'
import { rowsByFolder } from '../storage/hive-layout.ts'
import { isThere, qualifiedPath, shownPath } from '../storage/paths.ts'
import type { FileContent, Storage } from '../storage/storage.ts'
import { type DataType, type StructType, structType } from '../types/data-type.ts'
import { compression } from './compression.ts'
import type { FileFormat, FormatContext } from './format.ts'
import { columnKey } from './placed-columns.ts'
import { requireFormat } from './registry.ts'
import { requireHeld, requireWritable } from './write-checks.ts'

/** What to write, and how. */
export interface SaveOptions {
  readonly storage: Storage
  readonly conf: SessionConf
  readonly format: string
  readonly options: Readonly<Record<string, string>>
  readonly mode: SaveMode
  readonly partitionBy: readonly string[]
}

/** Rows that are computed when they are written. */
export interface RowsToSave {
  readonly schema: StructType
  rows(): TracedRows
}

/** What was written; nothing where the mode says to leave what is there. */
export interface Saved {
  readonly files: readonly string[]
  readonly rows: TracedRows | undefined
}

/**
 * Writes rows below a path, a file per partition. As in Spark an overwrite makes room before the rows are computed: what
 * they would be read from is gone then.
 *
 * @throws SparkError for data that Spark does not write, PATH_ALREADY_EXISTS; what the rows raise
 */
export function saveFiles(path: string, data: RowsToSave, save: SaveOptions): Saved {
  const { storage, conf, mode } = save
  const root = qualifiedPath(path, storage).replace(/\/+$/, '')
  const format = requireFormat(save.format)
  const { schema } = data
  requireWritable(schema, save.partitionBy, conf)
  const existing = storage.list(root)
  const exists = isThere(root, storage)
  if (exists && mode === 'errorifexists') throw analysisError('PATH_ALREADY_EXISTS', { outputPath: shownPath(root) })
  if (exists && mode === 'ignore') return { files: [], rows: undefined }
  const isDynamic = replacesPartitionsOnly(save)
  const taken = existing.map((file) => file.path)
  if (mode === 'overwrite' && !isDynamic) storage.remove(root)
  const keys = partitionKeys(schema, save)
  const fileSchema = structType(schema.fields.filter((_, i) => !keys.some(({ index }) => index === i)))
  requireHeld(fileSchema, format)
  const rows = data.rows()
  const files = filesOf(rows, { ...save, format, fileSchema, keys, taken })
  if (mode === 'overwrite' && isDynamic)
    for (const { folder } of files) storage.remove(`${root}/${folder}`.replace(/\/$/, ''))
  for (const { folder, name, content, from } of files) {
    storage.write(`${root}/${folder}${name}`, content, {
      format: format.name,
      options: save.options,
      schema,
      root,
      from,
    })
  }
  storage.complete?.(root)
  return { files: files.map(({ folder, name }) => `${root}/${folder}${name}`), rows }
}

interface FolderKey {
  readonly index: number
  /** As the caller spells the column: so the folders are named. */
  readonly name: string
  readonly dataType: DataType
}

const partitionKeys = ({ fields }: StructType, { partitionBy, conf }: SaveOptions): readonly FolderKey[] =>
  partitionBy.flatMap((name) => {
    const index = fields.findIndex((f) => columnKey(f.name, conf) === columnKey(name, conf))
    const field = fields[index]
    return field === undefined ? [] : [{ index, name, dataType: field.dataType }]
  })

interface FileOptions extends Omit<SaveOptions, 'format'> {
  readonly format: FileFormat
  readonly fileSchema: StructType
  readonly keys: readonly FolderKey[]
  /** Names of files that are, or were, at the place. */
  readonly taken: readonly string[]
}

interface MadeFile {
  /** Ends with a slash where it is not the root. */
  readonly folder: string
  readonly name: string
  readonly content: FileContent
  readonly from: Trace
}

function filesOf({ rows, from }: TracedRows, save: FileOptions): readonly MadeFile[] {
  const { conf, format, fileSchema, taken } = save
  const options = new OptionMap(Object.entries(save.options))
  const context = { conf, options }
  const { extension, apply } = format.isText ? compression(options, format.name) : { extension: '', apply: unchanged }
  const parts = rowsByFolder(rows, save.keys, conf.timeZone).flatMap(({ folder, rows: own, places }) =>
    inFiles(own.length, recordsPerFile(context)).map(([first, end]) => ({
      folder: folder === '' ? '' : `${folder}/`,
      rows: end - first < own.length ? own.slice(first, end) : own,
      from: traceBetween(places === undefined ? from : traceAt(from, places), first, end),
    })),
  )
  return parts.map(({ folder, rows: part, from: origins }, i) => ({
    folder,
    name: fileName(taken, i, format.extension + extension),
    content: apply(format.write(fileSchema, part, context)),
    from: origins,
  }))
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
export function replacesPartitionsOnly({
  conf,
  options,
  partitionBy,
}: Pick<SaveOptions, 'conf' | 'options' | 'partitionBy'>): boolean {
  const mode =
    new OptionMap(Object.entries(options)).text('partitionOverwriteMode') ??
    conf.get('spark.sql.sources.partitionOverwriteMode')
  return partitionBy.length > 0 && mode?.toLowerCase() === 'dynamic'
}

/** A name that no file of the path has yet, the same in every run. */
function fileName(taken: readonly string[], part: number, extension: string): string {
  const known = taken.map((path) => path.slice(path.lastIndexOf('/') + 1))
  const begins = (write: number): string => `part-${String(part).padStart(5, '0')}-${String(write).padStart(5, '0')}`
  let write = known.length
  // After an overwrite the number of files says nothing of the names that are taken.
  while (known.some((name) => name.startsWith(begins(write)))) write += 1
  return `${begins(write)}${extension}`
}
