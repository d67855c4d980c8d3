import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { requireDistinctNames } from '../lexer/distinct-names.ts'
import type { DataType, StructType } from '../types/data-type.ts'
import { simpleString } from '../types/print.ts'
import { scalaName } from '../types/scala-name.ts'
import type { FileFormat } from './format.ts'
import { columnKey } from './placed-columns.ts'
import { unsupportedType } from './unsupported-type.ts'

// What Spark 3.5.6 refuses to write, in its order: the form of the data before it looks at the place, the types of the format
// when an overwrite has already made room.

/**
 * The form that data needs to be written as files at all.
 *
 * @throws SparkError for intervals, partition columns that are none, no columns, two of one name
 */
export function requireWritable(schema: StructType, partitionBy: readonly string[], conf: SessionConf): void {
  if (schema.fields.some((f) => f.dataType.kind === 'interval')) throw analysisError('_LEGACY_ERROR_TEMP_1136')
  const keys = partitionBy.map((name) => {
    const field = schema.fields.find((f) => columnKey(f.name, conf) === columnKey(name, conf))
    if (field !== undefined) return field
    throw analysisError('_LEGACY_ERROR_TEMP_1155', { col: name, schemaCatalog: simpleString(schema) })
  })
  const nested = keys.find(({ dataType }) => NO_KEY.has(dataType.kind))
  if (nested !== undefined) throw analysisError('_LEGACY_ERROR_TEMP_1153', { field: scalaName(nested.dataType) })
  if (keys.length > 0 && keys.length === schema.fields.length) throw analysisError('ALL_PARTITION_COLUMNS_NOT_ALLOWED')
  if (isEmpty(schema)) throw analysisError('_LEGACY_ERROR_TEMP_1142')
  requireDistinctNames(partitionBy, conf.caseSensitive)
  requireDistinctNames(
    schema.fields.map((f) => f.name),
    conf.caseSensitive,
  )
}

const NO_KEY: ReadonlySet<DataType['kind']> = new Set(['array', 'map', 'struct', 'void'])

const isEmpty = ({ fields }: StructType): boolean =>
  fields.length === 0 || fields.some(({ dataType }) => dataType.kind === 'struct' && isEmpty(dataType))

/** @throws SparkError UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE for a column that no file of the format holds */
export function requireHeld(schema: StructType, format: FileFormat): void {
  const field = schema.fields.find(({ dataType }) => !holds(format, dataType))
  if (field !== undefined) throw unsupportedType(field, format.title)
}

function holds(format: FileFormat, type: DataType): boolean {
  if (!format.holds(type)) return false
  switch (type.kind) {
    case 'array':
      return holds(format, type.elementType)
    case 'map':
      return holds(format, type.keyType) && holds(format, type.valueType)
    case 'struct':
      return type.fields.every(({ dataType }) => holds(format, dataType))
    default:
      return true
  }
}
