import { ValueError } from '../errors/value-error.ts'
import { formatInterval } from './cast/interval-format.ts'
import { castIntervalText } from './cast/interval-text.ts'
import { groupingKey } from './compare.ts'
import type { DataType, DecimalType, MapType, StructType } from './data-type.ts'
import {
  formatDate,
  formatTimestamp,
  formatTimestampNtz,
  parseDate,
  parseTimestamp,
  parseTimestampNtz,
} from './datetime/text.ts'
import { fitsPrecision, formatDecimal, parseDecimal, rescale } from './decimal.ts'
import { describeValue } from './describe-value.ts'
import { fromBigInt, type Integer, isLong, multiply } from './integer.ts'
import { simpleString } from './print.ts'
import { displayText, wellFormed } from './utf8.ts'
import type { CalendarInterval, MapEntries, Value } from './value.ts'

export { inferSchema } from './infer.ts'

/**
 * An engine value as plain JavaScript: dates and timestamps as ISO text, decimals as text, longs as number or (beyond
 * 2^53) bigint, structs as objects, maps as `Map`, binary as `Uint8Array`, intervals as Spark prints them.
 */
export function toExternal(value: Value, type: DataType): unknown {
  if (value === null) return null
  switch (type.kind) {
    case 'decimal':
      return formatDecimal(value as Integer, type.scale)
    case 'date':
      return formatDate(value as number)
    case 'timestamp':
      return `${formatTimestamp(value as Integer, 'UTC').replace(' ', 'T')}Z`
    case 'timestamp_ntz':
      return formatTimestampNtz(value as Integer).replace(' ', 'T')
    case 'day-time interval':
    case 'year-month interval':
    case 'interval':
      return formatInterval(type, value)
    case 'array':
      return (value as readonly Value[]).map((v) => toExternal(v, type.elementType))
    case 'map':
      return new Map(
        (value as MapEntries).map(([k, v]) => [toExternal(k, type.keyType), toExternal(v, type.valueType)]),
      )
    case 'struct':
      return Object.fromEntries(
        type.fields.map((f, i) => [f.name, toExternal((value as readonly Value[])[i] ?? null, f.dataType)]),
      )
    case 'string':
      return displayText(value as string)
    default:
      return value
  }
}

const INTEGRAL_RANGE: Readonly<Record<string, number>> = { byte: 2 ** 7, short: 2 ** 15, integer: 2 ** 31 }

/**
 * A plain JavaScript value as an engine value of a type; undefined is null.
 *
 * @param path - where the value stands, for the message: `row 0.price`
 * @throws ValueError VALUE_DOES_NOT_FIT: nothing is cut, rounded or guessed
 */
export function fromExternal(input: unknown, type: DataType, path: string): Value {
  if (input === null || input === undefined) return null
  switch (type.kind) {
    case 'array':
      return arrayFrom(input, type.elementType, type.containsNull, path)
    case 'map':
      return mapFrom(input, type, path)
    case 'struct':
      return structFrom(input, type, path)
    default: {
      const value = atomFrom(input, type)
      if (value === undefined) throw doesNotFit(input, type, path)
      return value
    }
  }
}

/** Undefined when the input does not fit. */
function atomFrom(input: unknown, type: DataType): Value | undefined {
  switch (type.kind) {
    case 'boolean':
      return typeof input === 'boolean' ? input : undefined
    case 'byte':
    case 'short':
    case 'integer':
      return integralFrom(input, INTEGRAL_RANGE[type.kind] as number)
    case 'long':
      return longFrom(input)
    case 'float': {
      const value = doubleFrom(input)
      return value === undefined ? undefined : Math.fround(value)
    }
    case 'double':
      return doubleFrom(input)
    case 'decimal':
      return decimalFrom(input, type)
    case 'string':
      return typeof input === 'string' ? wellFormed(input) : undefined
    case 'binary':
      return input instanceof Uint8Array ? input : undefined
    case 'void':
      return undefined
    case 'day-time interval':
    case 'year-month interval':
    case 'interval':
      return intervalFrom(input, type)
    default:
      return temporalFrom(input, type.kind)
  }
}

function integralFrom(input: unknown, limit: number): number | undefined {
  const value = longFrom(input)
  return typeof value === 'number' && value >= -limit && value < limit ? value : undefined
}

function longFrom(input: unknown): Integer | undefined {
  if (typeof input === 'number') return Number.isSafeInteger(input) ? input + 0 : undefined
  return typeof input === 'bigint' && isLong(input) ? fromBigInt(input) : undefined
}

function doubleFrom(input: unknown): number | undefined {
  if (typeof input === 'number') return input
  return typeof input === 'bigint' && BigInt(Number(input)) === input ? Number(input) : undefined
}

function decimalFrom(input: unknown, type: DecimalType): Integer | undefined {
  if (typeof input !== 'string' && typeof input !== 'number' && typeof input !== 'bigint') return undefined
  const parsed = parseDecimal(String(input).trim())
  if (parsed === undefined || Math.abs(parsed.scale) > 400) return undefined
  const value = rescale(parsed.unscaled, parsed.scale, type.scale, 'down')
  const exact = parsed.scale <= type.scale || rescale(value, type.scale, parsed.scale, 'down') === parsed.unscaled
  return exact && fitsPrecision(value, type.precision) ? value : undefined
}

function temporalFrom(input: unknown, kind: DataType['kind']): Value | undefined {
  if (input instanceof Date) {
    const millis = input.getTime()
    if (Number.isNaN(millis)) return undefined
    if (kind !== 'date') return multiply(millis, 1000)
    return millis % 86_400_000 === 0 ? millis / 86_400_000 + 0 : undefined
  }
  if (typeof input !== 'string') return undefined
  if (kind === 'date') return /^[+-]?\d{4,}-\d{1,2}-\d{1,2}$/.test(input.trim()) ? parseDate(input) : undefined
  return kind === 'timestamp' ? parseTimestamp(input, 'UTC') : parseTimestampNtz(input)
}

