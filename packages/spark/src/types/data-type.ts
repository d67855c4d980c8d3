/** A named member of a struct, and a column of a schema. */
export interface StructField {
  readonly name: string
  readonly dataType: DataType
  readonly nullable: boolean
  readonly metadata: Readonly<Record<string, unknown>>
}

/** `INTERVAL DAY TO SECOND` fields: 0 day, 1 hour, 2 minute, 3 second. */
export type DayTimeField = 0 | 1 | 2 | 3
/** `INTERVAL YEAR TO MONTH` fields: 0 year, 1 month. */
export type YearMonthField = 0 | 1

export type AtomicKind =
  | 'void'
  | 'boolean'
  | 'byte'
  | 'short'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'string'
  | 'binary'
  | 'date'
  | 'timestamp'
  | 'timestamp_ntz'
  | 'interval'

export interface AtomicType {
  readonly kind: AtomicKind
}
/** A number with `precision` digits, `scale` of them behind the point. */
export interface DecimalType {
  readonly kind: 'decimal'
  readonly precision: number
  readonly scale: number
}
export interface DayTimeIntervalType {
  readonly kind: 'day-time interval'
  readonly startField: DayTimeField
  readonly endField: DayTimeField
}
export interface YearMonthIntervalType {
  readonly kind: 'year-month interval'
  readonly startField: YearMonthField
  readonly endField: YearMonthField
}
/** The type of a list: its elements' type, and whether an element may be null. */
export interface ArrayType {
  readonly kind: 'array'
  readonly elementType: DataType
  readonly containsNull: boolean
}
/** The type of a map. Keys are never null. */
export interface MapType {
  readonly kind: 'map'
  readonly keyType: DataType
  readonly valueType: DataType
  readonly valueContainsNull: boolean
}
/** Named fields in order: a row, or a struct column. */
export interface StructType {
  readonly kind: 'struct'
  readonly fields: readonly StructField[]
}

/**
 * The type of a value, as in Spark 3.5 (`pyspark.sql.types`).
 * `interval` is the legacy CalendarIntervalType; `char` and `varchar` are strings, as in Spark's own evaluation.
 */
export type DataType =
  | AtomicType
  | DecimalType
  | DayTimeIntervalType
  | YearMonthIntervalType
  | ArrayType
  | MapType
  | StructType

export type TypeKind = DataType['kind']

const atomic = (kind: AtomicKind): AtomicType => Object.freeze({ kind })

/** The type of a bare null. */
export const VoidType = atomic('void')
/** `boolean`. */
export const BooleanType = atomic('boolean')
/** `tinyint`, 8 bits. */
export const ByteType = atomic('byte')
/** `smallint`, 16 bits. */
export const ShortType = atomic('short')
/** `int`, 32 bits. */
export const IntegerType = atomic('integer')
/** `bigint`, 64 bits. */
export const LongType = atomic('long')
/** `float`, 32 bits. */
export const FloatType = atomic('float')
/** `double`, 64 bits. */
export const DoubleType = atomic('double')
/** `string`. */
export const StringType = atomic('string')
/** `binary`. */
export const BinaryType = atomic('binary')
/** `date`: a day without a zone. */
export const DateType = atomic('date')
/** `timestamp`: an instant, shown in the session's zone. */
export const TimestampType = atomic('timestamp')
/** `timestamp_ntz`: a wall clock reading. */
export const TimestampNTZType = atomic('timestamp_ntz')
export const CalendarIntervalType = atomic('interval')

/** A decimal type. */
export const decimalType = (precision = 10, scale = 0): DecimalType =>
  Object.freeze({ kind: 'decimal', precision, scale })
export const dayTimeIntervalType = (startField: DayTimeField = 0, endField: DayTimeField = 3): DayTimeIntervalType =>
  Object.freeze({ kind: 'day-time interval', startField, endField })
export const yearMonthIntervalType = (
  startField: YearMonthField = 0,
  endField: YearMonthField = 1,
): YearMonthIntervalType => Object.freeze({ kind: 'year-month interval', startField, endField })
/** An array type. */
export const arrayType = (elementType: DataType, containsNull = true): ArrayType =>
  Object.freeze({ kind: 'array', elementType, containsNull })
