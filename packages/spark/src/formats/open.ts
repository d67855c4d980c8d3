import type { ResolvedSource } from '../analyzer/context.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, sparkError } from '../errors/spark-error.ts'
import { parseSchema } from '../parser/data-type.ts'
import type { DataSource } from '../plan/relation.ts'
import { corruptColumn } from '../records/bad-record.ts'
import { OptionMap } from '../records/option-map.ts'
import { partitionFields } from '../storage/partition-types.ts'
import type { FileContent, Storage, StoredFile } from '../storage/storage.ts'
import { asNullable, type StructType, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { FormatContext } from './format.ts'
import { type DataFile, listFiles } from './listing.ts'
import { partitionCell, placeColumns, requireDistinct } from './placed-columns.ts'
import { FirstRecordError } from './record-reader.ts'
import { requireFormat } from './registry.ts'
import { contentFor } from './stored.ts'
import { parseMode } from './text-options.ts'

/** What reading files needs of the session. */
export interface OpenOptions {
  readonly storage: Storage
  readonly conf: SessionConf
  /** Columns that folders stand for, where a catalog declares them. */
  readonly partitionSchema?: StructType
}

/**
 * Files as a source: listed and, without a schema, inferred now; read when the plan runs.
 *
 * @throws SparkError PATH_NOT_FOUND, UNABLE_TO_INFER_SCHEMA as Spark does; from `rows()` when a file is gone by then
 */
export function openFiles(source: DataSource, { storage, conf, partitionSchema }: OpenOptions): ResolvedSource {
  const name = source.format ?? conf.get('spark.sql.sources.default') ?? 'parquet'
  const format = requireFormat(name)
  const options = new OptionMap(Object.entries(source.options))
  const context: FormatContext = { conf, options }
  const { files, partitions: folders } = listFiles(source.paths, storage, options)
  const contentOf = (file: StoredFile): FileContent => contentFor(file, { format: name, options: source.options, conf })
  const given = typeof source.schema === 'string' ? parseSchema(source.schema) : source.schema
  const contents = files.map((f) => contentOf(f.file))
  const data = given ?? format.infer(contents, context)
  if (data === undefined || (files.length === 0 && given === undefined)) {
    throw analysisError('UNABLE_TO_INFER_SCHEMA', { format: name === 'parquet' ? 'Parquet' : name.toUpperCase() })
  }
  requireDistinct(data, conf)
  format.check?.(data)
  const infersTypes = conf.get('spark.sql.sources.partitionColumnTypeInference.enabled') !== 'false'
  const found = partitionSchema?.fields ?? partitionFields(folders, infersTypes)
  const columns = placeColumns(data, found, { isGiven: given !== undefined, conf })
  const fileSchema = structType(columns.flatMap(({ field, isPartition }) => (isPartition ? [] : [field])))
  const rowsOf = ({ file, partitions }: DataFile, reading: FormatContext): readonly Row[] => {
    const rows = readFile(file, () => format.read(contentOf(fileNow(file, storage)), fileSchema, reading))
    if (found.length === 0) return rows
    const cells = columns.map(({ field, isPartition }) =>
      isPartition ? partitionCell(field, partitions, conf) : undefined,
    )
    return rows.map((row) => {
      let next = 0
      return cells.map((cell) => (cell === undefined ? (row[next++] ?? null) : cell))
    })
  }
  return {
    schema: asNullable(structType(columns.map(({ field }) => field))) as StructType,
    origin: source.paths.join(', '),
    files: files.map((f) => f.file.path),
    readsByColumn: format.readsByColumn && isStrict(fileSchema, context),
    rows: (used) => {
      if (used === undefined) return files.flatMap((file) => rowsOf(file, context))
      if (name === 'json') refuseCorruptColumnAlone(fileSchema, used, context)
      return files.flatMap((file) => rowsOf(file, { ...context, columns: used }))
    },
  }
}

/** Whether a malformed record is more than nulls. */
const isStrict = (schema: StructType, context: FormatContext): boolean =>
  parseMode(context.options) !== 'PERMISSIVE' ||
  schema.fields.some(({ name }) => name === corruptColumn(context.options, context.conf))

/** @throws SparkError where a job looks at nothing but the texts of malformed records */
function refuseCorruptColumnAlone(schema: StructType, used: ReadonlySet<string>, context: FormatContext): void {
  const [only, ...others] = schema.fields.filter(({ name }) => used.has(name))
  if (others.length === 0 && only?.name === corruptColumn(context.options, context.conf))
    throw analysisError('_LEGACY_ERROR_TEMP_1285')
}

/** Names the file that Spark could not open. */
function readFile(file: StoredFile, read: () => readonly Row[]): readonly Row[] {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FirstRecordError)) throw error
    throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2064', { path: file.path })
  }
}

/** The file as it was listed; gone or replaced is what Spark finds out when it reads. */
function fileNow(file: StoredFile, storage: Storage): StoredFile {
  const now = storage.list(file.path).find((f) => f.path === file.path)
  if (now === undefined) {
    throw sparkError('QueryExecutionException', '_LEGACY_ERROR_TEMP_2055', {
      message: `File ${file.path} does not exist`,
    })
  }
  return now
}