function intervalFrom(input: unknown, type: DataType): Value | undefined {
  if (typeof input === 'string') return castIntervalText(input, type) ?? undefined
  if (type.kind === 'day-time interval') return longFrom(input)
  if (type.kind === 'year-month interval') return integralFrom(input, 2 ** 31)
  if (typeof input !== 'object' || input === null) return undefined
  const { months = 0, days = 0, microseconds = 0 } = input as Partial<CalendarInterval>
  const [m, d, u] = [integralFrom(months, 2 ** 31), integralFrom(days, 2 ** 31), longFrom(microseconds)]
  return m === undefined || d === undefined || u === undefined ? undefined : { months: m, days: d, microseconds: u }
}

function arrayFrom(input: unknown, elementType: DataType, containsNull: boolean, path: string): Value {
  if (!Array.isArray(input)) throw doesNotFit(input, { kind: 'array', elementType, containsNull }, path)
  return input.map((v, i) => {
    const value = fromExternal(v, elementType, `${path}[${i}]`)
    if (value === null && !containsNull) throw notNullable(`${path}[${i}]`)
    return value
  })
}

/** From a `Map`, a list of pairs, or (keys being strings) an object. */
function mapFrom(input: unknown, type: MapType, path: string): Value {
  const entries = entriesOf(input)
  if (entries === undefined) throw doesNotFit(input, type, path)
  const seen = new Set<unknown>()
  const keyOf = groupingKey(type.keyType)
  return entries.map(([k, v]) => {
    const at = `${path}[${describeValue(k)}]`
    const key = fromExternal(k, type.keyType, `key of ${at}`)
    if (key === null) throw notNullable(`key of ${at}`)
    if (seen.has(keyOf(key))) {
      throw new ValueError(
        'DUPLICATE_MAP_KEY',
        `Failed to read ${path}: the key ${describeValue(k)} stands in it twice`,
        'Keep one of them.',
      )
    }
    seen.add(keyOf(key))
    const value = fromExternal(v, type.valueType, at)
    if (value === null && !type.valueContainsNull) throw notNullable(at)
    return [key, value]
  })
}

function entriesOf(input: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (input instanceof Map) return [...(input as Map<unknown, unknown>)]
  if (Array.isArray(input)) {
    return input.every((e) => Array.isArray(e) && e.length === 2) ? (input as [unknown, unknown][]) : undefined
  }
  return isPlainObject(input) ? Object.entries(input) : undefined
}

/** From an object by field name, or a list by place. */
function structFrom(input: unknown, type: StructType, path: string): Value {
  const { fields } = type
  const at = (i: number): string => `${path}.${fields[i]?.name}`
  const cells =
    Array.isArray(input) && input.length === fields.length ? (input as readonly unknown[]) : cellsOf(input, type, path)
  return fields.map((f, i) => {
    const value = fromExternal(cells[i], f.dataType, at(i))
    if (value === null && !f.nullable) throw notNullable(at(i))
    return value
  })
}

function cellsOf(input: unknown, type: StructType, path: string): readonly unknown[] {
  if (!isPlainObject(input)) throw doesNotFit(input, type, path)
  const names = type.fields.map((f) => f.name)
  const unknown = Object.keys(input).find((key) => !names.includes(key))
  if (unknown !== undefined) {
    throw new ValueError(
      'UNKNOWN_FIELD',
      `Failed to read ${path}: it has a field ${describeValue(unknown)} that its type does not have`,
      `Its fields are ${listNames(names)}.`,
    )
  }
  return names.map((name) => ownField(input, name))
}

/** What an object has under a name; not what it inherits, as `constructor`. */
export const ownField = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ')
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown
}

const isPlainObject = (input: unknown): input is Readonly<Record<string, unknown>> => {
  if (typeof input !== 'object' || input === null) return false
  const prototype: unknown = Object.getPrototypeOf(input)
  return prototype === Object.prototype || prototype === null
}

const WHAT_FITS: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  byte: 'a whole number from -128 to 127',
  short: 'a whole number from -32768 to 32767',
  integer: 'a whole number from -2147483648 to 2147483647',
  long: 'a whole number; beyond 2^53 a bigint',
  float: 'a number',
  double: 'a number',
  decimal: "text such as '12.30', with no more digits than the type has",
  string: 'a string',
  binary: 'a Uint8Array',
  date: "text such as '2024-01-31', or a Date at midnight UTC",
  timestamp: "text such as '2024-01-31T12:00:00Z', or a Date",
  timestamp_ntz: "text such as '2024-01-31T12:00:00', or a Date",
  void: 'null',
  'day-time interval': "microseconds, or text such as INTERVAL '1 02:03:04' DAY TO SECOND",
  'year-month interval': "months, or text such as INTERVAL '1-2' YEAR TO MONTH",
  interval: 'an object with months, days and microseconds',
  array: 'an array',
  map: 'a Map, an object, or a list of pairs',
  struct: 'an object by field name, or a list with one value per field',
}

const doesNotFit = (input: unknown, type: DataType, path: string): ValueError =>
  new ValueError(
    'VALUE_DOES_NOT_FIT',
    `Failed to read ${path}: ${describeValue(input)} does not fit ${simpleString(type)}`,
    `Give ${WHAT_FITS[type.kind]}.`,
  )

const notNullable = (path: string): ValueError =>
  new ValueError('NULL_NOT_ALLOWED', `Failed to read ${path}: it is null and its type is not nullable`, 'Give a value.')
