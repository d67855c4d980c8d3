import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { parseReaderSchema } from '../parser/data-type.ts'
import type { DataSource } from '../plan/relation.ts'
import { corruptColumn } from '../records/bad-record.ts'
import { OptionMap } from '../records/option-map.ts'
import type { FilesSource, ResolvedSource } from '../resolved/source.ts'
import type { PartitionValues } from '../storage/hive-layout.ts'
import { partitionFields, requirePartitionText } from '../storage/partition-types.ts'
import type { FileContent, Storage } from '../storage/storage.ts'
import { asNullable, type StructType, structType } from '../types/data-type.ts'
import type { FormatContext } from './format.ts'
import { listFiles } from './listing.ts'
import { columnKey, placeColumns, requireDistinct } from './placed-columns.ts'
import { fileSchemaOf, skippingCorrupt } from './read.ts'
import { defaultFormat, requireFormat, shortName } from './registry.ts'
import { contentFor } from './stored.ts'
import { parseMode } from './text-options.ts'

/** What opening files needs of the session. */
export interface OpenOptions {
  readonly storage: Storage
  readonly conf: SessionConf
  /** Columns that folders stand for, where a catalog declares them. */
  readonly partitionSchema?: StructType
}

/** A source of files. */
export interface OpenedFiles extends ResolvedSource {
  readonly source: FilesSource
}

/**
 * Files as a source: listed and, without a schema, inferred now; read when the plan runs.
 *
 * @throws SparkError PATH_NOT_FOUND, UNABLE_TO_INFER_SCHEMA as Spark does
 */
export function openFiles(source: DataSource, { storage, conf, partitionSchema }: OpenOptions): OpenedFiles {
  const name = shortName(source.format ?? defaultFormat(conf))
  const format = requireFormat(name)
  const options = new OptionMap(Object.entries(source.options))
  const { files, roots, partitions: folders } = listFiles(source.paths, { storage, conf }, options)
  const given = typeof source.schema === 'string' ? parseReaderSchema(source.schema, conf) : source.schema
  const paths = new Map<FileContent, string>()
  const context: FormatContext = { conf, options, pathOf: (content) => paths.get(content) }
  const contents = files.flatMap(({ file }): readonly FileContent[] => {
    const content = skippingCorrupt(context, () => {
      const read = contentFor(file, { format: name, options: source.options, conf })
      paths.set(read, file.path)
      if (given === undefined && options.flag('ignoreCorruptFiles', false)) format.infer([read], context)
      return read
    })
    return content === undefined ? [] : [content]
  })
  const data = given ?? format.infer(contents, context)
  if (data === undefined || (files.length === 0 && given === undefined && !format.hasOneSchema)) {
    throw analysisError('UNABLE_TO_INFER_SCHEMA', { format: name === 'parquet' ? 'Parquet' : name.toUpperCase() })
  }
  requireDistinct(data, conf)
  const keyOf = (column: string): string => columnKey(column, conf)
  const infersTypes = conf.flag('spark.sql.sources.partitionColumnTypeInference.enabled')
  const typing = { infersTypes, timestampNtz: conf.timestampNtz, keyOf }
  const found = partitionSchema?.fields ?? partitionFields(folders, typing)
  const columns = placeColumns(data, found, { isGiven: given !== undefined, conf })
  format.check?.(fileSchemaOf(columns))
  if (given !== undefined && partitionSchema === undefined) requirePartitionTexts(given, folders, keyOf)
  const listed = files.map(({ file, partitions }) => ({ path: file.path, partitions }))
  return {
    schema: asNullable(structType(columns.map(({ field }) => field))) as StructType,
    origin: source.paths.join(', '),
    readsByColumn:
      (format.readsByColumn && isStrict(fileSchemaOf(columns), context)) ||
      format.mayRefuseColumns?.(contents) === true,
    source: { kind: 'Files', format: name, options: source.options, paths: roots, files: listed, columns },
  }
}

/** Folders against the types that a schema gives to their columns. */
function requirePartitionTexts(
  given: StructType,
  folders: readonly PartitionValues[],
  keyOf: (column: string) => string,
): void {
  const fields = new Map(given.fields.map((field) => [keyOf(field.name), field]))
  for (const [name, text] of folders.flat()) {
    const field = fields.get(keyOf(name))
    if (field !== undefined) requirePartitionText(text, { ...field, name })
  }
}

/** Whether a malformed record is more than nulls. */
const isStrict = (schema: StructType, context: FormatContext): boolean =>
  parseMode(context.options) !== 'PERMISSIVE' ||
  context.options.has('enforceSchema') ||
  schema.fields.some(({ name }) => name === corruptColumn(context.options, context.conf))

/** The source with the files that are at its paths now; its columns stay. @throws SparkError PATH_NOT_FOUND */
export function listedAgain(source: FilesSource, place: { storage: Storage; conf: SessionConf }): FilesSource {
  const { files } = listFiles(source.paths, place, new OptionMap(Object.entries(source.options)))
  return { ...source, files: files.map(({ file, partitions }) => ({ path: file.path, partitions })) }
}
