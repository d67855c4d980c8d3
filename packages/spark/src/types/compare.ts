import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { DataType, MapType } from './data-type.ts'
import { sqlType } from './print.ts'
import { encodeUtf8 } from './utf8.ts'
import type { CalendarInterval, Value } from './value.ts'

/** Orders two values that are not null: negative, zero or positive. */
export type Ordering = (a: Value, b: Value) => number

/** Something a Map can be keyed by. */
export type GroupingKey = string | number | bigint | boolean | null

/**
 * Spark's order of a type: NaN is the greatest and equals itself, -0.0 equals 0.0, strings go by their UTF-8 bytes,
 * nulls inside arrays and structs come first.
 *
 * @throws UnsupportedError for maps and calendar intervals, which Spark does not order either
 */
export function compileOrdering(type: DataType): Ordering {
  switch (type.kind) {
    case 'string':
      return compareStrings as Ordering
    case 'float':
    case 'double':
      return compareDoubles as Ordering
    case 'binary':
      return compareBytes as Ordering
    case 'void':
      return () => 0
    case 'array':
      return compareArrays(nullsFirst(compileOrdering(type.elementType))) as Ordering
    case 'struct':
      return compareStructs(type.fields.map((f) => nullsFirst(compileOrdering(f.dataType)))) as Ordering
    case 'map':
    case 'interval':
      throw new UnsupportedError(
        'TYPE_WITHOUT_ORDER',
        `Failed to order values of type ${sqlType(type)}: the type has no order`,
        'Compare a part of the value that has one.',
      )
    default:
      return comparePrimitives as Ordering
  }
}

const comparePrimitives = (a: number | bigint | boolean, b: number | bigint | boolean): number =>
  a < b ? -1 : a > b ? 1 : 0

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
}

/** UTF-8 byte order is code point order: a surrogate pair goes behind every other UTF-16 unit. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    if (isCarriedByte(x) || isCarriedByte(y)) return compareBytes(encodeUtf8(a), encodeUtf8(b))
    if (x >= 0xd800 && y >= 0xd800) return Number(x < 0xe000) - Number(y < 0xe000) || x - y
    return x - y
  }
  return a.length - b.length
}

const isCarriedByte = (unit: number): boolean => unit >= 0xdc80 && unit <= 0xdcff

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const nullsFirst =
  (compare: Ordering): Ordering =>
  (a, b) => {
    if (a === null) return b === null ? 0 : -1
    return b === null ? 1 : compare(a, b)
  }

const compareArrays =
  (element: Ordering) =>
  (a: readonly Value[], b: readonly Value[]): number => {
    const length = Math.min(a.length, b.length)
    for (let i = 0; i < length; i++) {
      const c = element(a[i] as Value, b[i] as Value)
      if (c !== 0) return c
    }
    return a.length - b.length
  }

const compareStructs =
  (fields: readonly Ordering[]) =>
  (a: readonly Value[], b: readonly Value[]): number => {
    for (const [i, field] of fields.entries()) {
      const c = field(a[i] as Value, b[i] as Value)
      if (c !== 0) return c
    }
    return 0
  }

const PRIMITIVE_KINDS: ReadonlySet<DataType['kind']> = new Set([
  'boolean',
  'byte',
  'short',
  'integer',
  'long',
  'decimal',
  'string',
  'date',
  'timestamp',
  'timestamp_ntz',
  'day-time interval',
  'year-month interval',
])

/** Equality of two values that are not null, as grouping sees it: NaN equals NaN, nulls inside are equal. */
export function compileEquality(type: DataType): (a: Value, b: Value) => boolean {
  if (PRIMITIVE_KINDS.has(type.kind)) return (a, b) => a === b
  if (type.kind === 'float' || type.kind === 'double') return (a, b) => a === b || (Number.isNaN(a) && Number.isNaN(b))
  if (type.kind === 'map' || type.kind === 'interval' || hasUnordered(type)) {
    const key = groupingKey(type)
    return (a, b) => key(a) === key(b)
  }
  const compare = compileOrdering(type)
  return (a, b) => compare(a, b) === 0
}

function hasUnordered(type: DataType): boolean {
  switch (type.kind) {
    case 'map':
    case 'interval':
      return true
    case 'array':
      return hasUnordered(type.elementType)
    case 'struct':
      return type.fields.some((f) => hasUnordered(f.dataType))
    default:
      return false
  }
}

/** A key for a Map: equal exactly when the values (not null) are equal for grouping. Maps compare as sets of entries. */
export function groupingKey(type: DataType): (value: Value) => GroupingKey {
  if (PRIMITIVE_KINDS.has(type.kind)) return (v) => v as GroupingKey
  switch (type.kind) {
    case 'float':
    case 'double':
      return (v) => (v === 0 ? 0 : (v as number))
    case 'binary':
      return (v) => bytesKey(v as Uint8Array)
    case 'interval':
      return (v) => {
        const { months, days, microseconds } = v as CalendarInterval
        return `${months},${days},${microseconds}`
      }
    case 'array': {
      const element = segmentOf(type.elementType)
      return (v) => (v as readonly Value[]).map(element).join('')
    }
    case 'struct': {
      const fields = type.fields.map((f) => segmentOf(f.dataType))
      return (v) => fields.map((field, i) => field((v as readonly Value[])[i] as Value)).join('')
    }
    case 'map':
      return mapKey(type)
    default:
      return () => null
  }
}

/** A key for a Map of what Spark holds in a hash set of its own: unlike in a group, 0.0 and -0.0 are two values. */
export function setKey(type: DataType): (value: Value) => unknown {
  if (type.kind === 'double' || type.kind === 'float') return (v) => (Object.is(v, -0) ? '-0' : v)
  return groupingKey(type)
}

function mapKey(type: MapType): (value: Value) => string {
  const key = segmentOf(type.keyType)
  const value = segmentOf(type.valueType)
  return (v) =>
    (v as readonly (readonly [Value, Value])[])
      .map(([k, x]) => key(k) + value(x))
      .sort()
      .join('')
}

// The length in front keeps ['a', 'bc'] apart from ['ab', 'c'].
function segmentOf(type: DataType): (value: Value) => string {
  const key = groupingKey(type)
  return (v) => {
    if (v === null) return '~'
    const text = String(key(v))
    return `${text.length}:${text}`
  }
}

function bytesKey(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
