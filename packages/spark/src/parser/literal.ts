import { SparkError } from '../errors/spark-error.ts'
import type { Token } from '../lexer/token.ts'
import { literal } from '../plan/build.ts'
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
  VoidType,
} from '../types/data-type.ts'
import { namesZone, parseDate, parseTimestamp, parseTimestampNtz } from '../types/datetime/text.ts'
import { checkPrecision, parseDecimal, rescale } from '../types/decimal.ts'
import { fromBigInt, INT_MAX, INT_MIN, isLong } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import type { Cursor } from './cursor.ts'
import type { ParserSettings } from './settings.ts'

/** What stands for a literal that Spark refuses: the error is told when the whole text is read. */
const BAD: Literal = literal(VoidType, null)

const DOUBLE_MAX = '1.7976931348623157E+308'
const FLOAT_MAX = '3.4028234663852886E+38'
const RANGES: Readonly<Record<string, readonly [DataType, string, string]>> = {
  Y: [ByteType, '-128', '127'],
  S: [ShortType, '-32768', '32767'],
  L: [LongType, '-9223372036854775808', '9223372036854775807'],
}

/**
 * A number as SQL writes it: `1`, `1L`, `1.5` (a decimal), `1e3` (a double), `1.5BD`.
 *
 * @param first - where it begins: at its minus
 */
export function numberLiteral(cursor: Cursor, first: Token): Literal {
  const sign = first.text === '-' ? '-' : ''
  const text = `${sign}${cursor.advance().text}`
  const match = /^(-?[\d.]+(?:[eE][+-]?\d+)?)(BD|[LSYDF])?$/i.exec(text)
  const digits = match?.[1] ?? text
  const suffix = match?.[2]?.toUpperCase() ?? ''
  const range = RANGES[suffix]
  const refuse = ([type, minValue, maxValue]: readonly [DataType, string, string]): Literal => {
    const typeName = sqlType(type).toLowerCase()
    const parameters = { rawStrippedQualifier: digits, minValue, maxValue, typeName }
    cursor.fail(cursor.error('INVALID_NUMERIC_LITERAL_RANGE', parameters, first))
    return BAD
  }
  if (range !== undefined) {
    const value = BigInt(digits)
    const inRange = value >= BigInt(range[1]) && value <= BigInt(range[2])
    return inRange ? literal(range[0], fromBigInt(value)) : refuse(range)
  }
  if (suffix === 'F')
    return Math.abs(Number(digits)) <= Number(FLOAT_MAX)
      ? literal(FloatType, Math.fround(Number(digits)))
      : refuse([FloatType, `-${FLOAT_MAX}`, FLOAT_MAX])
  const isExponent = suffix === '' && /[eE]/.test(digits)
  if (isExponent && cursor.settings.flag('spark.sql.legacy.exponentLiteralAsDecimal.enabled'))
    return decimalLiteral(digits, cursor, first)
  if (suffix === 'D' || isExponent)
    return Number.isFinite(Number(digits))
      ? literal(DoubleType, Number(digits))
      : refuse([DoubleType, `-${DOUBLE_MAX}`, DOUBLE_MAX])
  return suffix === 'BD' || digits.includes('.')
    ? decimalLiteral(digits, cursor, first)
    : wholeNumber(digits, cursor, first)
}

function wholeNumber(digits: string, cursor: Cursor, first: Token): Literal {
  const value = fromBigInt(BigInt(digits))
  if (value >= INT_MIN && value <= INT_MAX) return literal(IntegerType, value)
  return isLong(value) ? literal(LongType, value) : decimalLiteral(digits, cursor, first)
}

function decimalLiteral(digits: string, cursor: Cursor, first: Token): Literal {
  const parsed = parseDecimal(digits)
  if (parsed === undefined) throw new Error(`Not a decimal: ${digits}`)
  const length = String(parsed.unscaled).replace('-', '').length
  const precision = parsed.scale < 0 ? length - parsed.scale : Math.max(length, parsed.scale)
  try {
    checkPrecision(precision)
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    const qualified = /bd$/i.test(cursor.ahead(-1).text)
    cursor.fail(qualified ? cursor.error('_LEGACY_ERROR_TEMP_0061', { msg: error.message }, first) : error)
    return BAD
  }
  // Spark's types have no negative scale: 1E3BD is 1000.
  const scale = Math.max(parsed.scale, 0)
  return literal(decimalType(precision, scale), rescale(parsed.unscaled, parsed.scale, scale, 'half_up'))
}

/** `DATE '2020-01-01'`, `TIMESTAMP '…'`, `X'1F'`: a word with a string behind it; undefined where none stands. */
export function typedLiteral(cursor: Cursor): Literal | undefined {
  const { token } = cursor
  if (cursor.ahead(1).kind !== 'string') return undefined
  cursor.advance()
  const text = cursor.advance().value
  const read = TYPED[token.keyword]
  if (read === undefined) {
    const types = '"DATE", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP", "INTERVAL", "X"'
    const parameters = { unsupportedType: `"${token.keyword}"`, supportedTypes: types }
    cursor.fail(cursor.error('UNSUPPORTED_TYPED_LITERAL', parameters, token))
    return BAD
  }
  const [type, value] = read(text, cursor.settings)
  if (value !== undefined) return literal(type, value)
  const valueType = token.keyword === 'X' ? '"X"' : `"${sqlType(type)}"`
  cursor.fail(cursor.error('INVALID_TYPED_LITERAL', { valueType, value: `'${text}'` }, token))
  return BAD
}

type Reader = (text: string, settings: ParserSettings) => readonly [DataType, Value | undefined]

const special = (text: string, type: DataType, settings: ParserSettings): Value | undefined =>
  specialDateTime(text, type, settings.now(), settings.timeZone)

const timestamp: Reader = (text, settings) => [
  TimestampType,
  special(text, TimestampType, settings) ?? parseTimestamp(text, settings.timeZone, settings.now()),
]
const wallClock: Reader = (text, settings) => [
  TimestampNTZType,
  special(text, TimestampNTZType, settings) ?? parseTimestampNtz(text),
]
const TYPED: Readonly<Record<string, Reader>> = {
  DATE: (text, settings) => [DateType, special(text, DateType, settings) ?? parseDate(text)],
  // A zone in the text makes it an instant, whatever `timestamp` names.
  TIMESTAMP: (text, settings) =>
    settings.timestampNtz && !namesZone(text) ? wallClock(text, settings) : timestamp(text, settings),
  TIMESTAMP_LTZ: timestamp,
  TIMESTAMP_NTZ: wallClock,
  X: (text) => [BinaryType, /^[0-9A-Fa-f]*$/.test(text) ? hexBytes(text) : undefined],
}

function hexBytes(text: string): Uint8Array {
  const even = text.length % 2 === 0 ? text : `0${text}`
  return Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
