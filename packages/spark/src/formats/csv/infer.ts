import {
  BooleanType,
  type DataType,
  DateType,
  DoubleType,
  decimalType,
  IntegerType,
  LongType,
  StringType,
  TimestampType,
  VoidType,
} from '../../types/data-type.ts'
import { parseDate, parseTimestamp } from '../../types/datetime/text.ts'
import { isLong } from '../../types/integer.ts'

/** Types in the order in which Spark tries them; a column takes the first that holds all its cells. */
export function typeOfCell(text: string, current: DataType): DataType {
  if (text === '') return current
  const found = guess(text)
  return merge(current, found)
}

function guess(text: string): DataType {
  if (/^[+-]?\d+$/.test(text)) {
    const n = BigInt(text)
    if (n >= -(2n ** 31n) && n < 2n ** 31n) return IntegerType
    if (isLong(n)) return LongType
    return text.replace(/^[+-]/, '').length <= 38 ? decimalType(text.replace(/^[+-]/, '').length, 0) : DoubleType
  }
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(text) || /^(?:NaN|-?Infinity|-?Inf)$/.test(text))
    return DoubleType
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text) !== undefined) return DateType
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) && parseTimestamp(text, 'UTC') !== undefined) return TimestampType
  return /^(?:true|false)$/i.test(text) ? BooleanType : StringType
}

const NUMBERS = ['integer', 'long', 'decimal', 'double']

function merge(a: DataType, b: DataType): DataType {
  if (a.kind === 'void' || a.kind === b.kind)
    return a.kind === 'decimal' && b.kind === 'decimal' && b.precision > a.precision
      ? b
      : b.kind === 'void'
        ? a
        : a.kind === 'void'
          ? b
          : a
  const at = NUMBERS.indexOf(a.kind)
  const bt = NUMBERS.indexOf(b.kind)
  if (at >= 0 && bt >= 0) return at > bt ? a : b
  if ((a.kind === 'date' && b.kind === 'timestamp') || (a.kind === 'timestamp' && b.kind === 'date'))
    return TimestampType
  return StringType
}

export const startType: DataType = VoidType
