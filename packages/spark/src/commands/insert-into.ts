import { tableNotFound } from '../catalog/catalog.ts'
import { quotedTable, resolveWrittenName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { TracedRows } from '../lineage/trace.ts'
import type { InsertInto, NameParts } from '../plan/command.ts'
import type { StructType } from '../types/data-type.ts'
import type { CommandContext, Handler } from './handler.ts'
import { storeAs } from './store-assignment.ts'
import { requireNoSelfOverwrite } from './table-checks.ts'
import { requireStorage, writeRows } from './write-operation.ts'

/** Rows into a table that is there, columns by position. */
export const insertInto: Handler<InsertInto> = (command, context) => {
  const table = requireTarget(command.table, context)
  const data = context.input(command.input)
  requireArity(table, data.schema)
  if (command.overwrite) requireNoSelfOverwrite(data.resolved, table)
  const mode = command.overwrite ? 'overwrite' : 'append'
  insertRows(data, table, { call: command.call, options: command.options, mode, isNew: false }, context)
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
  return table
}

function requireArity(table: TableDescription, data: StructType): void {
  const [wanted, given] = [table.schema.fields, data.fields]
  if (wanted.length === given.length) return
  const list = (fields: StructType['fields']): string => fields.map((f) => quoteName([f.name])).join(', ')
  const reason = given.length < wanted.length ? 'NOT_ENOUGH_DATA_COLUMNS' : 'TOO_MANY_DATA_COLUMNS'
  throw analysisError(`INSERT_COLUMN_ARITY_MISMATCH.${reason}`, {
    tableName: quotedTable(table),
    tableColumns: list(wanted),
    dataColumns: list(given),
  })
}

interface Insertion {
  readonly call: string
  readonly options: Readonly<Record<string, string>>
  readonly mode: 'append' | 'overwrite'
  /** The table is made of the rows; else they become what its columns say. */
  readonly isNew: boolean
}

/** Writes rows at a table's location, and lets the catalog know the partitions they are in. */
export function insertRows(
  data: { readonly schema: StructType; rows(): TracedRows },
  table: TableDescription,
  insertion: Insertion,
  context: CommandContext,
): void {
  const { mode, options, call, isNew } = insertion
  const target = `${table.database}.${table.name}`
  const provider = context.catalog.writable(`write to ${target}`)
  const stored = isNew ? { schema: data.schema, traced: data.rows() } : assigned(data, table, context.conf)
  if (isNew) requireStorage(context.storage, target).remove(table.location.replace(/\/+$/, ''))
  const files = writeRows(
    { schema: stored.schema, rows: () => stored.traced },
    {
      call,
      mode,
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
  const isDynamic = context.conf.choice('spark.sql.sources.partitionOverwriteMode') === 'DYNAMIC'
  const gone = mode === 'overwrite' && !isDynamic ? provider.listPartitions(table) : []
  for (const path of gone) if (!folders.has(path)) provider.removePartition(table, path)
  for (const path of folders) provider.addPartition(table, path)
}

const folderOf = (file: string, { location }: TableDescription): string =>
  file.slice(location.replace(/\/+$/, '').length + 1, file.lastIndexOf('/'))

function assigned(
  data: { readonly schema: StructType; rows(): TracedRows },
  table: TableDescription,
  conf: SessionConf,
): { readonly schema: StructType; readonly traced: TracedRows } {
  const casts = data.schema.fields.map((field, i) => {
    const wanted = table.schema.fields[i]
    return wanted === undefined ? undefined : storeAs(field, wanted, table, conf)
  })
  const { rows, from } = data.rows()
  const stored = rows.map((row) => row.map((value, i) => casts[i]?.(value) ?? null))
  return { schema: table.schema, traced: { rows: stored, from } }
}
