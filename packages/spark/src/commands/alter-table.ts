import { tableNotFound } from '../catalog/catalog.ts'
import { quotedTable, resolveTableName } from '../catalog/names.ts'
import { rootOf, type TableDescription } from '../catalog/provider.ts'
import { analysisError, illegalArgument } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { requireDistinctNames } from '../lexer/distinct-names.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { AlterTable, TableChange, TruncateTable } from '../plan/catalog-command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { asNullable, type StructType, structType } from '../types/data-type.ts'
import { alterColumn, notOfFiles, requireColumn } from './alter-column.ts'
import { renamePartition, requireOwnPlaces, setPartitionLocation } from './alter-partition.ts'
import { renameView, requireView } from './alter-view.ts'
import { requireDefaultProvider, requireNoOlderRows } from './column-defaults.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'
import {
  isMeant,
  keyFields,
  namedKeys,
  partitionPath,
  partitionsError,
  partitionsNotFound,
  requireKeys,
} from './partitions.ts'
import { requireTable } from './show.ts'
import { alreadyExists, requireTableName } from './table-checks.ts'
import { purge } from './write-operation.ts'

type Changes = { readonly [K in TableChange['kind']]: Change<Extract<TableChange, { readonly kind: K }>> }
type Change<C> = (change: C, table: TableDescription, context: CommandContext) => void

const alterTable: Handler<AlterTable> = ({ table: parts, operation, change, isView }, context) => {
  const { catalog } = context
  if (change.kind === 'Rename' && isViewName(parts, catalog)) return renameByTable(parts, change.to, context)
  const hint = HINTED.has(change.kind) && operation !== 'COMMENT ON TABLE' ? VIEW_HINT : ''
  const table = isView === true ? requireView(parts, catalog, operation) : requireTable(parts, catalog, operation, hint)
  const act = CHANGES[change.kind] as Change<TableChange>
  act(change, table, context)
}

const HINTED: ReadonlySet<string> = new Set([
  'SetProperties',
  'UnsetProperties',
  'AddPartitions',
  'DropPartitions',
  'RenamePartition',
  'SetLocation',
])
const VIEW_HINT = ' Please use ALTER VIEW instead.'

const isViewName = (parts: NameParts, catalog: CommandContext['catalog']): boolean =>
  catalog.findView(parts) !== undefined

/** A temporary view goes by either statement. */
const renameByTable = (view: NameParts, to: NameParts, context: CommandContext): void => {
  renameView({ kind: 'RenameView', view, to }, context)
}

const save = (table: TableDescription, { catalog }: CommandContext): void => catalog.provider.saveTable(table)
/** One a kind: the compiler names the kind that has none. */
const CHANGES: Changes = {
  SetProperties: ({ properties: { comment, ...properties } }, table, context) => {
    const description = comment === undefined ? {} : { description: comment }
    save({ ...table, ...description, properties: { ...table.properties, ...properties } }, context)
  },
  UnsetProperties: ({ keys, ifExists }, table, context) => {
    const known = table.properties ?? {}
    const missing = keys.filter((key) => key !== 'comment' && !Object.hasOwn(known, key))
    if (missing.length > 0 && !ifExists) {
      throw analysisError('UNSET_NONEXISTENT_PROPERTIES', {
        properties: missing.map((key) => quoteName([key])).join(', '),
        table: quotedTable(table),
      })
    }
    const kept = Object.entries(known).filter(([key]) => !keys.includes(key))
    const { description, ...rest } = table
    const isKept = description !== undefined && !keys.includes('comment')
    save({ ...rest, ...(isKept ? { description } : {}), properties: Object.fromEntries(kept) }, context)
  },
  SetLocation: ({ location }, table, context) => {
    if (location === '') throw illegalArgument('Can not create a Path from an empty string')
    requireUnpartitioned(table, 'ALTER TABLE … SET LOCATION')
    save({ ...table, location }, context)
  },
  Rename: rename,
  AddColumns: addColumns,
  AlterColumn: alterColumn,
  NotOfFiles: ({ operation, columns }, table) => {
    for (const column of columns) requireColumn(column, table)
    throw notOfFiles(operation, table)
  },
  SetSerde: ({ serde, properties, partition }, table, context) => {
    if (partition !== undefined) throw analysisError('_LEGACY_ERROR_TEMP_1247')
    if (serde !== undefined) throw analysisError('_LEGACY_ERROR_TEMP_1248')
    save({ ...table, options: { ...table.options, ...properties } }, context)
  },
  SetPartitionLocation: setPartitionLocation,
  AddPartitions: ({ partitions, locations, ifNotExists }, table, context) => {
    const { provider } = context.catalog
    requireKeys(table, 'ALTER TABLE ADD PARTITION')
    requireOwnPlaces(partitions, locations, table, context)
    const known = new Set(provider.listPartitions(table))
    const paths = partitions.map((spec) => partitionPath(spec, table, context.conf))
    const there = partitions.filter((_, i) => known.has(paths[i] ?? ''))
    if (there.length > 0 && !ifNotExists) throw partitionsError('PARTITIONS_ALREADY_EXIST', there, table)
    for (const path of paths) provider.addPartition(table, path)
  },
  DropPartitions: ({ partitions, ifExists }, table, context) => {
    const { provider } = context.catalog
    requireKeys(table, 'ALTER TABLE DROP PARTITION')
    const known = provider.listPartitions(table)
    const gone = partitions.map((spec) => known.filter((path) => isMeant(path, spec, table, context.conf)))
    const missing = partitions.filter((_, i) => (gone[i] ?? []).length === 0)
    if (missing.length > 0 && !ifExists) throw partitionsError('PARTITIONS_NOT_FOUND', missing, table)
    for (const path of gone.flat()) provider.removePartition(table, path)
    if (table.tableType === 'MANAGED' && gone.flat().length > 0)
      purge(table, gone.flat(), 'ALTER TABLE DROP PARTITION', context)
  },
  RenamePartition: renamePartition,
}

