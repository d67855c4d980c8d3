import { tableNotFound } from '../catalog/catalog.ts'
import { quotedTable, resolveWrittenName } from '../catalog/names.ts'
import { rootOf, type TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { replacesPartitionsOnly } from '../formats/save.ts'
import type { TracedRows } from '../lineage/trace.ts'
import type { PartitionSpec } from '../plan/catalog-command.ts'
import type { InsertInto, MultiInsert } from '../plan/command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { StructType } from '../types/data-type.ts'
import { fitOf } from './declared-texts.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'
import { withDefaults } from './insert-defaults.ts'
import { isMeant } from './partitions.ts'
import { placeRows } from './placed-rows.ts'
import { storeAs } from './store-assignment.ts'
import { requireNoSelfOverwrite } from './table-checks.ts'
import { requireStorage, writeOperation, writeRows } from './write-operation.ts'

/** Rows into a table that is there: columns by position, or as SQL says. */
const insertInto: Handler<InsertInto> = (command, context) => prepared(command, context)()

/** Nothing is written before all of them are found right. */
const multiInsert: Handler<MultiInsert> = ({ commands }, context) => {
  const writes = commands.map((command) => {
    if (command.kind === 'InsertInto') return prepared(command, context)
    if (command.kind !== 'WriteOperation') throw new Error(`${command.kind} stands behind no FROM`)
    context.input(command.input)
    return () => writeOperation(command, context)
  })
  for (const write of writes) write()
}

/** An insertion that is found right. */
function prepared(command: InsertInto, context: CommandContext): () => void {
  const table = requireTarget(command.table, context)
  const isSql = command.call === SQL_CALL
  const data = context.input(
    isSql ? withDefaults(command, table, context) : command.input,
    isSql ? command.call : undefined,
  )
  const placed = placeRows(command, data, table, context)
  if (command.overwrite && !isDynamic(command, table, context.conf)) requireNoSelfOverwrite(data.resolved, table)
  const mode = command.overwrite ? 'overwrite' : 'append'
  const insertion = {
    call: command.call,
    options: command.options,
    mode,
    isNew: false,
    ...ofPartition(command),
  } as const
  return () => {
    if (command.ifPartitionNotExists === true && isThere(command, table, context)) return
    insertRows(placed, table, insertion, context)
  }
}

const SQL_CALL = 'spark.sql'

/** Whether an overwrite replaces those partitions alone that get rows. */
function isDynamic(
  { options, partition = [] }: Pick<Insertion, 'options' | 'partition'>,
  { partitionKeys }: TableDescription,
  conf: SessionConf,
): boolean {
  const constants = partition.filter(([, text]) => text !== undefined)
  return (
    constants.length < partitionKeys.length && replacesPartitionsOnly({ conf, options, partitionBy: partitionKeys })
  )
}

const ofPartition = ({ partition }: InsertInto): { readonly partition?: PartitionSpec } =>
  partition === undefined ? {} : { partition }

function isThere({ partition = [] }: InsertInto, table: TableDescription, { catalog, conf }: CommandContext): boolean {
  return catalog.provider.listPartitions(table).some((path) => isMeant(path, partition, table, conf))
}

function requireTarget(parts: NameParts, { catalog }: CommandContext): TableDescription {
  const view = catalog.findView(parts)
  if (view !== undefined) {
    const { kind } = view.relation
    if (kind !== 'NamedTable' && kind !== 'DataSource') throw analysisError('UNSUPPORTED_INSERT.RDD_BASED')
    throw new UnsupportedError(
      'INSERT_INTO_VIEW',
      `Failed to insert into the view ${parts.join('.')}: rows for what a view reads are not supported yet`,
      'Insert into the table itself.',
    )
  }
  const table = catalog.findTable(resolveWrittenName(parts, catalog.currentDatabase))
  if (table === undefined) throw tableNotFound(parts)
  if (table.view !== undefined) throw analysisError('_LEGACY_ERROR_TEMP_1010', { identifier: quotedTable(table) })
  return table
}

/** Rows in the order of a table's columns. */
interface Placed {
  readonly schema: StructType
  /** The statement names the columns. */
  readonly byName?: boolean
  rows(): TracedRows
}

interface Insertion {
  readonly call: string
  readonly options: Readonly<Record<string, string>>
  readonly mode: 'append' | 'overwrite'
  /** The table is made of the rows; else they become what its columns say. */
  readonly isNew: boolean
  /** `PARTITION (…)`: an overwrite replaces those alone that it means. */
  readonly partition?: PartitionSpec
}

/** Writes rows at a table's location, and lets the catalog know the partitions they are in. */
export function insertRows(data: Placed, table: TableDescription, insertion: Insertion, context: CommandContext): void {
  const { mode, options, call, isNew } = insertion
  const target = `${table.database}.${table.name}`
  const { provider } = context.catalog
  const stored = isNew ? { schema: data.schema, traced: data.rows() } : assigned(data, table, context.conf)
  if (isNew) requireStorage(context.storage, target).remove(rootOf(table))
  const replacesAll = mode === 'overwrite' && !isDynamic(insertion, table, context.conf)
  const meant = (path: string): boolean => isMeant(path, insertion.partition ?? [], table, context.conf)
  const gone = replacesAll ? provider.listPartitions(table).filter(meant) : []
  const replaces = replacesAll && (insertion.partition ?? []).some(([, text]) => text !== undefined)
  if (replaces) for (const path of gone) context.storage?.remove(`${rootOf(table)}/${path}`)
  const files = writeRows(
    { schema: stored.schema, rows: () => stored.traced },
    {
      call,
      mode: replaces ? 'append' : mode,
      told: mode,
      target,
      location: table.location,
      format: table.format,
      options: { ...table.options, ...options },
      partitionBy: table.partitionKeys,
    },
    context,
  )
  if (isNew) {
    provider.dropTable(table.database, table.name)
    provider.saveTable(table)
  }
  if (table.partitionKeys.length === 0) return
  const folders = new Set(files.map((file) => folderOf(file, table)))
  for (const path of gone) if (!folders.has(path)) provider.removePartition(table, path)
  for (const path of folders) provider.addPartition(table, path)
}

const folderOf = (file: string, table: TableDescription): string =>
  file.slice(rootOf(table).length + 1, file.lastIndexOf('/'))

function assigned(
  data: Placed,
  table: TableDescription,
  conf: SessionConf,
): { readonly schema: StructType; readonly traced: TracedRows } {
  const casts = data.schema.fields.map((field, i) => {
    const wanted = table.schema.fields[i]
    return wanted === undefined ? undefined : storeAs(field, wanted, table, { conf, byName: data.byName === true })
  })
  const { rows, ...beside } = data.rows()
  const fits = table.schema.fields.map(fitOf)
  const stored = rows.map((row) =>
    row.map((value, i) => {
      const cell = casts[i]?.(value) ?? null
      return fits[i]?.(cell) ?? cell
    }),
  )
  return { schema: table.schema, traced: { ...beside, rows: stored } }
}

/** What puts rows into tables that are there. */
export const insertCommands = { InsertInto: insertInto, MultiInsert: multiInsert } satisfies Partial<Handlers>
