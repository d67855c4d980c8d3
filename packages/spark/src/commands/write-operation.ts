import { rootOf, type TableDescription } from '../catalog/provider.ts'
import { requestOf } from '../connectors/open.ts'
import { sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { isOfFiles, requireFormat } from '../formats/registry.ts'
import { type SaveOptions, saveFiles } from '../formats/save.ts'
import { traceOfAll } from '../lineage/trace.ts'
import type { SaveMode, WriteOperation } from '../plan/command.ts'
import { qualifiedPath } from '../storage/paths.ts'
import type { Storage } from '../storage/storage.ts'
import type { CommandContext, Handler } from './handler.ts'
import { writeElsewhere } from './write-elsewhere.ts'

/** Rows that go to a place. */
export interface Written extends Omit<SaveOptions, 'storage' | 'conf'> {
  readonly location: string
  /** What the record calls the place: the path, or the table. */
  readonly target: string
  readonly call: string
  /** The mode that the job asked for, where files are written in another. */
  readonly told?: SaveMode
}

export const writeOperation: Handler<WriteOperation> = (command, context) => {
  const { connectors } = context
  const request = isOfFiles(command.source) ? undefined : requestOf(command.source, command.options, command.path)
  if (request !== undefined && connectors?.has(request.format) === true)
    return writeElsewhere(command, request, { ...context, connectors })
  const { source: format, mode, options, partitioningColumns: partitionBy, call } = command
  const path = command.path ?? noPath(format)
  const data = context.input(command.input, call === 'spark.sql' ? call : undefined)
  writeRows(data, { location: path, target: path, format, mode, options, partitionBy, call }, context)
}

/** @throws SparkError for a write of files that says nowhere; for a format that is not there */
function noPath(format: string): never {
  requireFormat(format)
  throw sparkError('IllegalArgumentException', '_LEGACY_ERROR_TEMP_2050', { paths: '' })
}

/** Writes rows as files and tells the record: the way of every write. Gives the files. */
export function writeRows(
  data: Pick<ReturnType<CommandContext['input']>, 'schema' | 'rows'>,
  { location: given, target, call, told, ...save }: Written,
  context: CommandContext,
): readonly string[] {
  const storage = requireStorage(context.storage, target)
  const location = qualifiedPath(given, storage)
  const { schema } = data
  const { files, rows: traced } = saveFiles(location, data, { ...save, storage, conf: context.conf })
  const { format, options, mode, partitionBy } = save
  context.tell({
    direction: 'write',
    call,
    format,
    target,
    location,
    options: { ...options, mode: told ?? mode, partitionBy },
    frame: { schema, ...(traced ?? { rows: [], from: traceOfAll([]) }) },
  })
  context.kept.changed(location)
  return files
}

/** Deletes files of a table, those of one partition or all, and tells the record of it. */
export function purge(
  table: TableDescription,
  folders: readonly string[],
  statement: string,
  { storage, tell }: CommandContext,
): void {
  const root = rootOf(table)
  for (const folder of folders) storage?.remove(folder === '' ? root : `${root}/${folder}`)
  const partitions = folders.filter((folder) => folder !== '')
  tell({
    direction: 'purge',
    call: 'spark.sql',
    format: table.format,
    target: `${table.database}.${table.name}`,
    location: table.location,
    options: { statement, ...(partitions.length === 0 ? {} : { partitions }) },
  })
}

export function requireStorage(storage: Storage | undefined, target: string): Storage {
  if (storage !== undefined) return storage
  throw new UnsupportedError(
    'NO_STORAGE',
    `Failed to write ${target}: this session has no storage`,
    'Use the glue fixture of a dryfit test.',
  )
}
