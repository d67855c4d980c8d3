import { tableNotFound } from '../catalog/catalog.ts'
import { quotedTable, resolveWrittenName } from '../catalog/names.ts'
import { rootOf, type TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { requireFormat } from '../formats/registry.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { CreateTableLike } from '../plan/catalog-command.ts'
import type { CreateTable, DropTable, RecoverPartitions } from '../plan/command.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { isHidden } from '../storage/partition-types.ts'
import { qualifiedPath } from '../storage/paths.ts'
import { type StructType, structType } from '../types/data-type.ts'
import { checkedDefaults } from './column-defaults.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'
import { requireTable } from './show.ts'
import {
  isToBeMade,
  made,
  requirePartitionColumns,
  requireTableName,
  sourceOf,
  spelledKeys,
  tableSchema,
} from './table-checks.ts'
import { dropTemporary, wrongKind } from './views.ts'
import { purge } from './write-operation.ts'

const createTable: Handler<CreateTable> = (command, context) => {
  const { catalog, conf } = context
  const { options } = command
  const path = command.path === undefined ? undefined : qualifiedPath(command.path, context.storage)
  const name = resolveWrittenName(command.table, catalog.currentDatabase)
  const format = sourceOf(command, conf)
  catalog.requireDatabase(name.database)
  if (!isToBeMade(name, catalog, command)) return
  requireTableName(name)
  const { check } = requireFormat(format)
  const { schema, partitionKeys } = columnsOf(command, format, context)
  requirePartitionColumns(schema, partitionKeys, name)
  checkedDefaults(schema.fields, { format }, 'CREATE TABLE', context)
  check?.(schema)
  const lower = { database: name.database.toLowerCase(), name: name.name.toLowerCase() }
  const location = path ?? catalog.managedLocation(lower)
  const { comment: description = command.description, ...properties } = command.properties ?? {}
  const table: TableDescription = {
    ...lower,
    schema: tableSchema(schema, partitionKeys),
    partitionKeys: spelledKeys(schema, partitionKeys),
    location,
    format: format.toLowerCase(),
    options,
    tableType: path === undefined ? 'MANAGED' : 'EXTERNAL',
    properties,
    ...(description === undefined ? {} : { description }),
    ...made(conf),
  }
  catalog.provider.saveTable(table)
}

/** The columns of a table, and no rows. */
const createTableLike: Handler<CreateTableLike> = (command, { catalog, conf, input }) => {
  const name = resolveWrittenName(command.table, catalog.currentDatabase)
  const view = catalog.findView(command.like)
  const found = view === undefined ? catalog.findTable(catalog.tableName(command.like)) : undefined
  if (view === undefined && found === undefined) throw tableNotFound(command.like)
  catalog.requireDatabase(name.database)
  if (!isToBeMade(name, catalog, command, quoteName([name.database, name.name]))) return
  requireTableName(name)
  const schema = found?.schema ?? (view === undefined ? structType([]) : input(view.relation).schema)
  const isView = found === undefined || found.view !== undefined
  const format = command.source ?? (isView ? 'parquet' : found.format)
  requireFormat(format).check?.(schema)
  const lower = { database: name.database.toLowerCase(), name: name.name.toLowerCase() }
  catalog.provider.saveTable({
    ...lower,
    schema,
    partitionKeys: found?.partitionKeys ?? [],
    location: command.location ?? catalog.managedLocation(lower),
    format: format.toLowerCase(),
    options: found?.options ?? {},
    tableType: command.location === undefined ? 'MANAGED' : 'EXTERNAL',
    properties: command.properties,
    ...made(conf),
  })
}

interface Columns {
  readonly schema: StructType
  readonly partitionKeys: readonly string[]
}

/** What the statement says of the columns; else what the files and the folders at its place do. */
function columnsOf(command: CreateTable, format: string, { input, storage }: CommandContext): Columns {
  const { schema, options, path, partitioningColumns: partitionKeys } = command
  if (schema !== undefined) return { schema, partitionKeys }
  if (partitionKeys.length > 0) throw analysisError('SPECIFY_PARTITION_IS_NOT_ALLOWED')
  if (path === undefined || (storage?.list(path) ?? []).length === 0) {
    const shown = format === 'parquet' ? 'Parquet' : format.toUpperCase()
    throw analysisError('UNABLE_TO_INFER_SCHEMA', { format: shown })
  }
  const files = input({ kind: 'DataSource', format, options, paths: [path] })
  return { schema: files.schema, partitionKeys: folderColumns(files.resolved) }
}

const folderColumns = (files: ResolvedRelation): readonly string[] =>
  files.kind === 'Scan' && files.source.kind === 'Files'
    ? files.source.columns.filter((column) => column.isPartition).map(({ field }) => field.name)
    : []

/** A managed table's files go with it; a temporary view is dropped so too. */
const dropTable: Handler<DropTable> = ({ table: parts, ifExists }, context) => {
  const { catalog } = context
  if (dropTemporary(parts, context)) return
  const name = catalog.tableName(parts)
  const found = catalog.findTable(name)
  if (found === undefined) {
    if (ifExists) return
    throw analysisError('TABLE_OR_VIEW_NOT_FOUND', { relationName: quotedTable(name) })
  }
  if (found.view !== undefined) throw wrongKind(found, 'DROP TABLE', 'EXTERNAL or MANAGED', 'DROP VIEW')
  catalog.provider.dropTable(name.database, name.name)
  if (found.tableType === 'MANAGED') purge(found, [''], 'DROP TABLE', context)
}

const recoverPartitions: Handler<RecoverPartitions> = (
  { table: parts, statement, changes = 'add' },
  { catalog, storage },
) => {
  const table = requireTable(parts, catalog, statement ?? 'recoverPartitions()')
  if (table.partitionKeys.length === 0)
    throw analysisError('NOT_A_PARTITIONED_TABLE', {
      operation: statement ?? 'ALTER TABLE RECOVER PARTITIONS',
      tableIdentWithDB: quoteName(['spark_catalog', table.database, table.name]),
    })
  const { provider } = catalog
  const root = rootOf(table)
  const there = new Set(
    (storage?.list(root) ?? []).flatMap(({ path }) =>
      isHidden(path, root) ? [] : (partitionOf(path.slice(root.length + 1), table) ?? []),
    ),
  )
  if (changes !== 'drop') for (const path of there) provider.addPartition(table, path)
  if (changes === 'add') return
  for (const path of provider.listPartitions(table)) if (!there.has(path)) provider.removePartition(table, path)
}

/** `year=2024/month=1` for a file in the folder of a partition. */
function partitionOf(file: string, { partitionKeys }: TableDescription): string | undefined {
  const folders = file.split('/').slice(0, partitionKeys.length)
  const fits = partitionKeys.every((key, i) => folders[i]?.toLowerCase().startsWith(`${key.toLowerCase()}=`) === true)
  return fits ? folders.join('/') : undefined
}

/** Tables that are made and dropped. */
export const tableCommands = {
  CreateTable: createTable,
  CreateTableLike: createTableLike,
  DropTable: dropTable,
  RecoverPartitions: recoverPartitions,
} satisfies Partial<Handlers>
