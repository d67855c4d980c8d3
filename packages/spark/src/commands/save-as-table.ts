import { plainTable, quotedTable, resolveWrittenName, type TableName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError, sparkError } from '../errors/spark-error.ts'
import { defaultFormat } from '../formats/registry.ts'
import type { TracedRows } from '../lineage/trace.ts'
import type { CreateTableAsSelect, Properties } from '../plan/catalog-command.ts'
import type { SaveAsTable } from '../plan/command.ts'
import { qualifiedPath } from '../storage/paths.ts'
import { structType } from '../types/data-type.ts'
import { simpleString } from '../types/print.ts'
import type { CommandContext, Handler, Handlers, Input } from './handler.ts'
import { insertRows } from './insert-into.ts'
import {
  alreadyExists,
  isToBeMade,
  made,
  requireNoSelfOverwrite,
  requirePartitionColumns,
  requireTableName,
  sourceOf,
  spelledKeys,
  tableSchema,
} from './table-checks.ts'

/** `CREATE TABLE … AS SELECT`. */
const createTableAsSelect: Handler<CreateTableAsSelect> = (command, context) => {
  const { catalog } = context
  const name = resolveWrittenName(command.table, catalog.currentDatabase)
  if (!isToBeMade(name, catalog, command)) return
  const { path, options, query: input } = command
  const call = 'spark.sql'
  const data = context.input(input, call)
  const { table, partitioningColumns } = command
  const write: SaveAsTable = {
    table,
    partitioningColumns,
    source: sourceOf(command, context.conf),
    kind: 'SaveAsTable',
    input,
    mode: 'errorifexists',
    options: { ...options, ...(path === undefined ? {} : { path }) },
    call,
  }
  create(
    data,
    { name, found: undefined, command: write, properties: command.properties, description: command.description },
    context,
  )
}

/** A table that is made of the rows, one that they replace, or one that they join: columns by name. */
const saveAsTable: Handler<SaveAsTable> = (command, context) => {
  const { catalog } = context
  const name = resolveWrittenName(command.table, catalog.currentDatabase)
  const found = catalog.findTable(name)
  if (found !== undefined && command.mode === 'ignore') return
  if (found !== undefined && command.mode === 'errorifexists') throw alreadyExists(quotedTable(name))
  const data = context.input(command.input)
  if (found !== undefined && command.mode === 'append') return append(data, found, command, context)
  create(data, { name, found, command }, context)
}

interface Creation {
  readonly name: TableName
  /** The table that is replaced. */
  readonly found: TableDescription | undefined
  readonly command: SaveAsTable
  readonly properties?: Properties
  readonly description?: string | undefined
}

function create(data: Input, creation: Creation, context: CommandContext): void {
  const { name, found, command, properties: given = found?.properties ?? {} } = creation
  const { comment: description = creation.description ?? found?.description, ...properties } = given
  const { catalog, storage } = context
  if (found === undefined) catalog.requireDatabase(name.database)
  requireTableName(name)
  requirePartitionColumns(data.schema, command.partitioningColumns, name)
  if (found !== undefined) requireNoSelfOverwrite(data.resolved, found)
  const { path: place, ...options } = command.options
  const path = place === undefined ? undefined : qualifiedPath(place, storage)
  const location =
    path ??
    found?.location ??
    catalog.managedLocation({ database: name.database.toLowerCase(), name: name.name.toLowerCase() })
  const isManaged = path === undefined && found === undefined
  if (path !== undefined && command.mode !== 'overwrite' && (storage?.list(path) ?? []).length > 0)
    throw analysisError('_LEGACY_ERROR_TEMP_1241', {
      tablePath: path,
      config: 'spark.sql.legacy.allowNonEmptyLocationInCTAS',
    })
  if (isManaged && (storage?.list(location) ?? []).length > 0)
    throw sparkError('SparkRuntimeException', 'LOCATION_ALREADY_EXISTS', {
      identifier: quotedTable(name),
      location: `'${location}'`,
    })
  const tableType = path !== undefined ? 'EXTERNAL' : (found?.tableType ?? (isManaged ? 'MANAGED' : 'EXTERNAL'))
  const table: TableDescription = {
    database: name.database.toLowerCase(),
    name: name.name.toLowerCase(),
    schema: tableSchema(data.schema, command.partitioningColumns),
    partitionKeys: spelledKeys(data.schema, command.partitioningColumns),
    location,
    format: command.source ?? defaultFormat(context.conf),
    options,
    tableType,
    properties,
    ...(description === undefined ? {} : { description }),
    ...made(context.conf),
  }
  // Rows are computed before the table that they may come from is changed.
  insertRows(
    { ...data, rows: once(data.rows) },
    table,
    { ...command, options, mode: 'overwrite', isNew: true },
    context,
  )
}

const once = <T>(compute: () => T): (() => T) => {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

function append(data: Input, table: TableDescription, command: SaveAsTable, context: CommandContext): void {
  requireSameForm(data, table, command, context)
  const places = table.schema.fields.map((field) => {
    const at = data.schema.fields.findIndex((f) => f.name.toLowerCase() === field.name.toLowerCase())
    if (at < 0) {
      throw analysisError('_LEGACY_ERROR_TEMP_1162', {
        col: field.name,
        inputColumns: data.schema.fields.map((f) => f.name).join(', '),
      })
    }
    return at
  })
  const schema = structType(places.flatMap((at) => data.schema.fields[at] ?? []))
  const rows = (): TracedRows => {
    const traced = data.rows()
    return { ...traced, rows: traced.rows.map((row) => places.map((at) => row[at] ?? null)) }
  }
  insertRows({ ...data, schema, rows }, table, { ...command, mode: 'append', isNew: false }, context)
}

function requireSameForm(data: Input, table: TableDescription, command: SaveAsTable, context: CommandContext): void {
  const tableName = plainTable(table)
  const source = command.source ?? defaultFormat(context.conf)
  if (source.toLowerCase() !== table.format.toLowerCase()) {
    throw analysisError('_LEGACY_ERROR_TEMP_1159', {
      tableName,
      existingProvider: provider(table.format),
      specifiedProvider: provider(source),
    })
  }
  if (data.schema.fields.length !== table.schema.fields.length) {
    throw analysisError('_LEGACY_ERROR_TEMP_1161', {
      tableName,
      existingTableSchema: simpleString(table.schema),
      querySchema: simpleString(data.schema),
    })
  }
  const specified = command.partitioningColumns
  if (specified.join().toLowerCase() !== table.partitionKeys.join().toLowerCase()) {
    throw analysisError('_LEGACY_ERROR_TEMP_1163', {
      tableName,
      specifiedPartCols: specified.join(', '),
      existingPartCols: table.partitionKeys.join(', '),
    })
  }
}

/** The class of a format, as the message names it. */
function provider(format: string): string {
  const name = format.toLowerCase()
  const short = ['csv', 'orc', 'json', 'text', 'parquet'].includes(name)
  return short ? `${name === 'csv' ? 'CSV' : name.charAt(0).toUpperCase() + name.slice(1)}DataSourceV2` : format
}

/** Tables made of rows. */
export const saveCommands = {
  CreateTableAsSelect: createTableAsSelect,
  SaveAsTable: saveAsTable,
} satisfies Partial<Handlers>
