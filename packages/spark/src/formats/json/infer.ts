import {
  arrayType,
  BooleanType,
  type DataType,
  DoubleType,
  decimalType,
  LongType,
  StringType,
  type StructType,
  structField,
  structType,
  VoidType,
} from '../../types/data-type.ts'
import { isLong } from '../../types/integer.ts'
import type { FormatOptions } from '../options.ts'
import { isObject, JsonNumber, type JsonValue } from './parse.ts'

/** The type of one JSON value, as Spark infers it. */
export function typeOfJson(value: JsonValue, options: FormatOptions): DataType {
  if (value === null) return VoidType
  if (typeof value === 'boolean') return options.flag('primitivesAsString') ? StringType : BooleanType
  if (typeof value === 'string') return StringType
  if (value instanceof JsonNumber)
    return options.flag('primitivesAsString') ? StringType : numberType(value.text, options)
  if (isObject(value)) {
    const fields = new Map<string, DataType>()
    for (const [name, member] of value) fields.set(name, typeOfJson(member, options))
    return sortedStruct(fields)
  }
  return arrayType(value.map((v) => typeOfJson(v, options)).reduce(mergeTypes, VoidType as DataType), true)
}

function numberType(text: string, options: FormatOptions): DataType {
  if (/^-?\d+$/.test(text)) {
    if (isLong(BigInt(text))) return LongType
    return decimalType(Math.min(38, text.replace('-', '').length), 0)
  }
  if (options.flag('prefersDecimal') && /^-?\d+(\.\d+)?$/.test(text)) {
    const [whole = '', fraction = ''] = text.replace('-', '').split('.')
    return decimalType(Math.max(whole.length + fraction.length, fraction.length), fraction.length)
  }
  return DoubleType
}

// Spark sorts the fields of an inferred struct by name, by UTF-16 code units.
const sortedStruct = (fields: ReadonlyMap<string, DataType>): StructType =>
  structType(
    [...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, type]) => structField(name, type)),
  )

/** The type that holds values of both; string where nothing else does. */
export function mergeTypes(a: DataType, b: DataType): DataType {
  if (a.kind === 'void') return b
  if (b.kind === 'void') return a
  if (a.kind === 'struct' && b.kind === 'struct') {
    const fields = new Map(a.fields.map((f) => [f.name, f.dataType]))
    for (const f of b.fields) fields.set(f.name, mergeTypes(fields.get(f.name) ?? VoidType, f.dataType))
    return sortedStruct(fields)
  }
  if (a.kind === 'array' && b.kind === 'array') return arrayType(mergeTypes(a.elementType, b.elementType), true)
  if (a.kind === 'decimal' && b.kind === 'decimal') {
    const scale = Math.max(a.scale, b.scale)
    const range = Math.max(a.precision - a.scale, b.precision - b.scale)
    return range + scale > 38 ? DoubleType : decimalType(range + scale, scale)
  }
  if (a.kind === b.kind) return a
  return mergeNumbers(a, b) ?? mergeNumbers(b, a) ?? StringType
}

function mergeNumbers(a: DataType, b: DataType): DataType | undefined {
  if (a.kind === 'long' && b.kind === 'double') return DoubleType
  if (a.kind === 'decimal' && b.kind === 'double') return DoubleType
  if (a.kind === 'decimal' && b.kind === 'long') return mergeTypes(a, decimalType(20, 0))
  return undefined
}

/** What is left when no value had a type: null-only columns are strings, empty structs go. */
export function canonical(type: DataType): DataType | undefined {
  switch (type.kind) {
    case 'void':
      return StringType
    case 'array': {
      const element = canonical(type.elementType)
      return element === undefined ? undefined : arrayType(element, true)
    }
    case 'struct': {
      const fields = type.fields.flatMap((f) => {
        const dataType = canonical(f.dataType)
        return dataType === undefined || f.name === '' ? [] : [structField(f.name, dataType)]
      })
      return fields.length === 0 ? undefined : structType(fields)
    }
    default:
      return type
  }
}
