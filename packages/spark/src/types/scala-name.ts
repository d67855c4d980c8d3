import type { DataType } from './data-type.ts'

const NAMES: Readonly<Record<string, string>> = {
  void: 'NullType',
  timestamp_ntz: 'TimestampNTZType',
}

/** A type as Scala prints it, which some of Spark's messages do: `StringType`, `ArrayType(IntegerType,true)`. */
export function scalaName(type: DataType): string {
  switch (type.kind) {
    case 'array':
      return `ArrayType(${scalaName(type.elementType)},${type.containsNull})`
    case 'map':
      return `MapType(${scalaName(type.keyType)},${scalaName(type.valueType)},${type.valueContainsNull})`
    case 'struct':
      return `StructType(${type.fields.map((f) => `StructField(${f.name},${scalaName(f.dataType)},${f.nullable})`).join(',')})`
    case 'decimal':
      return `DecimalType(${type.precision},${type.scale})`
    case 'day-time interval':
      return `DayTimeIntervalType(${type.startField},${type.endField})`
    case 'year-month interval':
      return `YearMonthIntervalType(${type.startField},${type.endField})`
    default:
      return NAMES[type.kind] ?? `${type.kind[0]?.toUpperCase()}${type.kind.slice(1)}Type`
  }
}
