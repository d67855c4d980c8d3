import { suggestNames } from '../analyzer/suggestion.ts'
import { quotedTable } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { requireDistinctNames } from '../lexer/distinct-names.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { TracedRows } from '../lineage/trace.ts'
import type { InsertInto } from '../plan/command.ts'
import { type StructField, type StructType, structType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'
import { defaultValue } from './column-defaults.ts'
import { fitOf } from './declared-texts.ts'
import type { CommandContext } from './handler.ts'
import { keyFields, keyValue, namedKeys } from './partitions.ts'

interface Rows {
  readonly schema: StructType
  rows(): TracedRows
}

/** A column of the table: one of the rows, or a constant. */
type Source = { readonly at: number } | { readonly value: Value }

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Rows in the order of the table's columns, with what the statement says of partitions and columns. */
export function placeRows(
  command: InsertInto,
  data: Rows,
  table: TableDescription,
  context: CommandContext,
): Rows & { readonly byName: boolean } {
  const { conf } = context
  const named = namedPartition(command, table)
  const fixed = staticValues(named, table, conf)
  const open = table.schema.fields.filter((f) => !fixed.has(f.name))
  const targets = targetsOf(command, data, open, table)
  if (named !== undefined) requireKeys(named, table)
  const sources = table.schema.fields.map((field): Source => {
    const value = fixed.get(field.name)
    if (value !== undefined) return { value }
    const at = targets.findIndex((name) => isSame(name, field.name))
    return at < 0 ? { value: defaultValue(field, context) } : { at }
  })
  const schema = structType(
    sources.map((source, i) => ('at' in source ? data.schema.fields[source.at] : undefined) ?? field(table, i)),
  )
  const place = (row: Row): Row => sources.map((source) => ('at' in source ? (row[source.at] ?? null) : source.value))
  const rows = (): TracedRows => {
    const traced = data.rows()
    return { ...traced, rows: traced.rows.map(place) }
  }
  return { schema, rows, byName: command.byName === true || command.columns !== undefined }
}

function field({ schema }: TableDescription, index: number): StructField {
  const found = schema.fields[index]
  if (found === undefined) throw new Error(`No column ${index}`)
  return found
}

type Named = ReturnType<typeof namedKeys>

/** @throws SparkError for partitions that are not the table's */
const namedPartition = ({ partition }: InsertInto, table: TableDescription): Named | undefined =>
  partition && namedKeys(partition, table, (text) => (text === undefined ? 'None' : `Some(${text})`))

/** @throws SparkError for keys that are left out, or are constant behind some that are not: after the number of columns */
function requireKeys(named: Named, table: TableDescription): void {
  const keys = keyFields(table)
  if (named.size !== keys.length) {
    throw analysisError('_LEGACY_ERROR_TEMP_1169', {
      tableName: quotedTable(table),
      normalizedPartSpec: [...named.keys()].join(','),
      partColNames: table.partitionKeys.join(','),
    })
  }
  const isOpen = keys.map(({ name }) => named.get(name) === undefined)
  if (isOpen.some((open, i) => !open && isOpen.slice(0, i).includes(true)))
    throw analysisError('_LEGACY_ERROR_TEMP_1147', { partColumns: `[${table.partitionKeys.join(',')}]` })
}

function staticValues(
  named: Named | undefined,
  table: TableDescription,
  conf: SessionConf,
): ReadonlyMap<string, Value> {
  return new Map(
    keyFields(table).flatMap((key): [string, Value][] => {
      const text = named?.get(key.name)
      if (text === undefined) return []
      const value = keyValue(text, key, conf)
      return [[key.name, fitOf(key)?.(value) ?? value]]
    }),
  )
}

/** The columns of the table that the columns of the rows go to. */
function targetsOf(
  command: InsertInto,
  { schema }: Rows,
  open: readonly StructField[],
  table: TableDescription,
): readonly string[] {
  const hasStatic = open.length < table.schema.fields.length
  if (command.byName === true) return byName(schema, open, table)
  if (command.columns === undefined) {
    requireArity(
      open.map((f) => f.name),
      schema,
      table,
      hasStatic,
    )
    return open.map((f) => f.name)
  }
  const columns = command.columns
  requireDistinctNames(columns)
  requireArity(columns, schema, table, false)
  const unknown = columns.find((name) => !table.schema.fields.some((f) => isSame(f.name, name)))
  if (unknown !== undefined) {
    const names = suggestNames(
      unknown,
      table.schema.fields.map((f) => [f.name]),
    )
    const proposal = names.join(', ')
    throw analysisError('UNRESOLVED_COLUMN.WITH_SUGGESTION', { objectName: quoteName([unknown]), proposal })
  }
  requireOpen(columns, open, table, hasStatic)
  return columns
}

/** @throws SparkError where a column is named that a partition gives, or more than there are */
function requireOpen(
  columns: readonly string[],
  open: readonly StructField[],
  table: TableDescription,
  hasStatic: boolean,
): void {
  const names = open.map((f) => f.name)
  if (columns.length > open.length) requireArity(names, { fields: columns.map((name) => ({ name })) }, table, hasStatic)
  const extra = columns.filter((name) => !names.some((one) => isSame(one, name)))
  if (extra.length > 0) throw extraColumns(extra, table)
}

const extraColumns = (names: readonly string[], table: TableDescription): Error =>
  analysisError('INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_COLUMNS', {
    tableName: quotedTable(table),
    extraColumns: names.map((name) => quoteName([name])).join(', '),
  })

function byName(schema: StructType, open: readonly StructField[], table: TableDescription): readonly string[] {
  if (schema.fields.length > open.length)
    requireArity(
      open.map((f) => f.name),
      schema,
      table,
      false,
    )
  const extra = schema.fields.filter(({ name }) => !open.some((f) => isSame(f.name, name)))
  if (extra.length > 0)
    throw extraColumns(
      extra.map(({ name }) => name),
      table,
    )
  const names = schema.fields.map((f) => f.name.toLowerCase())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw unknownColumn(twice, table)
  return schema.fields.map((f) => f.name)
}

const unknownColumn = (name: string, { database, name: table }: TableDescription): Error =>
  new UnsupportedError(
    'INSERT_COLUMN',
    `Failed to insert into ${database}.${table}: ${name} is none of its columns, or stands there twice`,
    'Name each column of the table at most once.',
  )

function requireArity(
  wanted: readonly string[],
  { fields }: { readonly fields: readonly Pick<StructField, 'name'>[] },
  table: TableDescription,
  hasStatic: boolean,
): void {
  if (wanted.length === fields.length) return
  const list = (names: readonly string[]): string => names.map((name) => quoteName([name])).join(', ')
  const reason = fields.length < wanted.length ? 'NOT_ENOUGH_DATA_COLUMNS' : 'TOO_MANY_DATA_COLUMNS'
  const error = analysisError(`INSERT_COLUMN_ARITY_MISMATCH.${reason}`, {
    tableName: quotedTable(table),
    tableColumns: list(wanted),
    dataColumns: list(fields.map((f) => f.name)),
  })
  // Spark gives this one the words of the other class.
  if (!hasStatic) throw error
  throw new SparkError('AnalysisException', error.message, {
    errorClass: 'INSERT_PARTITION_COLUMN_ARITY_MISMATCH',
    sqlState: error.sqlState,
    messageParameters: { ...error.messageParameters },
  })
}
