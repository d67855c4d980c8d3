import { plainTable, quotedTable } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { ColumnChange, TableChange } from '../plan/catalog-command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { CURRENT_DEFAULT, DECLARED } from '../types/column-metadata.ts'
import { type DataType, equalTypes, type StructField, structType } from '../types/data-type.ts'
import { sqlType, treeString } from '../types/print.ts'
import { checkedDefaults } from './column-defaults.ts'
import type { CommandContext } from './handler.ts'
import { keyFields } from './partitions.ts'

/** What a table of files lets change in a column: its comment and its default. */
export function alterColumn(
  { column, change }: Extract<TableChange, { readonly kind: 'AlterColumn' }>,
  table: TableDescription,
  context: CommandContext,
): void {
  const field = requireColumn(column, table)
  if (column.length > 1) throw notOfFiles('ALTER COLUMN with qualified column', table)
  if (change.isNullability === true) throw analysisError('_LEGACY_ERROR_TEMP_1053')
  if (change.isMoved === true) throw notOfFiles('ALTER COLUMN ... FIRST | ALTER', table)
  const keys = keyFields(table)
  if (keys.includes(field)) {
    const own = table.schema.fields.filter((f) => !keys.includes(f)).map((f) => quoteName([f.name]))
    throw analysisError('_LEGACY_ERROR_TEMP_1246', { name: field.name, fieldNames: `[${own.join(', ')}]` })
  }
  const { type = field.dataType } = change
  if (!equalTypes(type, field.dataType, false) || isOtherLength(field, change)) throw otherType(field, change, table)
  const changed: StructField = { ...field, metadata: metadataOf(field, change) }
  const [checked = changed] = checkedDefaults([changed], table, 'ALTER TABLE ALTER COLUMN', context)
  const schema = structType(table.schema.fields.map((f) => (f === field ? checked : f)))
  context.catalog.provider.saveTable({ ...table, schema })
}

/** A text keeps its declared length. */
const isOtherLength = ({ metadata }: StructField, { type, declared }: ColumnChange): boolean =>
  type !== undefined && (metadata[DECLARED] ?? undefined) !== declared

function metadataOf({ metadata }: StructField, { comment, defaultText }: ColumnChange): StructField['metadata'] {
  const kept = Object.fromEntries(
    Object.entries(metadata).filter(([name]) => defaultText !== null || name !== CURRENT_DEFAULT),
  )
  return {
    ...kept,
    ...(comment === undefined ? {} : { comment }),
    ...(typeof defaultText === 'string' ? { [CURRENT_DEFAULT]: defaultText } : {}),
  }
}

function otherType(field: StructField, { type, declared }: ColumnChange, table: TableDescription): Error {
  const own = field.metadata[DECLARED]
  const shown = (dataType: DataType, text: unknown): string =>
    `"${typeof text === 'string' ? text.toUpperCase() : sqlType(dataType)}"`
  return analysisError('NOT_SUPPORTED_CHANGE_COLUMN', {
    table: quotedTable(table),
    originName: quoteName([field.name]),
    originType: shown(field.dataType, own),
    newName: quoteName([field.name]),
    newType: shown(type ?? field.dataType, declared),
  })
}

/** @throws SparkError for a column that a table does not have */
export function requireColumn(parts: NameParts, table: TableDescription): StructField {
  const [name = '', ...below] = parts
  const field = table.schema.fields.find((f) => f.name.toLowerCase() === name.toLowerCase())
  if (field === undefined) throw missing(parts, table)
  let type = field.dataType
  below.forEach((part, i) => {
    if (type.kind !== 'struct') {
      const path = quoteName(parts.slice(0, i + 1))
      throw analysisError('INVALID_FIELD_NAME', { fieldName: quoteName(parts), path })
    }
    const inner = type.fields.find((f) => f.name.toLowerCase() === part.toLowerCase())
    if (inner === undefined) throw missing(parts, table)
    type = inner.dataType
  })
  return field
}

const missing = (parts: NameParts, table: TableDescription): Error =>
  analysisError('_LEGACY_ERROR_TEMP_1331', {
    fieldName: parts.join('.'),
    table: plainTable(table),
    schema: treeString(table.schema),
  })

/** Spark's error for what only tables of Iceberg, Delta and their kin do. */
export const notOfFiles = (operation: string, table: TableDescription): Error =>
  analysisError('UNSUPPORTED_FEATURE.TABLE_OPERATION', { tableName: quotedTable(table), operation })
