import { tableNotFound } from '../catalog/catalog.ts'
import { quotedTable, resolveTableName } from '../catalog/names.ts'
import { rootOf, type TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { AlterTable, AnalyzeTable, PartitionSpec, TableChange, TruncateTable } from '../plan/catalog-command.ts'
import { asNullable, type StructField, type StructType, structType } from '../types/data-type.ts'
import { treeString } from '../types/print.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'
import { isMeant, keyFields, namedKeys, partitionPath, printedSpec } from './partitions.ts'
import { requireTable } from './show.ts'
import { alreadyExists, requireTableName } from './table-checks.ts'

type Changes = { readonly [K in TableChange['kind']]: Change<Extract<TableChange, { readonly kind: K }>> }
type Change<C> = (change: C, table: TableDescription, context: CommandContext) => void

const alterTable: Handler<AlterTable> = ({ table: parts, operation, change }, context) => {
  const table = requireTable(parts, context.catalog, operation)
  const act = CHANGES[change.kind] as Change<TableChange>
  act(change, table, context)
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
    const missing = keys.filter((key) => !Object.hasOwn(known, key))
    if (missing.length > 0 && !ifExists) {
      throw analysisError('UNSET_NONEXISTENT_PROPERTIES', {
        properties: missing.map((key) => quoteName([key])).join(', '),
        table: quotedTable(table),
      })
    }
    const kept = Object.entries(known).filter(([key]) => !keys.includes(key))
    save({ ...table, properties: Object.fromEntries(kept) }, context)
  },
  SetLocation: ({ location }, table, context) => {
    requireUnpartitioned(table, 'ALTER TABLE … SET LOCATION')
    save({ ...table, location }, context)
  },
  Rename: rename,
  AddColumns: addColumns,
  ColumnComment: ({ column, comment }, table, context) => {
    const at = table.schema.fields.findIndex((f) => f.name.toLowerCase() === column.toLowerCase())
    const field = table.schema.fields[at]
    if (field === undefined) {
      throw analysisError('_LEGACY_ERROR_TEMP_1331', {
        fieldName: column,
        table: quotedTable(table),
        schema: treeString(table.schema),
      })
    }
    const commented: StructField = { ...field, metadata: { ...field.metadata, comment } }
    save({ ...table, schema: structType(table.schema.fields.map((f, i) => (i === at ? commented : f))) }, context)
  },
  AddPartitions: ({ partitions, ifNotExists }, table, context) => {
    const { provider } = context.catalog
    requireKeys(table, 'ALTER TABLE ADD PARTITION')
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
    for (const path of gone.flat()) {
      provider.removePartition(table, path)
      if (table.tableType === 'MANAGED') context.storage?.remove(`${rootOf(table)}/${path}`)
    }
  },
  RenamePartition: () => {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      'Failed to run ALTER TABLE … RENAME TO PARTITION: this statement of SQL is not supported',
      'Insert the rows into the new partition, and drop the old one.',
    )
  },
}

function requireKeys(table: TableDescription, action: string): void {
  if (table.partitionKeys.length === 0)
    throw analysisError('_LEGACY_ERROR_TEMP_1251', { action, tableName: table.name })
}

const partitionsError = (errorClass: string, specs: readonly PartitionSpec[], table: TableDescription): Error =>
  analysisError(errorClass, {
    partitionList: specs.map((spec) => printedSpec(spec, table)).join(', '),
    tableName: quoteName([table.database, table.name]),
  })

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
  { columns }: Extract<TableChange, { readonly kind: 'AddColumns' }>,
  table: TableDescription,
  context: CommandContext,
): void {
  if (columns.fields.some((f) => !f.nullable)) throw analysisError('_LEGACY_ERROR_TEMP_1052')
  const names = new Set(table.schema.fields.map((f) => f.name.toLowerCase()))
  for (const { name } of columns.fields) {
    if (names.has(name.toLowerCase()))
      throw analysisError('COLUMN_ALREADY_EXISTS', { columnName: quoteName([name.toLowerCase()]) })
    names.add(name.toLowerCase())
  }
  const keys = keyFields(table)
  const own = table.schema.fields.filter((f) => !keys.includes(f))
  const schema = structType([...own, ...(asNullable(columns) as StructType).fields, ...keys])
  save({ ...table, schema }, context)
}

/** Rows go, the table and what is known of its partitions stay. */
const truncateTable: Handler<TruncateTable> = ({ table: parts, partition }, context) => {
  const { catalog, storage, conf } = context
  if (catalog.findView(parts) !== undefined) throw tableNotFound(parts)
  const table = requireTable(parts, catalog, 'TRUNCATE TABLE')
  if (table.tableType !== 'MANAGED')
    throw analysisError('_LEGACY_ERROR_TEMP_1266', { tableIdentWithDB: quotedTable(table) })
  if (partition === undefined) {
    storage?.remove(rootOf(table))
    return
  }
  if (table.partitionKeys.length === 0)
    throw analysisError('_LEGACY_ERROR_TEMP_1267', { tableIdentWithDB: quotedTable(table) })
  namedKeys(partition, table)
  const known = catalog.provider.listPartitions(table)
  for (const path of known.filter((p) => isMeant(p, partition, table, conf)))
    storage?.remove(`${rootOf(table)}/${path}`)
}

/** Statistics change no result: only a name that is not there tells. */
const analyzeTable: Handler<AnalyzeTable> = ({ table: parts }, { catalog }) => {
  if (catalog.findView(parts) === undefined && catalog.findTable(catalog.tableName(parts)) === undefined)
    throw tableNotFound(parts)
}

/** Tables that are changed. */
export const alterCommands = {
  AlterTable: alterTable,
  TruncateTable: truncateTable,
  AnalyzeTable: analyzeTable,
} satisfies Partial<Handlers>
