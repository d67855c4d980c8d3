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
} from '../../types/data-type.ts'
import { parseDate } from '../../types/datetime/text.ts'
import { asciiDigits, MAX_PRECISION, parseDecimal } from '../../types/decimal.ts'
import type { DateTexts } from '../text-record/date-text.ts'
import { floating } from './from-csv.ts'
import type { CsvReadFormat } from './options.ts'

export interface CsvInferOptions {
  readonly format: CsvReadFormat
  readonly dates: DateTexts
  readonly preferDate: boolean
  readonly probeDate: (text: string) => boolean
  readonly probeTimestamp: (text: string) => boolean
}

const WHOLE = /^[+-]?\p{Nd}+$/u
/** What the pattern yyyy-MM-dd takes. */
export const isIsoDate = (text: string): boolean => ISO_DATE.test(text) && parseDate(text) !== undefined
const ISO_DATE = /^(?:\d{4}|[+]\d{5,}|-\d{4,})-\d{2}-\d{2}$/

/** The type of a field of a sample record: the narrowest that its text has. */
export function inferField(text: string, options: CsvInferOptions): DataType {
  if (text === '' || text === options.format.nullValue) return StringType
  if (WHOLE.test(text)) {
    const value = BigInt(asciiDigits(text).replace('+', ''))
    if (BigInt.asIntN(32, value) === value) return IntegerType
    if (BigInt.asIntN(64, value) === value) return LongType
  }
  const decimal = parseDecimal(text)
  if (decimal !== undefined && decimal.scale === 0) {
    const precision = String(decimal.unscaled).replace('-', '').length
    if (precision <= MAX_PRECISION) return decimalType(precision, 0)
  }
  if (floating(text, options.format, false) !== undefined) return DoubleType
  if (options.preferDate && options.probeDate(text)) return DateType
  if (options.probeTimestamp(text)) return TimestampType
  return /^(?:true|false)$/i.test(text) ? BooleanType : StringType
}