/** A map type. */
export const mapType = (keyType: DataType, valueType: DataType, valueContainsNull = true): MapType =>
  Object.freeze({ kind: 'map', keyType, valueType, valueContainsNull })
/** A struct type of fields. */
export const structType = (fields: readonly StructField[]): StructType =>
  Object.freeze({ kind: 'struct', fields: Object.freeze([...fields]) })
/** A field of a struct, or a column of a schema. */
export const structField = (
  name: string,
  dataType: DataType,
  nullable = true,
  metadata: Readonly<Record<string, unknown>> = {},
): StructField => Object.freeze({ name, dataType, nullable, metadata })

/** Structural equality; `nullability: false` ignores every nullable flag, as Spark's `sameType` does. */
export function equalTypes(a: DataType, b: DataType, nullability = true): boolean {
  if (a === b) return true
  if (a.kind !== b.kind) return false
  switch (a.kind) {
    case 'decimal': {
      const other = b as DecimalType
      return a.precision === other.precision && a.scale === other.scale
    }
    case 'day-time interval':
    case 'year-month interval': {
      const other = b as DayTimeIntervalType
      return a.startField === other.startField && a.endField === other.endField
    }
    case 'array': {
      const other = b as ArrayType
      return (
        (!nullability || a.containsNull === other.containsNull) &&
        equalTypes(a.elementType, other.elementType, nullability)
      )
    }
    case 'map': {
      const other = b as MapType
      return (
        (!nullability || a.valueContainsNull === other.valueContainsNull) &&
        equalTypes(a.keyType, other.keyType, nullability) &&
        equalTypes(a.valueType, other.valueType, nullability)
      )
    }
    case 'struct': {
      const other = b as StructType
      return (
        a.fields.length === other.fields.length &&
        a.fields.every((f, i) => equalFields(f, other.fields[i], nullability))
      )
    }
    default:
      return true
  }
}

/** As {@link equalTypes} without nullability, whatever the fields are called: Spark's `equalsStructurally`. */
export function sameStructure(a: DataType, b: DataType): boolean {
  if (a.kind === 'array' && b.kind === 'array') return sameStructure(a.elementType, b.elementType)
  if (a.kind === 'map' && b.kind === 'map')
    return sameStructure(a.keyType, b.keyType) && sameStructure(a.valueType, b.valueType)
  if (a.kind !== 'struct' || b.kind !== 'struct') return equalTypes(a, b, false)
  return (
    a.fields.length === b.fields.length &&
    a.fields.every((f, i) => sameStructure(f.dataType, b.fields[i]?.dataType ?? f.dataType))
  )
}

function equalFields(a: StructField, b: StructField | undefined, nullability: boolean): boolean {
  return (
    b !== undefined &&
    a.name === b.name &&
    (!nullability || a.nullable === b.nullable) &&
    equalTypes(a.dataType, b.dataType, nullability)
  )
}

/** The same type with every nullable flag set (Spark's `asNullable`). */
export function asNullable(type: DataType): DataType {
  switch (type.kind) {
    case 'array':
      return arrayType(asNullable(type.elementType), true)
    case 'map':
      return mapType(asNullable(type.keyType), asNullable(type.valueType), true)
    case 'struct':
      return structType(type.fields.map((f) => structField(f.name, asNullable(f.dataType), true, f.metadata)))
    default:
      return type
  }
}

const INTEGRAL: ReadonlySet<TypeKind> = new Set(['byte', 'short', 'integer', 'long'])
const FRACTIONAL: ReadonlySet<TypeKind> = new Set(['float', 'double', 'decimal'])

export const isIntegral = (type: DataType): boolean => INTEGRAL.has(type.kind)
export const isFractional = (type: DataType): boolean => FRACTIONAL.has(type.kind)
export const isNumeric = (type: DataType): boolean => isIntegral(type) || isFractional(type)
export const isComplex = (type: DataType): boolean =>
  type.kind === 'array' || type.kind === 'map' || type.kind === 'struct'
/** Every type but void, the calendar interval and the complex ones. */
export const isAtomic = (type: DataType): boolean =>
  !isComplex(type) && type.kind !== 'void' && type.kind !== 'interval'
