import type { SessionConf } from '../../conf/session-conf.ts'
import { SparkError } from '../../errors/spark-error.ts'
import { findTightestCommonType } from '../../types/coercion.ts'
import {
  BooleanType,
  type DataType,
  DateType,
  DoubleType,
  decimalType,
  IntegerType,
  LongType,
  StringType,
  TimestampNTZType,
  TimestampType,
} from '../../types/data-type.ts'
import { parseDate, parseTimestamp, parseTimestampNtz } from '../../types/datetime/text.ts'
import { asciiDigits, MAX_PRECISION, parseDecimal } from '../../types/decimal.ts'
import { compatibleNumber } from '../compatible-number.ts'
import { dateTexts } from '../date-text.ts'
import type { OptionMap } from '../option-map.ts'
import { floating } from './fields.ts'
import { type CsvReadFormat, csvFlag } from './options.ts'

export interface CsvInferOptions {
  readonly format: CsvReadFormat
  readonly preferDate: boolean
  readonly probeDate: (text: string) => boolean
  readonly probeTimestampNtz: (text: string) => boolean
  readonly probeTimestamp: (text: string) => boolean
}

const WHOLE = /^[+-]?\p{Nd}+$/u
const ISO_DATE = /^(?:\d{4}|[+]\d{5,}|-\d{4,})-\d{2}-\d{2}$/
/** What the pattern yyyy-MM-dd takes. */
const isIsoDate = (text: string): boolean => ISO_DATE.test(text) && parseDate(text) !== undefined

type Attempt = (text: string, options: CsvInferOptions) => DataType | undefined

const wholeOf =
  (bits: number, type: DataType): Attempt =>
  (text) => {
    if (!WHOLE.test(text)) return undefined
    const value = BigInt(asciiDigits(text).replace('+', ''))
    return BigInt.asIntN(bits, value) === value ? type : undefined
  }

function decimal(text: string): DataType | undefined {
  const parsed = parseDecimal(text)
  if (parsed === undefined || parsed.scale !== 0) return undefined
  const precision = String(parsed.unscaled).replace('-', '').length
  return precision <= MAX_PRECISION ? decimalType(precision, 0) : undefined
}

/** Types in the order in which Spark tries them. */
const ATTEMPTS: readonly (readonly [DataType['kind'], Attempt])[] = [
  ['integer', wholeOf(32, IntegerType)],
  ['long', wholeOf(64, LongType)],
  ['decimal', decimal],
  ['double', (text, { format }) => (floating(text, format, false) === undefined ? undefined : DoubleType)],
  ['date', (text, options) => (options.preferDate && options.probeDate(text) ? DateType : undefined)],
  ['timestamp_ntz', (text, { probeTimestampNtz }) => (probeTimestampNtz(text) ? TimestampNTZType : undefined)],
  ['timestamp', (text, { probeTimestamp }) => (probeTimestamp(text) ? TimestampType : undefined)],
  ['boolean', (text) => (/^(?:true|false)$/i.test(text) ? BooleanType : undefined)],
]

/** How dates and timestamps are recognized. */
export function csvInferOptions(options: OptionMap, conf: SessionConf, format: CsvReadFormat): CsvInferOptions {
  const dates = dateTexts(options, conf)
  return {
    format,
    preferDate: csvFlag(options, 'preferDate', true),
    probeDate: (text) => (options.has('dateFormat') ? reads(dates.readDate, text) : isIsoDate(text)),
    probeTimestampNtz: (text) =>
      conf.timestampNtz &&
      (options.has('timestampNTZFormat') || options.has('timestampFormat')
        ? reads(dates.readTimestampNtz, text)
        : parseTimestampNtz(text, false) !== undefined),
    probeTimestamp: (text) =>
      options.has('timestampFormat')
        ? reads(dates.readTimestamp, text)
        : parseTimestamp(text, dates.zone, dates.now) !== undefined,
  }
}

/** False also where Spark raises: inference passes over every error. */
function reads(read: (text: string) => unknown, text: string): boolean {
  try {
    return read(text) !== undefined
  } catch (error) {
    if (error instanceof SparkError) return false
    throw error
  }
}

/** The type of a column after one more field: tried from the type that it has, on to wider ones. */
export function inferField(soFar: DataType, text: string, options: CsvInferOptions): DataType {
  if (text === '' || text === options.format.nullValue || soFar.kind === 'string') return soFar
  const from = Math.max(
    0,
    ATTEMPTS.findIndex(([kind]) => kind === soFar.kind),
  )
  for (const [, attempt] of ATTEMPTS.slice(from)) {
    const type = attempt(text, options)
    if (type !== undefined) return compatible(soFar, type)
  }
  return StringType
}

const compatible = (a: DataType, b: DataType): DataType =>
  findTightestCommonType(a, b) ?? compatibleNumber(a, b) ?? StringType
