import type { ResolvedSource } from '../analyzer/context.ts'
import { analysisError, sparkError } from '../errors/spark-error.ts'
import type { DataSource } from '../plan/relation.ts'
import type { SessionConf } from '../resolved/conf.ts'
import type { Storage, StoredFile } from '../storage/storage.ts'
import { asNullable, type StructType, structType } from '../types/data-type.ts'
import { parseSchema } from '../types/parse-ddl.ts'
import type { Row } from '../types/value.ts'
import type { FormatContext } from './format.ts'
import { FormatOptions } from './options.ts'
import { isHidden, partitionFields, partitionValue, partitionValues } from './partitions.ts'
import { requireFormat } from './registry.ts'

/** What reading files needs of the session. */
export interface OpenOptions {
  readonly storage: Storage
  readonly conf: SessionConf
  /** Columns that folders stand for, where a catalog declares them. */
  readonly partitionSchema?: StructType
}

interface DataFile {
  readonly file: StoredFile
  readonly partitions: readonly (readonly [string, string])[]
}

/**
 * Files as a source: listed and, without a schema, inferred now; read when the plan runs.
 *
 * @throws SparkError PATH_NOT_FOUND, UNABLE_TO_INFER_SCHEMA as Spark does; from `rows()` when a file is gone by then
 */
export function openFiles(source: DataSource, { storage, conf, partitionSchema }: OpenOptions): ResolvedSource {
  const name = source.format ?? conf.get('spark.sql.sources.default') ?? 'parquet'
  const format = requireFormat(name)
  const context: FormatContext = { conf, options: new FormatOptions(source.options) }
  const files = source.paths.flatMap((path) => listFiles(path, storage))
  const given = typeof source.schema === 'string' ? parseSchema(source.schema) : source.schema
  const data =
    given ??
    format.infer(
      files.map((f) => f.file.content),
      context,
    )
  if (data === undefined || (files.length === 0 && given === undefined)) {
    throw analysisError('UNABLE_TO_INFER_SCHEMA', { format: name === 'parquet' ? 'Parquet' : name.toUpperCase() })
  }
  const partitions = partitionSchema?.fields ?? partitionFields(files.map((f) => f.partitions))
  const partitionOf = partitions.map((p) => data.fields.find((f) => f.name.toLowerCase() === p.name.toLowerCase()) ?? p)
  const columns = data.fields.filter((f) => !partitions.some((p) => p.name.toLowerCase() === f.name.toLowerCase()))
  const fileSchema = structType(columns)
  return {
    schema: asNullable(structType([...columns, ...partitionOf])) as StructType,
    origin: source.paths.join(', '),
    files: files.map((f) => f.file.path),
    rows: () =>
      files.flatMap(({ file, partitions: values }): readonly Row[] => {
        const rows = format.read(contentNow(file, storage), fileSchema, context)
        if (partitionOf.length === 0) return rows
        const extra = partitionOf.map((p) => {
          const text = values.find(([key]) => key.toLowerCase() === p.name.toLowerCase())?.[1]
          return text === undefined ? null : partitionValue(text, p.dataType, conf.timeZone)
        })
        return rows.map((row) => [...row, ...extra])
      }),
  }
}

/** The file as it was listed; gone or replaced is what Spark finds out when it reads. */
function contentNow(file: StoredFile, storage: Storage): StoredFile['content'] {
  const now = storage.list(file.path).find((f) => f.path === file.path)
  if (now === undefined) {
    throw sparkError('QueryExecutionException', '_LEGACY_ERROR_TEMP_2055', {
      message: `File ${file.path} does not exist`,
    })
  }
  return now.content
}

const folderOf = (path: string): string => path.replace(/\/+$/, '')

function listFiles(path: string, storage: Storage): readonly DataFile[] {
  const wild = /[*?{[]/.exec(path)
  const root = folderOf(wild === null ? path : path.slice(0, path.lastIndexOf('/', wild.index)))
  const listed = storage.list(root)
  const matches = wild === null ? listed : listed.filter((f) => globPattern(folderOf(path)).test(f.path))
  if (matches.length === 0) throw analysisError('PATH_NOT_FOUND', { path })
  return matches
    .filter((file) => !isHidden(file.path, root) && !file.path.endsWith('/'))
    .map((file) => ({ file, partitions: partitionValues(file.path, root) }))
}

/** A path with `*`, `?`, `{a,b}` or `[ab]` as a pattern; it matches a folder's files too. */
function globPattern(glob: string): RegExp {
  const body = glob.replace(/[.+^$()|\\]|\*|\?|\{[^}]*\}/g, (part) => {
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (part.startsWith('{'))
      return `(?:${part
        .slice(1, -1)
        .split(',')
        .map((p) => p.replaceAll('*', '[^/]*'))
        .join('|')})`
    return `\\${part}`
  })
  return new RegExp(`^${body}(?:/.*)?$`)
}
