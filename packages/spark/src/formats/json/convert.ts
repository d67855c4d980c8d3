import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { DataType, StructType } from '../../types/data-type.ts'
import { parseDate, parseTimestamp, parseTimestampNtz } from '../../types/datetime/text.ts'
import { fitsPrecision, parseDecimal, rescale } from '../../types/decimal.ts'
import { fromBigInt, isLong } from '../../types/integer.ts'
import type { Row, Value } from '../../types/value.ts'
import type { FormatContext } from '../format.ts'
import { isObject, JsonNumber, type JsonObject, type JsonValue, jsonText } from './parse.ts'

/** A value that is not of its column's type. */
export class JsonTypeError extends Error {}

const mismatch = (value: JsonValue, type: DataType): never => {
  throw new JsonTypeError(`Cannot parse ${jsonText(value)} as ${type.kind}`)
}

/** Turns the members of an object into the cells of a row; what does not fit is null and told to `onMismatch`. */
export function compileObject(
  type: StructType,
  context: FormatContext,
  onMismatch: () => void,
): (object: JsonObject) => Row {
  const places = new Map(type.fields.map((f, i) => [f.name, i]))
  const converters = type.fields.map((f) => compileValue(f.dataType, context, onMismatch))
  return (object) => {
    const row: Value[] = type.fields.map(() => null)
    for (const [name, value] of object) {
      const at = places.get(name)
      if (at === undefined) continue
      try {
        row[at] = value === null ? null : (converters[at]?.(value) ?? null)
      } catch (error) {
        if (!(error instanceof JsonTypeError)) throw error
        onMismatch()
        row[at] = null
      }
    }
    return row
  }
}

function compileValue(type: DataType, context: FormatContext, onMismatch: () => void): (value: JsonValue) => Value {
  const { timeZone } = context.conf
  switch (type.kind) {
    case 'string':
      return (v) => (typeof v === 'string' ? v : jsonText(v))
    case 'boolean':
      return (v) => (typeof v === 'boolean' ? v : mismatch(v, type))
    case 'byte':
      return whole(type, -128n, 127n)
    case 'short':
      return whole(type, -32768n, 32767n)
    case 'integer':
      return whole(type, -(2n ** 31n), 2n ** 31n - 1n)
    case 'long':
      return whole(type, -(2n ** 63n), 2n ** 63n - 1n)
    case 'double':
      return (v) => fraction(v, type)
    case 'float':
      return (v) => Math.fround(fraction(v, type))
    case 'decimal':
      return (v) => decimal(v, type)
    case 'date':
      return fromText(type, parseDate)
    case 'timestamp':
      return fromText(type, (text) => parseTimestamp(text, timeZone))
    case 'timestamp_ntz':
      return fromText(type, (text) => parseTimestampNtz(text, false))
    case 'array': {
      const element = compileValue(type.elementType, context, onMismatch)
      return (v) =>
        Array.isArray(v) && !isObject(v) ? v.map((x: JsonValue) => (x === null ? null : element(x))) : mismatch(v, type)
    }
    case 'map': {
      const value = compileValue(type.valueType, context, onMismatch)
      return (v) =>
        isObject(v) ? v.map(([k, x]): readonly Value[] => [k, x === null ? null : value(x)]) : mismatch(v, type)
    }
    case 'struct': {
      const convert = compileObject(type, context, onMismatch)
      return (v) => (isObject(v) ? convert(v) : mismatch(v, type))
    }
    case 'binary':
      return (v) => (typeof v === 'string' ? Uint8Array.from(Buffer.from(v, 'base64')) : mismatch(v, type))
    case 'void':
      return (v) => mismatch(v, type)
    default:
      throw new UnsupportedError(
        'JSON_TYPE_NOT_IMPLEMENTED',
        `Failed to read JSON as ${type.kind}: this type is not supported yet`,
      )
  }
}

function whole(type: DataType, min: bigint, max: bigint): (value: JsonValue) => Value {
  return (v) => {
    if (!(v instanceof JsonNumber) || !/^-?\d+$/.test(v.text)) return mismatch(v, type)
    const n = BigInt(v.text)
    return n >= min && n <= max && isLong(n) ? fromBigInt(n) : mismatch(v, type)
  }
}

const WORDS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '+Infinity': Number.POSITIVE_INFINITY,
  INF: Number.POSITIVE_INFINITY,
  '+INF': Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-INF': Number.NEGATIVE_INFINITY,
}

function fraction(v: JsonValue, type: DataType): number {
  const text = v instanceof JsonNumber ? v.text : typeof v === 'string' ? v : undefined
  if (text === undefined) return mismatch(v, type)
  const word = WORDS[text]
  if (word !== undefined) return word
  return v instanceof JsonNumber ? Number(text) : mismatch(v, type)
}

function decimal(v: JsonValue, type: DataType & { readonly kind: 'decimal' }): Value {
  const parsed =
    v instanceof JsonNumber ? parseDecimal(v.text) : typeof v === 'string' ? parseDecimal(v.trim()) : undefined
  if (parsed === undefined) return mismatch(v, type)
  const value = rescale(parsed.unscaled, parsed.scale, type.scale, 'half_up')
  return fitsPrecision(value, type.precision) ? value : null
}

const fromText =
  (type: DataType, parse: (text: string) => Value | undefined) =>
  (v: JsonValue): Value =>
    typeof v === 'string' ? (parse(v) ?? mismatch(v, type)) : mismatch(v, type)
