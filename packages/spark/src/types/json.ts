import { SparkError } from '../errors/spark-error.ts'
import {
  arrayType,
  BinaryType,
  BooleanType,
  ByteType,
  CalendarIntervalType,
  type DataType,
  DateType,
  type DayTimeField,
  DoubleType,
  dayTimeIntervalType,
  decimalType,
  FloatType,
  IntegerType,
  LongType,
  mapType,
  ShortType,
  StringType,
  type StructField,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
  VoidType,
  yearMonthIntervalType,
} from './data-type.ts'
import { checkPrecision } from './decimal.ts'
import { typeName } from './print.ts'

/** A type in Spark's JSON form: a name, or an object for arrays, maps and structs. */
export type JsonType = string | { readonly type: string; readonly [key: string]: unknown }

/** Spark's JSON form of a type (`df.schema.jsonValue()`). */
export function typeToJson(type: DataType): JsonType {
  switch (type.kind) {
    case 'array':
      return { type: 'array', elementType: typeToJson(type.elementType), containsNull: type.containsNull }
    case 'map':
      return {
        type: 'map',
        keyType: typeToJson(type.keyType),
        valueType: typeToJson(type.valueType),
        valueContainsNull: type.valueContainsNull,
      }
    case 'struct':
      return {
        type: 'struct',
        fields: type.fields.map((f) => ({
          name: f.name,
          type: typeToJson(f.dataType),
          nullable: f.nullable,
          metadata: f.metadata,
        })),
      }
    default:
      return 'declared' in type ? String(type.declared) : typeName(type)
  }
}

const DAY_TIME_FIELDS = ['day', 'hour', 'minute', 'second']

const ATOMIC: ReadonlyMap<string, DataType> = new Map<string, DataType>([
  ...[
    VoidType,
    BooleanType,
    ByteType,
    ShortType,
    IntegerType,
    LongType,
    FloatType,
    DoubleType,
    StringType,
    BinaryType,
    DateType,
    TimestampType,
    TimestampNTZType,
    CalendarIntervalType,
    yearMonthIntervalType(0, 1),
    yearMonthIntervalType(0, 0),
    yearMonthIntervalType(1, 1),
    ...DAY_TIME_FIELDS.flatMap((_, start) =>
      DAY_TIME_FIELDS.slice(start).map((_, length) =>
        dayTimeIntervalType(start as DayTimeField, (start + length) as DayTimeField),
      ),
    ),
  ].map((type): [string, DataType] => [typeName(type), type]),
  ['null', VoidType],
  ['timestamp_ltz', TimestampType],
  ['decimal', decimalType()],
])

/**
 * Reads Spark's JSON form of a type. `char(n)` and `varchar(n)` are strings.
 *
 * @throws SparkError IllegalArgumentException where Spark cannot read it either
 */
export function typeFromJson(json: unknown): DataType {
  if (typeof json === 'string') return atomicFromName(json)
  if (!isObject(json)) throw cannotConvert(json)
  const { type, elementType, containsNull, keyType, valueType, valueContainsNull, fields } = json
  if (type === 'array' && elementType !== undefined && typeof containsNull === 'boolean') {
    return arrayType(typeFromJson(elementType), containsNull)
  }
  if (type === 'map' && keyType !== undefined && valueType !== undefined && typeof valueContainsNull === 'boolean') {
    return mapType(typeFromJson(keyType), typeFromJson(valueType), valueContainsNull)
  }
  if (type === 'struct' && Array.isArray(fields)) return structType(fields.map(fieldFromJson))
  throw cannotConvert(json)
}

function atomicFromName(name: string): DataType {
  const known = ATOMIC.get(name)
  if (known !== undefined) return known
  const decimal = /^decimal\(\s*(\d+)\s*,\s*(-?\d+)\s*\)$/.exec(name)
  if (decimal !== null) {
    const precision = Number(decimal[1])
    checkPrecision(precision)
    return decimalType(precision, Number(decimal[2]))
  }
  if (/^(?:char|varchar)\(\s*\d+\s*\)$/.test(name)) return StringType
  throw cannotConvert(name)
}

function fieldFromJson(json: unknown): StructField {
  if (isObject(json)) {
    const { name, type, nullable, metadata = {} } = json
    if (typeof name === 'string' && type !== undefined && typeof nullable === 'boolean' && isObject(metadata)) {
      return structField(name, typeFromJson(type), nullable, metadata)
    }
  }
  throw cannotConvert(json, 'field')
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

function cannotConvert(json: unknown, what = 'data type'): SparkError {
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  return new SparkError('IllegalArgumentException', `Failed to convert the JSON string '${text}' to a ${what}.`)
}
