import {
  DataFrame,
  fromExternal,
  inferSchema,
  type Row,
  type StructField,
  type StructType,
  structField,
  structType,
  type TableDescription,
} from '@dryfit/spark'
import type { RowObject } from '../arrangement/arrangement.ts'
import { GlueError } from '../errors/glue-error.ts'
import { type OptionTable, optionKinds, requireOptions } from '../errors/options.ts'
import { givenSchema } from './given-schema.ts'
import { canonicalUri } from './uri.ts'

/** A table of the catalog as a test declares it. */
export interface TableOptions {
  /** DDL text (`'id int, name string'`) or a StructType, partition keys included. @defaultValue inferred from the rows */
  readonly schema?: string | StructType
  /** The same as an object: column name to type. */
  readonly columns?: Readonly<Record<string, string>>
  /** Rows that the table holds from the start. */
  readonly rows?: readonly RowObject[] | DataFrame
  /** @defaultValue `s3://<database>/<table>/` */
  readonly location?: string
  /** `parquet`, `json` or `csv`. @defaultValue 'parquet' */
  readonly format?: string
  /** Names of the columns that are partition keys, in order; or `'year int'` for one that the schema does not have. */
  readonly partitionKeys?: readonly string[]
  /** Partitions that the catalog knows besides those of the rows: `['year=2024/month=1']`. */
  readonly partitions?: readonly string[]
  /** What the table's classification takes: `{ separator: ';', withHeader: 'true' }`. */
  readonly options?: Readonly<Record<string, string>>
}

const TABLE_OPTIONS: OptionTable<TableOptions> = {
  schema: optionKinds.anything,
  columns: optionKinds.object,
  rows: optionKinds.anything,
  location: optionKinds.text,
  format: optionKinds.text,
  partitionKeys: optionKinds.texts,
  partitions: optionKinds.texts,
  options: optionKinds.object,
}

/** A table of the world's catalog. */
export interface WorldTable extends TableDescription {
  /** The partitions that the catalog knows, as `year=2024/month=1`. */
  readonly partitions: ReadonlySet<string>
}

/** A declared table; its schema has the partition keys last, names in lower case as in the Glue catalog. */
export function tableOf(database: string, name: string, options: TableOptions): WorldTable {
  requireOptions(`declare the table ${database}.${name}`, options, TABLE_OPTIONS)
  const declared = declaredFields(`${database}.${name}`, options).map(lower)
  const keys = (options.partitionKeys ?? []).map((text) => keyField(`${database}.${name}`, text, declared))
  const names = new Set(keys.map((k) => k.name))
  return {
    database,
    name,
    schema: structType([...declared.filter((f) => !names.has(f.name)), ...keys]),
    partitionKeys: keys.map((k) => k.name),
    location: `${canonicalUri(options.location ?? `s3://${database}/${name}`)}/`,
    format: (options.format ?? 'parquet').toLowerCase(),
    options: options.options ?? {},
    partitions: new Set(options.partitions?.map((path) => knownPartition(`${database}.${name}`, path, keys))),
  }
}

function declaredFields(name: string, options: TableOptions): readonly StructField[] {
  if (options.schema !== undefined) {
    return givenSchema(`declare the table ${name}`, options.schema).fields
  }
  if (options.columns !== undefined) {
    return Object.entries(options.columns).flatMap(
      ([column, type]) => givenSchema(`declare the table ${name}`, `\`${column}\` ${type}`).fields,
    )
  }
  if (options.rows instanceof DataFrame) return options.rows.schema.fields
  if (options.rows !== undefined && options.rows.length > 0) return inferSchema(options.rows).fields
  throw new GlueError(
    'TABLE_WITHOUT_SCHEMA',
    `Failed to declare the table ${name}: it has neither schema nor rows. Give it one: glue.catalog.table('${name}', { schema: 'id int, name string' }).`,
  )
}

const lower = (field: StructField): StructField =>
  structField(field.name.toLowerCase(), field.dataType, true, field.metadata)

function keyField(table: string, text: string, declared: readonly StructField[]): StructField {
  const known = declared.find((f) => f.name === text.toLowerCase())
  if (known !== undefined) return known
  const parsed = /\s/.test(text.trim()) ? givenSchema(`declare the table ${table}`, text).fields[0] : undefined
  if (parsed !== undefined) return lower(parsed)
  throw new GlueError(
    'UNKNOWN_PARTITION_KEY',
    `Failed to declare the table ${table}: its schema has no partition key ${text}. Add it to the schema, or give its type: partitionKeys: ['${text} string'].`,
  )
}

/** A partition as the catalog tells it, with all keys in order. */
function knownPartition(table: string, path: string, keys: readonly StructField[]): string {
  const found = path.split('/').map((part) => part.slice(0, Math.max(part.indexOf('='), 0)))
  if (found.join('/') === keys.map((key) => key.name).join('/') && keys.length > 0) return path
  throw new GlueError(
    'NOT_A_PARTITION',
    `Failed to declare the table ${table}: ${JSON.stringify(path)} is none of its partitions. ${keys.length === 0 ? 'It has no partition keys: name them in partitionKeys.' : `Write it as ${JSON.stringify(keys.map((key) => `${key.name}=…`).join('/'))}.`}`,
  )
}

/** A test's row in the table's types. Keys may be in any case, as the catalog has no case. */
export function tableRow(table: WorldTable, row: RowObject, index: number): Row {
  const cells = new Map(Object.entries(row).map(([key, value]) => [key.toLowerCase(), value]))
  const path = `row ${index} of ${table.database}.${table.name}`
  const unknown = [...cells.keys()].find((key) => !table.schema.fields.some((f) => f.name === key))
  if (unknown !== undefined) {
    throw new GlueError(
      'UNKNOWN_COLUMN',
      `Failed to put ${path}: the table has no column ${unknown}. Its columns are ${table.schema.fields.map((f) => f.name).join(', ')}.`,
    )
  }
  return table.schema.fields.map((f) => fromExternal(cells.get(f.name), f.dataType, `${path}, column ${f.name}`))
}
