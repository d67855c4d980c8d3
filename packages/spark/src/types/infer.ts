import { ValueError } from '../errors/value-error.ts'
import {
  arrayType,
  BinaryType,
  BooleanType,
  type DataType,
  DoubleType,
  equalTypes,
  LongType,
  mapType,
  StringType,
  type StructField,
  type StructType,
  structField,
  structType,
  TimestampType,
  VoidType,
} from './data-type.ts'
import { describeValue } from './describe-value.ts'
import { simpleString } from './print.ts'

/**
 * The schema of rows given as objects (or lists: `_1`, `_2`, …), as `createDataFrame` infers one: whole numbers and
 * bigints are long, other numbers double, `Date` timestamp, objects structs, `Map` map, all nullable. Columns stand in
 * the order in which they are first seen; one that is null everywhere is void.
 *
 * @throws ValueError CANNOT_INFER_TYPE when two rows disagree or a value has no type
 */
export function inferSchema(objects: readonly (Readonly<Record<string, unknown>> | readonly unknown[])[]): StructType {
  let schema: DataType = structType([])
  for (const [i, object] of objects.entries()) {
    const fields = Array.isArray(object)
      ? object.map((v, k): [string, unknown] => [`_${k + 1}`, v])
      : Object.entries(object)
    schema = merge(schema, structOf(fields, `row ${i}`), `row ${i}`)
  }
  return schema as StructType
}

const structOf = (fields: readonly (readonly [string, unknown])[], path: string): StructType =>
  structType(fields.map(([name, value]) => structField(name, typeOf(value, `${path}.${name}`))))

function typeOf(value: unknown, path: string): DataType {
  if (value === null || value === undefined) return VoidType
  switch (typeof value) {
    case 'boolean':
      return BooleanType
    case 'string':
      return StringType
    case 'bigint':
      return LongType
    case 'number':
      return Number.isSafeInteger(value) ? LongType : DoubleType
    case 'object':
      return objectType(value, path)
    default:
      throw cannotInfer(path, `${describeValue(value)} has no column type`)
  }
}

function objectType(value: object, path: string): DataType {
  if (value instanceof Date) return TimestampType
  if (value instanceof Uint8Array) return BinaryType
  if (value instanceof Map) {
    const entries = [...(value as Map<unknown, unknown>)]
    return mapType(
      mergeAll(
        entries.map(([k]) => k),
        `key of ${path}`,
      ),
      mergeAll(
        entries.map(([, v]) => v),
        path,
      ),
    )
  }
  if (Array.isArray(value)) return arrayType(mergeAll(value, path))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return structOf(Object.entries(value), path)
  throw cannotInfer(path, `${describeValue(value)} has no column type`)
}

const mergeAll = (values: readonly unknown[], path: string): DataType =>
  values.reduce<DataType>((type, v, i) => merge(type, typeOf(v, `${path}[${i}]`), `${path}[${i}]`), VoidType)

/** JavaScript has one type for 1 and 1.5, so long and double meet in double. */
function merge(a: DataType, b: DataType, path: string): DataType {
  if (b.kind === 'void' || equalTypes(a, b)) return a
  if (a.kind === 'void') return b
  if ((a.kind === 'long' && b.kind === 'double') || (a.kind === 'double' && b.kind === 'long')) return DoubleType
  if (a.kind === 'array' && b.kind === 'array') return arrayType(merge(a.elementType, b.elementType, path))
  if (a.kind === 'map' && b.kind === 'map') {
    return mapType(merge(a.keyType, b.keyType, `key of ${path}`), merge(a.valueType, b.valueType, path))
  }
  if (a.kind === 'struct' && b.kind === 'struct') return structType(mergeFields(a.fields, b.fields, path))
  throw cannotInfer(path, `it is ${simpleString(b)}, and ${simpleString(a)} before`)
}

function mergeFields(a: readonly StructField[], b: readonly StructField[], path: string): readonly StructField[] {
  const later = new Map(b.map((f) => [f.name, f]))
  const merged = a.map((f) => {
    const other = later.get(f.name)
    return other === undefined ? f : structField(f.name, merge(f.dataType, other.dataType, `${path}.${f.name}`))
  })
  const known = new Set(a.map((f) => f.name))
  return [...merged, ...b.filter((f) => !known.has(f.name))]
}

const cannotInfer = (path: string, reason: string): ValueError =>
  new ValueError(
    'CANNOT_INFER_TYPE',
    `Failed to infer the type of ${path}: ${reason}`,
    'Give createDataFrame a schema.',
  )
