import { sparkError } from '../errors/spark-error.ts'
import type { Literal } from '../plan/expression.ts'
import { specialDateTime } from '../types/cast/special-date-time.ts'
import {
  BinaryType,
  ByteType,
  type DataType,
  DateType,
  DoubleType,
  decimalType,
  FloatType,
  IntegerType,
  LongType,
  ShortType,
  TimestampNTZType,
  TimestampType,
} from '../types/data-type.ts'
import { parseDate, parseTimestamp, parseTimestampNtz } from '../types/datetime/text.ts'
import { parseDecimal } from '../types/decimal.ts'
import { fromBigInt, INT_MAX, INT_MIN, type Integer, isLong } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'

const literal = (dataType: DataType, value: Value): Literal => ({ kind: 'Literal', dataType, value })

const RANGES: Readonly<Record<string, readonly [DataType, number, number]>> = {
  Y: [ByteType, -128, 127],
  S: [ShortType, -32768, 32767],
}

/** A number as SQL writes it: `1`, `1L`, `1.5` (a decimal), `1e3` (a double), `1.5BD`. */
export function numberLiteral(text: string): Literal {
  const match = /^(-?[\d.]+(?:[eE][+-]?\d+)?)(BD|[LSYDF])?$/i.exec(text)
  const digits = match?.[1] ?? text
  const suffix = match?.[2]?.toUpperCase()
  switch (suffix) {
    case 'D':
      return literal(DoubleType, Number(digits))
    case 'F':
      return literal(FloatType, Math.fround(Number(digits)))
    case 'BD':
      return decimalLiteral(digits)
    case 'L':
      return integerLiteral(digits, LongType, text)
    case 'S':
    case 'Y': {
      const [type, min, max] = RANGES[suffix] as readonly [DataType, number, number]
      const value = Number(digits)
      if (value < min || value > max) throw outOfRange(text, digits, type, min, max)
      return literal(type, value)
    }
    default:
      return plainNumber(digits)
  }
}

function plainNumber(digits: string): Literal {
  if (/[eE]/.test(digits)) return literal(DoubleType, Number(digits))
  if (digits.includes('.')) return decimalLiteral(digits)
  const value = fromBigInt(BigInt(digits))
  if (value >= INT_MIN && value <= INT_MAX) return literal(IntegerType, value)
  return isLong(value) ? literal(LongType, value) : decimalLiteral(digits)
}

function integerLiteral(digits: string, type: DataType, text: string): Literal {
  const value: Integer = fromBigInt(BigInt(digits))
  if (!isLong(value)) throw outOfRange(text, digits, type, '-9223372036854775808', '9223372036854775807')
  return literal(type, value)
}

function decimalLiteral(digits: string): Literal {
  const parsed = parseDecimal(digits)
  if (parsed === undefined) throw new Error(`Not a decimal: ${digits}`)
  const length = String(parsed.unscaled).replace('-', '').length
  const precision = Math.max(length, parsed.scale)
  if (precision > 38) {
    throw sparkError('ParseException', '_LEGACY_ERROR_TEMP_0061', {
      msg: `decimal can only support precision up to 38`,
    })
  }
  return literal(decimalType(precision, parsed.scale), parsed.unscaled)
}

function outOfRange(text: string, digits: string, type: DataType, min: number | string, max: number | string): Error {
  return sparkError('ParseException', 'INVALID_NUMERIC_LITERAL_RANGE', {
    rawStrippedQualifier: digits,
    minValue: String(min),
    maxValue: String(max),
    typeName: sqlType(type).toLowerCase(),
    text,
  })
}

/** What a literal without a zone or a date takes from its session. */
export interface SessionTime {
  readonly timeZone: string
  /** Microseconds since the epoch. */
  now(): Integer
}

/** `DATE '2020-01-01'`, `TIMESTAMP '…'`, `X'1F'`; undefined for a word that makes no literal. */
export function typedLiteral(word: string, text: string, time: SessionTime): Literal | undefined {
  const valid = (type: DataType, value: Value | undefined): Literal => {
    if (value !== undefined) return literal(type, value)
    throw sparkError('ParseException', 'INVALID_TYPED_LITERAL', { valueType: `"${sqlType(type)}"`, value: `'${text}'` })
  }
  const special = (type: DataType): Value | undefined => specialDateTime(text, type, time.now(), time.timeZone)
  switch (word.toUpperCase()) {
    case 'DATE':
      return valid(DateType, special(DateType) ?? parseDate(text))
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return valid(TimestampType, special(TimestampType) ?? parseTimestamp(text, time.timeZone, time.now()))
    case 'TIMESTAMP_NTZ':
      return valid(TimestampNTZType, special(TimestampNTZType) ?? parseTimestampNtz(text))
    case 'X':
      return valid(BinaryType, /^[0-9A-Fa-f]*$/.test(text) ? hexBytes(text) : undefined)
    default:
      return undefined
  }
}

function hexBytes(text: string): Uint8Array {
  const even = text.length % 2 === 0 ? text : `0${text}`
  return Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
