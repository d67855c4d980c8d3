import { tableNotFound } from '../catalog/catalog.ts'
import { SESSION_CATALOG } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { DescribeQuery, DescribeTable } from '../plan/catalog-command.ts'
import type { StructField, StructType } from '../types/data-type.ts'
import { simpleString } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import type { CommandResult, Handler, Handlers } from './handler.ts'
import { keyFields } from './partitions.ts'
import { answer } from './rows.ts'
import { redacted } from './show.ts'

const describeQuery: Handler<DescribeQuery> = ({ query }, { input }) =>
  columnAnswer(input(query).schema.fields.map(columnRow))

const describeTable: Handler<DescribeTable> = ({ table: parts, extended, column }, { catalog, input }) => {
  const view = catalog.findView(parts)
  const table = view === undefined ? catalog.findTable(catalog.tableName(parts)) : undefined
  const schema = view === undefined ? table?.schema : input(view.relation).schema
  if (schema === undefined) throw tableNotFound(parts)
  if (column !== undefined) return describeColumn(column, schema, extended)
  const rows = schema.fields.map(columnRow)
  if (table !== undefined && table.view === undefined) rows.push(...partitionRows(table))
  if (extended && table !== undefined) rows.push(...details(table))
  return columnAnswer(rows)
}

const columnAnswer = (rows: readonly Row[]): CommandResult =>
  answer(
    [
      ['col_name', { comment: 'name of the column' }],
      ['data_type', { comment: 'data type of the column' }],
      ['comment', { nullable: true, comment: 'comment of the column' }],
    ],
    rows,
  )

const commentOf = ({ metadata }: StructField): string | null =>
  typeof metadata['comment'] === 'string' ? metadata['comment'] : null

const columnRow = (field: StructField): Row => [field.name, simpleString(field.dataType), commentOf(field)]

function partitionRows(table: TableDescription): readonly Row[] {
  const keys = keyFields(table)
  if (keys.length === 0) return []
  return [['# Partition Information', '', ''], ['# col_name', 'data_type', 'comment'], ...keys.map(columnRow)]
}

/** `Mon Nov 30 11:34:49 UTC 2026`: as Java prints a date, in the zone of Glue's machines. */
function javaDate(millis: number): string {
  const [day, date, month, year, time] = new Date(millis).toUTCString().split(/,? /)
  return `${day} ${month} ${date} ${time} UTC ${year}`
}

/** What is known of a table beside its columns. */
function details(table: TableDescription): readonly Row[] {
  if (table.view !== undefined) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to run DESCRIBE EXTENDED ${table.database}.${table.name}: of a view only its columns are described yet`,
      'Leave EXTENDED out.',
    )
  }
  const properties = Object.entries(table.properties ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(redacted)
  const options = Object.entries(table.options).map(redacted)
  const pairs = (list: readonly (readonly [string, string])[]): string =>
    `[${list.map(([key, value]) => `${key}=${value}`).join(', ')}]`
  const rows: [string, string | undefined][] = [
    ['Catalog', SESSION_CATALOG],
    ['Database', table.database],
    ['Table', table.name],
    ['Created Time', table.createdAt === undefined ? undefined : javaDate(table.createdAt)],
    ['Last Access', 'UNKNOWN'],
    ['Created By', table.createdBy ?? 'Spark 2.2 or prior'],
    ['Type', table.tableType ?? 'EXTERNAL'],
    ['Provider', table.format],
    ['Comment', table.description],
    ['Table Properties', properties.length === 0 ? undefined : pairs(properties)],
    ['Location', table.location],
    ['Storage Properties', options.length === 0 ? undefined : pairs(options)],
    ['Partition Provider', table.partitionKeys.length === 0 ? undefined : 'Catalog'],
  ]
  return [
    ['', '', ''],
    ['# Detailed Table Information', '', ''],
    ...rows.flatMap(([name, value]): Row[] => (value === undefined ? [] : [[name, value, '']])),
  ]
}

/** Statistics that nobody counted are `NULL`. */
function describeColumn(name: readonly string[], schema: StructType, extended: boolean): CommandResult {
  const [first] = name
  const field = schema.fields.find((f) => f.name.toLowerCase() === first?.toLowerCase())
  if (field === undefined || name.length > 1) {
    throw analysisError('COLUMN_NOT_FOUND', {
      colName: quoteName(name),
      caseSensitiveConfig: '"spark.sql.caseSensitive"',
    })
  }
  const counted = ['min', 'max', 'num_nulls', 'distinct_count', 'avg_col_len', 'max_col_len', 'histogram']
  return answer(
    [
      ['info_name', { comment: 'name of the column info' }],
      ['info_value', { comment: 'value of the column info' }],
    ],
    [
      ['col_name', field.name],
      ['data_type', simpleString(field.dataType)],
      ['comment', commentOf(field) ?? 'NULL'],
      ...(extended ? counted.map((what): Row => [what, 'NULL']) : []),
    ],
  )
}

/** What a table or a query is. */
export const describeCommands = {
  DescribeQuery: describeQuery,
  DescribeTable: describeTable,
} satisfies Partial<Handlers>
