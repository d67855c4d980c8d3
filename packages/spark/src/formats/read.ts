import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { corruptColumn } from '../records/bad-record.ts'
import { OptionMap } from '../records/option-map.ts'
import type { FilesSource, SourceColumn, SourceFile } from '../resolved/source.ts'
import { shownPath } from '../storage/paths.ts'
import type { FileContent, Storage, StoredFile } from '../storage/storage.ts'
import { type StructType, structType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'
import { fileCell } from './file-cells.ts'
import type { FormatContext } from './format.ts'
import { NoParquetError } from './parquet/footer.ts'
import { partitionCell } from './placed-columns.ts'
import { FirstRecordError } from './record-reader.ts'
import { requireFormat } from './registry.ts'
import { contentFor } from './stored.ts'

/** What reading files needs of the session. */
interface Reading {
  readonly storage: Storage
  readonly conf: SessionConf
  /** The columns that the plan needs, where that decides which records are malformed. */
  readonly columns?: ReadonlySet<string> | undefined
}

/** A file as it was read. */
export interface FileRead {
  readonly file: StoredFile
  readonly rows: readonly Row[]
}

/** The columns that the files themselves hold. */
export const fileSchemaOf = (columns: readonly SourceColumn[]): StructType =>
  structType(columns.flatMap(({ field, isPartition, isOfFile }) => (isPartition || isOfFile === true ? [] : [field])))

/**
 * The rows of each file of a source.
 *
 * @throws SparkError where a file is gone that was listed
 */
export function readFiles(source: FilesSource, { storage, conf, columns }: Reading): readonly FileRead[] {
  const { format: name, options } = source
  const schema = fileSchemaOf(source.columns)
  const format = requireFormat(name)
  const whole: FormatContext = { conf, options: new OptionMap(Object.entries(options)) }
  if (columns !== undefined && name === 'json') refuseCorruptColumnAlone(schema, columns, whole)
  const context = columns === undefined ? whole : { ...whole, columns }
  const skipsMissing = whole.options.flag('ignoreMissingFiles', conf.flag('spark.sql.files.ignoreMissingFiles'))
  const there = source.files.flatMap((listed): readonly FileThere[] => {
    const file = fileNow(listed, storage)
    if (file !== undefined) return [{ listed, file }]
    if (skipsMissing) return []
    throw missing(listed)
  })
  const contentOf = (file: StoredFile): FileContent => contentFor(file, { format: name, options, conf })
  const inTurn = format.isText ? largestFirst(there, contentOf) : there
  return inTurn.flatMap(({ listed, file }): readonly FileRead[] => {
    const named: FormatContext = { ...context, pathOf: () => file.path, modified: file.modified }
    const readOne = (): readonly Row[] => format.read(contentOf(file), schema, named)
    const rows = skippingCorrupt(whole, () => ofFile(file, readOne))
    if (rows === undefined) return []
    const ofColumn = (column: SourceColumn): Value | undefined =>
      column.isOfFile === true
        ? fileCell(column.field.name, file, { format: name, options: whole.options, conf })
        : column.isPartition
          ? partitionCell(column.field, listed.partitions, conf)
          : undefined
    return [{ file, rows: inColumns(rows, source.columns, ofColumn) }]
  })
}

interface FileThere {
  readonly listed: SourceFile
  readonly file: StoredFile
}

/** As Spark fills its partitions. How large a file is that is no text, only Spark's own writer knows. */
function largestFirst(files: readonly FileThere[], contentOf: (file: StoredFile) => FileContent): readonly FileThere[] {
  if (files.length < 2) return files
  const sized = files.map((each) => {
    const { content } = each.file
    const stored = content.kind === 'bytes' ? content : contentOf(each.file)
    return { each, size: stored.kind === 'bytes' ? stored.bytes.length : 0 }
  })
  return sized.sort((a, b) => b.size - a.size).map(({ each }) => each)
}

const CORRUPT: ReadonlySet<string> = new Set(['PARQUET_INVALID', 'NOT_COMPRESSED'])

/** What a file gives; undefined for one that is no file of its kind, where the job asks to leave those out. */
export function skippingCorrupt<T>({ options, conf }: FormatContext, read: () => T): T | undefined {
  if (!options.flag('ignoreCorruptFiles', conf.flag('spark.sql.files.ignoreCorruptFiles'))) return read()
  try {
    return read()
  } catch (error) {
    if (error instanceof NoParquetError || (error instanceof UnsupportedError && CORRUPT.has(error.code)))
      return undefined
    throw error
  }
}

/** Rows with the cells that their file and its folders stand for. */
function inColumns(
  rows: readonly Row[],
  columns: readonly SourceColumn[],
  ofColumn: (column: SourceColumn) => Value | undefined,
): readonly Row[] {
  if (!columns.some(({ isPartition, isOfFile }) => isPartition || isOfFile === true)) return rows
  const cells = columns.map(ofColumn)
  return rows.map((row) => {
    let next = 0
    return cells.map((cell) => (cell === undefined ? (row[next++] ?? null) : cell))
  })
}

/** @throws SparkError where a job looks at nothing but the texts of malformed records */
function refuseCorruptColumnAlone(schema: StructType, used: ReadonlySet<string>, context: FormatContext): void {
  const [only, ...others] = schema.fields.filter(({ name }) => used.has(name))
  if (others.length === 0 && only?.name === corruptColumn(context.options, context.conf))
    throw analysisError('_LEGACY_ERROR_TEMP_1285')
}

/** Names the file that Spark could not open. */
function ofFile(file: StoredFile, read: () => readonly Row[]): readonly Row[] {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FirstRecordError)) throw error
    const raised = sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2064', { path: file.path })
    throw Object.assign(raised, { cause: error.cause })
  }
}

/** The file as it was listed; gone or replaced is what Spark finds out when it reads. */
const fileNow = ({ path }: SourceFile, storage: Storage): StoredFile | undefined =>
  storage.list(path).find((f) => f.path === path)

const missing = ({ path }: SourceFile): Error =>
  sparkError('Py4JJavaError', '_LEGACY_ERROR_TEMP_2055', {
    message: `org.apache.spark.SparkFileNotFoundException: File ${shownPath(path)} does not exist`,
  })
