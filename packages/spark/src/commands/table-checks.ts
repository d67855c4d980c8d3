import type { Catalog } from '../catalog/catalog.ts'
import { quotedTable, type TableName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, type SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { defaultFormat } from '../formats/registry.ts'
import { requireDistinctNames } from '../lexer/distinct-names.ts'
import { quoteName } from '../lexer/quoting.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { asNullable, type StructType, structType } from '../types/data-type.ts'

/** @throws SparkError for a database or table with anything but letters, digits and `_` in its name */
export function requireTableName({ name }: TableName): void {
  if (/^\w+$/.test(name)) return
  throw analysisError('_LEGACY_ERROR_TEMP_1065', { name })
}

/** The error for a name that a table or a view has. */
export const alreadyExists = (relationName: string): SparkError =>
  analysisError('TABLE_OR_VIEW_ALREADY_EXISTS', { relationName })

/**
 * Whether a statement has to make a table of this name: not where it is there and `IF NOT EXISTS` allows for that.
 *
 * @param shown - the name as the error has it
 * @throws SparkError TABLE_OR_VIEW_ALREADY_EXISTS
 */
export function isToBeMade(
  name: TableName,
  catalog: Catalog,
  { ifNotExists }: { readonly ifNotExists: boolean },
  shown = quotedTable(name),
): boolean {
  if (catalog.findTable(name) === undefined) return true
  if (ifNotExists) return false
  throw alreadyExists(shown)
}

/** @throws SparkError COLUMN_ALREADY_EXISTS, COLUMN_NOT_DEFINED_IN_TABLE, ALL_PARTITION_COLUMNS_NOT_ALLOWED */
export function requirePartitionColumns(schema: StructType, keys: readonly string[], table: TableName): void {
  requireDistinctNames(schema.fields.map((f) => f.name))
  const names = new Set(schema.fields.map((f) => f.name.toLowerCase()))
  const missing = keys.find((key) => !names.has(key.toLowerCase()))
  if (missing !== undefined) {
    throw analysisError('COLUMN_NOT_DEFINED_IN_TABLE', {
      colType: 'partition',
      colName: quoteName([missing]),
      tableName: quotedTable(table),
      tableCols: schema.fields.map((f) => quoteName([f.name])).join(', '),
    })
  }
  requireDistinctNames(keys)
  if (keys.length > 0 && keys.length === schema.fields.length) throw analysisError('ALL_PARTITION_COLUMNS_NOT_ALLOWED')
}

/** @throws SparkError UNSUPPORTED_OVERWRITE.TABLE for rows that are read from the table which they would replace */
export function requireNoSelfOverwrite(rows: ResolvedRelation, table: TableDescription): void {
  const origin = `${table.database}.${table.name}`.toLowerCase()
  if (readsFrom(rows, origin)) throw analysisError('UNSUPPORTED_OVERWRITE.TABLE', { table: quotedTable(table) })
}

const readsFrom = (relation: ResolvedRelation, origin: string): boolean =>
  (relation.kind === 'Scan' && relation.origin.toLowerCase() === origin) ||
  inputsOf(relation).some((input) => readsFrom(input, origin))

/** Partition columns last, everything nullable: as Spark keeps a table's schema. */
export function tableSchema(schema: StructType, keys: readonly string[]): StructType {
  const isKey = (name: string): boolean => keys.some((k) => k.toLowerCase() === name.toLowerCase())
  const last = keys.flatMap((k) => schema.fields.filter((f) => f.name.toLowerCase() === k.toLowerCase()))
  return asNullable(structType([...schema.fields.filter((f) => !isKey(f.name)), ...last])) as StructType
}

/** The keys as the columns are spelled. */
export const spelledKeys = (schema: StructType, keys: readonly string[]): readonly string[] =>
  keys.map((key) => schema.fields.find((f) => f.name.toLowerCase() === key.toLowerCase())?.name ?? key)

/** The format of a table that is made. @throws UnsupportedError for a table of Hive's texts */
export function sourceOf(
  { source, inSql }: { readonly source?: string; readonly inSql?: boolean },
  conf: SessionConf,
): string {
  if (source === undefined && inSql === true && conf.flag('spark.sql.legacy.createHiveTableByDefault')) {
    throw new UnsupportedError(
      'HIVE_TABLE',
      'Failed to create a table without USING and STORED AS: Spark makes a Hive table of texts, which dryfit does not read or write',
      'Say USING parquet, csv, json or text.',
    )
  }
  return source ?? defaultFormat(conf)
}

/** When a table that a command makes is made, and by whom. */
export const made = (conf: SessionConf): Required<Pick<TableDescription, 'createdAt' | 'createdBy'>> => ({
  createdAt: Math.floor(Number(conf.now()) / 1000),
  createdBy: `Spark ${conf.profile.spark}`,
})
