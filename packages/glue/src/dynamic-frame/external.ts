import {
  BinaryType,
  BooleanType,
  type DataType,
  DoubleType,
  fromBigInt,
  IntegerType,
  LongType,
  StringType,
  TimestampType,
  toExternal,
} from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { type AtomDataType, array, atom, type Dynamic, type DynamicRecord, NULL, struct } from './value.ts'

/** A value as plain JavaScript, in the forms that `DataFrame.collect()` has. */
export function externalOf(value: Dynamic): unknown {
  switch (value.kind) {
    case 'null':
      return null
    case 'atom':
      return toExternal(value.value, value.type)
    case 'array':
      return value.items.map(externalOf)
    case 'map':
      return Object.fromEntries(value.entries.map(([k, v]) => [k, externalOf(v)]))
    case 'struct':
      return externalRecord(value.fields)
  }
}

export const externalRecord = (record: DynamicRecord): Record<string, unknown> =>
  Object.fromEntries([...record].map(([name, value]) => [name, externalOf(value)]))

const INT = 2 ** 31
const LONG = 2n ** 63n
const of = (type: DataType): AtomDataType => type as AtomDataType

/** A whole number as JSON and Python have it: int when it fits, else long; undefined beyond. */
export function wholeNumber(value: number | bigint): Dynamic | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return atom(of(value >= -INT && value < INT ? IntegerType : LongType), value + 0)
  }
  const big = BigInt(value)
  return big >= -LONG && big < LONG
    ? atom(of(big >= -INT && big < INT ? IntegerType : LongType), fromBigInt(big))
    : undefined
}

/** A JavaScript value with the type that Glue's JSON reader would give it. */
export function jsonDynamic(input: unknown, path: string): Dynamic {
  if (input === null || input === undefined) return NULL
  switch (typeof input) {
    case 'string':
      return atom(of(StringType), input)
    case 'boolean':
      return atom(of(BooleanType), input)
    case 'bigint':
      return wholeNumber(input) ?? refuse(path, `${input} is beyond a long`)
    case 'number':
      if (Number.isSafeInteger(input)) return wholeNumber(input) ?? NULL
      return Number.isFinite(input) ? atom(of(DoubleType), input) : refuse(path, `JSON has no ${input}`)
    case 'object':
      return jsonObject(input, path)
    default:
      return refuse(path, `JSON has no ${typeof input}`)
  }
}

function jsonObject(input: object, path: string): Dynamic {
  if (Array.isArray(input)) return array(input.map((v, i) => jsonDynamic(v, `${path}[${i}]`)))
  if (input instanceof Date) return atom(of(StringType), input.toISOString())
  if (input instanceof Uint8Array) return refuse(path, 'JSON has no bytes')
  const entries = input instanceof Map ? [...(input as Map<unknown, unknown>)] : Object.entries(input)
  return struct(jsonRecord(entries, path))
}

export const jsonRecord = (entries: readonly (readonly [unknown, unknown])[], path: string): DynamicRecord =>
  new Map(entries.map(([name, value]) => [String(name), jsonDynamic(value, `${path}.${String(name)}`)]))

/** What a function given to `map` in TypeScript returns: numbers as JSON has them, `Date` a timestamp. */
export function returnedDynamic(input: unknown, path: string): Dynamic {
  if (input instanceof Date) return atom(of(TimestampType), input.getTime() * 1000)
  if (input instanceof Uint8Array) return atom(of(BinaryType), input)
  if (Array.isArray(input)) return array(input.map((v, i) => returnedDynamic(v, `${path}[${i}]`)))
  if (typeof input === 'object' && input !== null) return struct(returnedRecord(input, path))
  return jsonDynamic(input, path)
}

export const returnedRecord = (input: object, path: string): DynamicRecord =>
  new Map(Object.entries(input).map(([name, value]) => [name, returnedDynamic(value, `${path}.${name}`)]))

function refuse(path: string, reason: string): never {
  throw new GlueError('NOT_JSON', `Failed to read ${path}: ${reason}. Put a value that the file can hold.`)
}
