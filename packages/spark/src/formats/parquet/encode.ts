import type { FieldRepetitionType, SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { tick } from '../../errors/deadline.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { ArrayType, DataType, DecimalType, MapType, StructType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Row, Value } from '../../types/value.ts'
import { sparkNotes } from './spark-schema.ts'

/** The elements of a column's Parquet schema, and how a value of the engine becomes the writer's. */
interface Writing {
  readonly elements: SchemaElement[]
  /** Called with a value that is there: null never arrives. */
  readonly write: (value: Value) => unknown
}

/**
 * Encodes rows as a Parquet file that Spark reads back unchanged: snappy, every column optional, timestamps as microseconds.
 *
 * @throws UnsupportedError where a column has a type that Parquet files cannot hold, or a struct repeats a name
 * @example
 * ```ts skip="writes to disk"
 * await writeFile('books.snappy.parquet', encodeParquet(schema, rows))
 * ```
 */
export function encodeParquet(schema: StructType, rows: readonly Row[]): Uint8Array {
  checkFields(schema, 'the schema')
  const columns = schema.fields.map(({ name, dataType }) => ({ name, dataType, ...writingOf(name, dataType) }))
  const buffer = parquetWriteBuffer({
    schema: [{ name: 'spark_schema', num_children: columns.length }, ...columns.flatMap(({ elements }) => elements)],
    columnData: columns.map(({ name, dataType, write }, i) => ({
      name,
      data: rows.map((row) => {
        tick('the writing of a file')
        return orNull(write, row[i])
      }),
      // The writer's dictionaries take -0 for 0.
      ...(hasFractions(dataType) ? { encoding: 'PLAIN' as const } : {}),
    })),
    kvMetadata: sparkNotes(schema),
    createdBy: 'dryfit',
  })
  return new Uint8Array(buffer)
}

const orNull = (write: Writing['write'], value: Value | undefined): unknown =>
  value === null || value === undefined ? null : write(value)

function writingOf(name: string, type: DataType, repetition: FieldRepetitionType = 'OPTIONAL'): Writing {
  switch (type.kind) {
    case 'array':
      return listWriting(name, type, repetition)
    case 'map':
      return mapWriting(name, type, repetition)
    case 'struct':
      return structWriting(name, type, repetition)
    default: {
      const { write, ...element } = leafWriting(name, type)
      return { elements: [{ ...element, name, repetition_type: repetition }], write }
    }
  }
}

function listWriting(name: string, type: ArrayType, repetition: FieldRepetitionType): Writing {
  const { elements, write } = writingOf('element', type.elementType)
  return {
    elements: [
      { name, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' }, repetition_type: repetition },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      ...elements,
    ],
    write: (value) => listOf(value).map((item) => orNull(write, item)),
  }
}

function mapWriting(name: string, type: MapType, repetition: FieldRepetitionType): Writing {
  const keys = writingOf('key', type.keyType, 'REQUIRED')
  const values = writingOf('value', type.valueType)
  return {
    elements: [
      { name, num_children: 1, converted_type: 'MAP', logical_type: { type: 'MAP' }, repetition_type: repetition },
      { name: 'key_value', num_children: 2, repetition_type: 'REPEATED' },
      ...keys.elements,
      ...values.elements,
    ],
    write: (value) =>
      listOf(value).map((entry) => {
        const [key, item] = listOf(entry)
        return { key: orNull(keys.write, key), value: orNull(values.write, item) }
      }),
  }
}

function structWriting(name: string, type: StructType, repetition: FieldRepetitionType): Writing {
  checkFields(type, `column ${name}`)
  const fields = type.fields.map((f) => ({ name: f.name, ...writingOf(f.name, f.dataType) }))
  return {
    elements: [
      { name, num_children: fields.length, repetition_type: repetition },
      ...fields.flatMap(({ elements }) => elements),
    ],
    write: (value) => {
      const items = listOf(value)
      return Object.fromEntries(fields.map((f, i) => [f.name, orNull(f.write, items[i])]))
    },
  }
}

type Leaf = Pick<SchemaElement, 'converted_type' | 'logical_type' | 'precision' | 'scale' | 'type' | 'type_length'> &
  Pick<Writing, 'write'>

function leafWriting(name: string, type: DataType): Leaf {
  switch (type.kind) {
    case 'boolean':
      return { type: 'BOOLEAN', write: same }
    case 'byte':
      return { type: 'INT32', converted_type: 'INT_8', write: same }
    case 'short':
      return { type: 'INT32', converted_type: 'INT_16', write: same }
    case 'integer':
    case 'year-month interval':
      return { type: 'INT32', write: same }
    case 'long':
    case 'day-time interval':
      return { type: 'INT64', write: bigIntOf }
    case 'float':
      return { type: 'FLOAT', write: same }
    case 'double':
      return { type: 'DOUBLE', write: same }
    case 'decimal':
      return decimalWriting(type)
    case 'string':
      return { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, write: same }
    case 'binary':
      return { type: 'BYTE_ARRAY', write: same }
    case 'date':
      return { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' }, write: same }
    case 'timestamp':
      return {
        type: 'INT64',
        converted_type: 'TIMESTAMP_MICROS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
        write: bigIntOf,
      }
    case 'timestamp_ntz':
      return {
        type: 'INT64',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' },
        write: bigIntOf,
      }
    default:
      throw new UnsupportedError(
        'PARQUET_TYPE',
        `Failed to write column ${name} of a Parquet file: the type ${simpleString(type)} has no Parquet type`,
        'Cast or drop the column.',
      )
  }
}

/** The smallest storage that holds the precision, as Spark chooses it. */
function decimalWriting({ precision, scale }: DecimalType): Leaf {
  const annotation = {
    converted_type: 'DECIMAL',
    logical_type: { type: 'DECIMAL', precision, scale },
    precision,
    scale,
    write: bigIntOf,
  } as const
  if (precision <= 9) return { type: 'INT32', ...annotation }
  if (precision <= 18) return { type: 'INT64', ...annotation }
  const bits = (10n ** BigInt(precision)).toString(2).length + 1
  return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: Math.ceil(bits / 8), ...annotation }
}

const same = (value: Value): unknown => value
const bigIntOf = (value: Value): bigint => BigInt(typeof value === 'bigint' ? value : Number(value))
const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? value : [])

function hasFractions(type: DataType): boolean {
  switch (type.kind) {
    case 'float':
    case 'double':
      return true
    case 'array':
      return hasFractions(type.elementType)
    case 'map':
      return hasFractions(type.keyType) || hasFractions(type.valueType)
    case 'struct':
      return type.fields.some((f) => hasFractions(f.dataType))
    default:
      return false
  }
}

/** The writer finds a column by its name, so a second one of the same name would get the first one's values. */
function checkFields({ fields }: StructType, what: string): void {
  const twice = fields.find((f, i) => fields.findIndex(({ name }) => name === f.name) !== i)
  if (fields.length > 0 && twice === undefined) return
  const [reason, nextStep] =
    twice === undefined
      ? ['it has no fields', 'Add a column.']
      : [`the name ${twice.name} occurs twice`, 'Rename one of them.']
  throw new UnsupportedError('PARQUET_SCHEMA', `Failed to write ${what} to a Parquet file: ${reason}`, nextStep)
}
