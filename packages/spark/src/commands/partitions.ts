import { quotedTable } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { PartitionSpec } from '../plan/catalog-command.ts'
import { folderValue, NULL_PARTITION, partitionFolder } from '../storage/hive-layout.ts'
import { compileToString } from '../types/cast/to-string.ts'
import { compileCast } from '../types/cast.ts'
import { StringType, type StructField } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'

/** The key columns of a table, in order. */
export const keyFields = ({ schema, partitionKeys }: TableDescription): readonly StructField[] =>
  partitionKeys.flatMap((key) => schema.fields.find((f) => f.name.toLowerCase() === key.toLowerCase()) ?? [])

/**
 * The columns that a specification names, as the table spells them.
 *
 * @throws SparkError _LEGACY_ERROR_TEMP_1231 for what is no key, _LEGACY_ERROR_TEMP_1076 for an empty value
 */
export function namedKeys(
  spec: PartitionSpec,
  table: TableDescription,
  printed = (text: string | null | undefined): string => `${text}`,
): ReadonlyMap<string, string | null | undefined> {
  const named = new Map(
    spec.map(([name, text]) => {
      const key = table.partitionKeys.find((k) => k.toLowerCase() === name.toLowerCase())
      if (key === undefined) throw analysisError('_LEGACY_ERROR_TEMP_1231', { key: name, tblName: quotedTable(table) })
      return [key, text] as const
    }),
  )
  if ([...named.values()].includes('')) {
    const shown = [...named].map(([key, text]) => `${key}=${printed(text)}`).join(', ')
    throw analysisError('_LEGACY_ERROR_TEMP_1076', {
      details: `The spec ([${shown}]) contains an empty partition column value`,
    })
  }
  return named
}

/** A constant of a specification in the type of its key. @throws SparkError CAST_INVALID_INPUT */
export function keyValue(text: string | null, { dataType }: StructField, conf: SessionConf): Value {
  if (text === null) return null
  if (dataType.kind === 'string') return text
  return compileCast(StringType, dataType, { mode: 'ansi', timeZone: conf.timeZone, now: conf.now() })(text)
}

/** `year=2024/month=1`, of a specification that names every key. */
export function partitionPath(spec: PartitionSpec, table: TableDescription, conf: SessionConf): string {
  const named = namedKeys(spec, table)
  const keys = keyFields(table)
  if (keys.some(({ name }) => !named.has(name)) || [...named.values()].includes(undefined)) {
    throw analysisError('_LEGACY_ERROR_TEMP_1232', {
      specKeys: [...named.keys()].join(', '),
      partitionColumnNames: table.partitionKeys.join(', '),
      tableName: quotedTable(table),
    })
  }
  return keys.map((field) => folderOf(field, named.get(field.name) ?? null, conf)).join('/')
}

function folderOf(field: StructField, constant: string | null, conf: SessionConf): string {
  const value = keyValue(constant, field, conf)
  if (value === null) return partitionFolder(field.name, null)
  const text = compileToString(field.dataType, {
    timeZone: conf.timeZone,
    nullText: 'null',
    plainDecimals: false,
    hexBinary: false,
  })
  return partitionFolder(field.name, text(value))
}

/** Whether a partition is one of those that a specification of some keys means. */
export function isMeant(path: string, spec: PartitionSpec, table: TableDescription, conf: SessionConf): boolean {
  const named = namedKeys(spec, table)
  const folders = path.split('/')
  return keyFields(table).every((field, i) => {
    const text = named.get(field.name)
    if (text === undefined) return true
    const [wanted, found] = [folderOf(field, text, conf), folders[i] ?? ''].map((folder) => folderValue(folder)?.[1])
    return wanted === found
  })
}

/** A specification as messages print it: `` PARTITION (`p` = 1, `q` = a) ``. */
export const printedSpec = (spec: PartitionSpec, table: TableDescription): string =>
  `PARTITION (${[...namedKeys(spec, table)].map(([name, text]) => `${quoteName([name])} = ${text ?? NULL_PARTITION}`).join(', ')})`

/** Spark's error for partitions that are not there. */
export const partitionsNotFound = (specs: readonly PartitionSpec[], table: TableDescription): Error =>
  partitionsError('PARTITIONS_NOT_FOUND', specs, table)

export const partitionsError = (errorClass: string, specs: readonly PartitionSpec[], table: TableDescription): Error =>
  analysisError(errorClass, {
    partitionList: specs.map((spec) => printedSpec(spec, table)).join(', '),
    tableName: quoteName([table.database, table.name]),
  })

/** @throws SparkError for a table without keys, in the words of a command on its partitions */
export function requireKeys(table: TableDescription, action: string): void {
  if (table.partitionKeys.length === 0)
    throw analysisError('_LEGACY_ERROR_TEMP_1251', { action, tableName: table.name })
}

/** @throws SparkError INVALID_PARTITION_OPERATION.PARTITION_SCHEMA_IS_EMPTY */
export function requirePartitioned(table: TableDescription): void {
  if (table.partitionKeys.length > 0) return
  throw analysisError('INVALID_PARTITION_OPERATION.PARTITION_SCHEMA_IS_EMPTY', { name: quotedTable(table) })
}
