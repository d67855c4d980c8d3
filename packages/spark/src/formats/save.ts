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

/** A file for each partition and folder that has rows; the first partition makes one without, where there are no folders. */
function filesOf(data: TracedRows, save: FileOptions): readonly MadeFile[] {
  const { conf, format, fileSchema, keys, taken } = save
  const options = new OptionMap(Object.entries(save.options))
  const context = { conf, options }
  const { extension, apply } = format.isText ? compression(options, format.name) : { extension: '', apply: unchanged }
  const nameOf = namesBeside(taken, format.extension + extension)
  return tasksOf(data).flatMap(({ rows, from, task }) => {
    if (rows.length === 0 && task > 0) return []
    return rowsByFolder(rows, keys, conf.timeZone).flatMap(({ folder, rows: own, places }) =>
      inFiles(own.length, recordsPerFile(context)).map(([first, end], nth) => ({
        folder: folder === '' ? '' : `${folder}/`,
        name: nameOf(task, nth),
        content: apply(format.write(fileSchema, end - first < own.length ? own.slice(first, end) : own, context)),
        from: traceBetween(places === undefined ? from : traceAt(from, places), first, end),
      })),
    )
  })
}

/** The rows of each task, where there are several. */
function tasksOf({ rows, from, sizes = [] }: TracedRows): readonly (TracedRows & { readonly task: number })[] {
  if (sizes.length < 2) return [{ rows, from, task: 0 }]
  let first = 0
  return sizes.map((size, task) => {
    const end = first + size
    const own = { rows: rows.slice(first, end), from: traceBetween(from, first, end), task }
    first = end
    return own
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

/** Names that no file of the path has yet, the same in every run: by the task, and which of its files in the folder it is. */
function namesBeside(taken: readonly string[], extension: string): (task: number, nth: number) => string {
  const known = taken.map((path) => path.slice(path.lastIndexOf('/') + 1))
  const padded = (n: number): string => String(n).padStart(5, '0')
  let write = known.length
  // After an overwrite the number of files says nothing of the names that are taken.
  while (known.some((name) => WRITE.exec(name)?.[1] === padded(write))) write += 1
  const part = (nth: number): string => (nth === 0 ? '' : `_c${String(nth).padStart(3, '0')}`)
  return (task, nth) => `part-${padded(task)}-${padded(write)}${part(nth)}${extension}`
}

const WRITE = /^part-\d+-(\d+)/