/** What is known of the partitions would still be at the old place. */
function requireUnpartitioned(table: TableDescription, what: string): void {
  if (table.partitionKeys.length === 0) return
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to run ${what} of ${table.database}.${table.name}: its partitions would stay where they are, which dryfit does not follow`,
    'Create the table anew.',
  )
}

function rename(
  { to }: Extract<TableChange, { readonly kind: 'Rename' }>,
  table: TableDescription,
  context: CommandContext,
): void {
  const { catalog, storage } = context
  const { cannotRename } = catalog.provider
  if (cannotRename !== undefined) {
    throw new UnsupportedError(
      'TABLE_NOT_RENAMED',
      `Failed to run ALTER TABLE ${table.database}.${table.name} RENAME: ${cannotRename}`,
      'Create a table of the new name, and insert the rows of this one.',
    )
  }
  const named = resolveTableName(to, table.database)
  const name = { database: named.database, name: named.name.toLowerCase() }
  if (name.database.toLowerCase() !== table.database.toLowerCase())
    throw analysisError('_LEGACY_ERROR_TEMP_1073', { db: table.database, newDb: name.database })
  requireTableName(name)
  if (catalog.findTable(name) !== undefined) throw alreadyExists(quoteName([name.database, name.name]))
  const isMoved = table.tableType === 'MANAGED' && rootOf(table) === catalog.managedLocation(table)
  const location = isMoved ? catalog.managedLocation(name) : table.location
  const partitions = catalog.provider.listPartitions(table)
  for (const { path, content } of isMoved ? (storage?.list(rootOf(table)) ?? []) : [])
    storage?.write(`${location}${path.slice(rootOf(table).length)}`, content)
  if (isMoved) storage?.remove(rootOf(table))
  catalog.provider.dropTable(table.database, table.name)
  const renamed = { ...table, ...name, location }
  catalog.provider.saveTable(renamed)
  for (const path of partitions) catalog.provider.addPartition(renamed, path)
}

function addColumns(
  { columns, isNested }: Extract<TableChange, { readonly kind: 'AddColumns' }>,
  table: TableDescription,
  context: CommandContext,
): void {
  if (isNested === true) throw notOfFiles('ADD COLUMN with qualified column', table)
  if (columns.fields.some((f) => !f.nullable)) throw analysisError('_LEGACY_ERROR_TEMP_1052')
  requireDefaultProvider(columns, table, 'ALTER TABLE ADD COLUMNS', context)
  requireNoOlderRows(columns, table, context)
  requireDistinctNames([...table.schema.fields, ...columns.fields].map((f) => f.name))
  const keys = keyFields(table)
  const own = table.schema.fields.filter((f) => !keys.includes(f))
  const schema = structType([...own, ...(asNullable(columns) as StructType).fields, ...keys])
  save({ ...table, schema }, context)
}

/** Rows go, the table and what is known of its partitions stay. */
const truncateTable: Handler<TruncateTable> = ({ table: parts, partition }, context) => {
  const { catalog, conf } = context
  if (catalog.findView(parts) !== undefined) throw tableNotFound(parts)
  const table = requireTable(parts, catalog, 'TRUNCATE TABLE')
  if (table.tableType !== 'MANAGED')
    throw analysisError('_LEGACY_ERROR_TEMP_1266', { tableIdentWithDB: quotedTable(table) })
  if (partition === undefined) {
    purge(table, [''], 'TRUNCATE TABLE', context)
    return
  }
  if (table.partitionKeys.length === 0)
    throw analysisError('_LEGACY_ERROR_TEMP_1267', { tableIdentWithDB: quotedTable(table) })
  const named = namedKeys(partition, table)
  const meant = catalog.provider.listPartitions(table).filter((path) => isMeant(path, partition, table, conf))
  if (meant.length === 0 && named.size === table.partitionKeys.length) throw partitionsNotFound([partition], table)
  if (meant.length > 0) purge(table, meant, 'TRUNCATE TABLE', context)
}

/** Tables that are changed. */
export const alterCommands = {
  AlterTable: alterTable,
  TruncateTable: truncateTable,
} satisfies Partial<Handlers>
