import { tableNotFound } from '../catalog/catalog.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { DescribeQuery, DescribeTable, PartitionSpec } from '../plan/catalog-command.ts'
import { shownPath } from '../storage/paths.ts'
import type { DataType, StructField, StructType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import { defaultText } from './column-defaults.ts'
import { shownType } from './declared-texts.ts'
import type { CommandContext, CommandResult, Handler, Handlers } from './handler.ts'
import { keyFields } from './partitions.ts'
import { answer } from './rows.ts'
import { detailsOfPartition, storageProperties, tableDetails } from './table-details.ts'

const describeQuery: Handler<DescribeQuery> = ({ query }, { input }) =>
  columnAnswer(input(query).schema.fields.map(columnRow))

const describeTable: Handler<DescribeTable> = ({ table: parts, extended, column, partition }, context) => {
  const { catalog, input } = context
  const view = catalog.findView(parts)
  const table = view === undefined ? catalog.findTable(catalog.tableName(parts)) : undefined
  const schema = view === undefined ? table?.schema : input(view.relation).schema
  if (schema === undefined) throw tableNotFound(parts)
  if (column !== undefined)
    return describeColumn(
      unqualified(column, table === undefined ? parts : [table.database, table.name]),
      schema,
      extended,
    )
  const rows = schema.fields.map(columnRow)
  if (table !== undefined && table.view === undefined) rows.push(...partitionRows(table))
  if (partition !== undefined) {
    const found = describedTable(parts, table)
    const ofPartition = partitionDetails(partition, found, context)
    return columnAnswer(extended ? [...rows, ...ofPartition] : rows)
  }
  if (extended && table !== undefined) rows.push(...details(table))
  if (table !== undefined && table.view === undefined) rows.push(...defaults(table))
  return columnAnswer(rows)
}

/** @throws SparkError FORBIDDEN_OPERATION for a view, which has no partitions */
function describedTable(parts: readonly string[], table: TableDescription | undefined): TableDescription {
  if (table !== undefined && table.view === undefined) return table
  throw analysisError('FORBIDDEN_OPERATION', {
    statement: 'DESC PARTITION',
    objectType: table === undefined ? 'TEMPORARY VIEW' : 'VIEW',
    objectName: quoteName([parts.at(-1) ?? '']),
  })
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

const columnRow = (field: StructField): Row => [field.name, shownType(field), commentOf(field)]

function partitionRows(table: TableDescription): readonly Row[] {
  const keys = keyFields(table)
  if (keys.length === 0) return []
  return [['# Partition Information', '', ''], ['# col_name', 'data_type', 'comment'], ...keys.map(columnRow)]
}

function defaults({ schema }: TableDescription): readonly Row[] {
  const rows = schema.fields.flatMap((field): readonly Row[] => {
    const text = defaultText(field)
    return text === undefined ? [] : [[field.name, shownType(field), text]]
  })
  return rows.length === 0 ? [] : [['', '', ''], ['# Column Default Values', '', ''], ...rows]
}

/** What is known of a table beside its columns. */
const details = (table: TableDescription): readonly Row[] => [
  ['', '', ''],
  ['# Detailed Table Information', '', ''],
  ...tableDetails(table).map(([name, value]): Row => [name, value, '']),
]

/** `PARTITION (d = 'x')`, whose columns are the table's. */
function partitionDetails(spec: PartitionSpec, table: TableDescription, context: CommandContext): readonly Row[] {
  return [
    ['', '', ''],
    ['# Detailed Partition Information', '', ''],
    ['Database', table.database, ''],
    ['Table', table.name, ''],
    ...detailsOfPartition(spec, table, context).map(([name, value]): Row => [name, value, '']),
    ['', '', ''],
    ['# Storage Information', '', ''],
    ['Location', shownPath(table.location), ''],
    ...storageProperties(table).map(([name, value]): Row => [name, value, '']),
  ]
}

/** The name of a column behind the name of its table, `t.a` or `db.t.a`. */
function unqualified(column: readonly string[], table: readonly string[]): readonly string[] {
  const isOf = (from: number): boolean => {
    const own = table.slice(from)
    return own.length < column.length && own.every((part, i) => part.toLowerCase() === column[i]?.toLowerCase())
  }
  const from = table.findIndex((_, i) => isOf(i))
  return from < 0 ? column : column.slice(table.length - from)
}

/** What Spark says of a part of a column: there is none, or it is not described. */
function nestedColumn({ name, dataType }: StructField, below: readonly string[], column: readonly string[]): Error {
  let type: DataType = dataType
  for (const [i, part] of below.entries()) {
    if (type.kind !== 'struct') {
      const base = `"${[name, ...below.slice(0, i)].join('.')}"`
      return analysisError('INVALID_EXTRACT_BASE_FIELD_TYPE', { base, other: `"${sqlType(type)}"` })
    }
    const field: StructField | undefined = type.fields.find((f) => f.name.toLowerCase() === part.toLowerCase())
    if (field === undefined) {
      const fields = type.fields.map((f) => quoteName([f.name])).join(', ')
      return analysisError('FIELD_NOT_FOUND', { fieldName: quoteName([part]), fields })
    }
    type = field.dataType
  }
  return analysisError('_LEGACY_ERROR_TEMP_1060', { column: column.join('.') })
}

/** Statistics that nobody counted are `NULL`. */
function describeColumn(name: readonly string[], schema: StructType, extended: boolean): CommandResult {
  const [first, ...below] = name
  const field = schema.fields.find((f) => f.name.toLowerCase() === first?.toLowerCase())
  if (field === undefined) {
    throw analysisError('COLUMN_NOT_FOUND', {
      colName: quoteName(name),
      caseSensitiveConfig: '"spark.sql.caseSensitive"',
    })
  }
  if (below.length > 0) throw nestedColumn(field, below, name)
  const counted = ['min', 'max', 'num_nulls', 'distinct_count', 'avg_col_len', 'max_col_len', 'histogram']
  return answer(
    [
      ['info_name', { comment: 'name of the column info' }],
      ['info_value', { comment: 'value of the column info' }],
    ],
    [
      ['col_name', field.name],
      ['data_type', shownType(field)],
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
