import { tableNotFound } from '../catalog/catalog.ts'
import { quotedTable, resolveDatabaseName, resolveWrittenName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError, sparkError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { CreateTable, DropTable, RecoverPartitions, SetCatalogAndNamespace } from '../plan/command.ts'
import { isHidden } from '../storage/partition-types.ts'
import { asNullable, type StructType } from '../types/data-type.ts'
import type { CommandContext, Handler } from './handler.ts'
import { requirePartitionColumns, requireTableName } from './table-checks.ts'

export const createTable: Handler<CreateTable> = (command, context) => {
  const { catalog, conf } = context
  const { path, options, partitioningColumns: partitionKeys, description } = command
  const name = resolveWrittenName(command.table, catalog.currentDatabase)
  const provider = catalog.writable(`create table ${command.table.join('.')}`)
  const format = command.source ?? conf.get('spark.sql.sources.default') ?? 'parquet'
  catalog.requireDatabase(name.database)
  if (catalog.findTable(name) !== undefined) {
    if (command.ifNotExists) return
    throw analysisError('TABLE_OR_VIEW_ALREADY_EXISTS', { relationName: quotedTable(name) })
  }
  requireTableName(name)
  const schema = command.schema ?? schemaAt(path, format, command, context)
  requirePartitionColumns(schema, partitionKeys, name)
  provider.saveTable({
    database: name.database,
    name: name.name,
    schema: asNullable(schema) as StructType,
    partitionKeys,
    location: path ?? `s3://warehouse/${name.database}/${name.name}`,
    format,
    options,
    tableType: path === undefined ? 'MANAGED' : 'EXTERNAL',
    ...(description === undefined ? {} : { description }),
  })
}

function schemaAt(
  path: string | undefined,
  format: string,
  { options }: CreateTable,
  { input, storage }: CommandContext,
): StructType {
  if (path === undefined || (storage?.list(path) ?? []).length === 0) {
    const shown = format === 'parquet' ? 'Parquet' : format.toUpperCase()
    throw analysisError('UNABLE_TO_INFER_SCHEMA', { format: shown })
  }
  return input({ kind: 'DataSource', format, options, paths: [path] }).schema
}

/** A managed table's files go with it. */
export const dropTable: Handler<DropTable> = ({ table: parts, ifExists }, { catalog, storage }) => {
  const name = catalog.tableName(parts)
  const found = catalog.findTable(name)
  if (found === undefined) {
    if (ifExists) return
    throw analysisError('TABLE_OR_VIEW_NOT_FOUND', { relationName: quotedTable(name) })
  }
  catalog.writable(`drop table ${parts.join('.')}`).dropTable(name.database, name.name)
  if (found.tableType === 'MANAGED') storage?.remove(found.location.replace(/\/+$/, ''))
}

export const setCatalogAndNamespace: Handler<SetCatalogAndNamespace> = ({ namespace }, { catalog }) =>
  catalog.setCurrentDatabase(resolveDatabaseName(namespace))

export const recoverPartitions: Handler<RecoverPartitions> = ({ table: parts }, { catalog, storage }) => {
  if (catalog.findView(parts) !== undefined)
    throw sparkError('AnalysisException', '_LEGACY_ERROR_TEMP_1013', {
      nameParts: parts.join('.'),
      viewStr: 'temp view',
      cmd: 'recoverPartitions()',
      hintStr: '',
    })
  const table = catalog.findTable(catalog.tableName(parts))
  if (table === undefined) throw tableNotFound(parts)
  if (table.partitionKeys.length === 0)
    throw analysisError('NOT_A_PARTITIONED_TABLE', {
      operation: 'ALTER TABLE RECOVER PARTITIONS',
      tableIdentWithDB: quoteName(['spark_catalog', table.database, table.name]),
    })
  const provider = catalog.writable(`recover the partitions of ${parts.join('.')}`)
  const root = table.location.replace(/\/+$/, '')
  for (const file of storage?.list(root) ?? []) {
    const path = isHidden(file.path, root) ? undefined : partitionOf(file.path.slice(root.length + 1), table)
    if (path !== undefined) provider.addPartition(table, path)
  }
}

/** `year=2024/month=1` for a file in the folder of a partition. */
function partitionOf(file: string, { partitionKeys }: TableDescription): string | undefined {
  const folders = file.split('/').slice(0, partitionKeys.length)
  const fits = partitionKeys.every((key, i) => folders[i]?.toLowerCase().startsWith(`${key.toLowerCase()}=`) === true)
  return fits ? folders.join('/') : undefined
}
