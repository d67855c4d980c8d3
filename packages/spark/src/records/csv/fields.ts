import { sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { parseDouble, parseFloat32 } from '../../types/cast/string-number.ts'
import { compileCast } from '../../types/cast.ts'
import { type DataType, StringType, type StructType } from '../../types/data-type.ts'
import { parseDate } from '../../types/datetime/text.ts'
import { asciiDigits, decimalOf } from '../../types/decimal.ts'
import { fromBigInt, type Integer } from '../../types/integer.ts'
import { simpleString } from '../../types/print.ts'
import type { Value } from '../../types/value.ts'
import type { DateTexts } from '../date-text.ts'
import type { CsvReadFormat } from './options.ts'

/** Undefined where the text is no value of the type. */
type FieldConverter = (text: string) => Value | undefined

const INT_TEXT = /^[+-]?\p{Nd}+$/u

/** A whole number as Java's `parseInt` reads it. */
function whole(text: string, bits: number): Integer | undefined {
  if (!INT_TEXT.test(text)) return undefined
  const value = BigInt(asciiDigits(text).replace('+', ''))
  return BigInt.asIntN(bits, value) === value ? fromBigInt(value) : undefined
}

export function floating(text: string, format: CsvReadFormat, single: boolean): number | undefined {
  if (text === format.nanValue) return Number.NaN
  if (text === format.negativeInf) return Number.NEGATIVE_INFINITY
  if (text === format.positiveInf) return Number.POSITIVE_INFINITY
  // Java knows these words in one spelling only.
  if (/^[\s+-]*(?:inf|infinity|nan)\s*$/i.test(text) && !/^\s*[+-]?(?:NaN|Infinity)\s*$/.test(text)) return undefined
  return single ? parseFloat32(text) : parseDouble(text)
}

function bool(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  return lower === 'true' ? true : lower === 'false' ? false : undefined
}

const BITS: Readonly<Record<string, number>> = { byte: 8, short: 16, integer: 32, long: 64 }

function converter(type: DataType, format: CsvReadFormat, dates: DateTexts): FieldConverter {
  const bits = BITS[type.kind]
  if (bits !== undefined) return (text) => whole(text, bits)
  switch (type.kind) {
    case 'string':
      return (text) => text
    case 'boolean':
      return bool
    case 'float':
      return (text) => floating(text, format, true)
    case 'double':
      return (text) => floating(text, format, false)
    case 'decimal':
      return (text) => decimalOf(text.replaceAll(',', ''), type)
    case 'date':
      return (text) => (/^[+-]?\d+$/.test(text) ? parseDate(text) : dates.readDate(text))
    case 'timestamp':
      return dates.readTimestamp
    case 'timestamp_ntz':
      return dates.readTimestampNtz
    case 'day-time interval':
    case 'year-month interval': {
      const cast = compileCast(StringType, type, { mode: 'try', timeZone: dates.zone, now: dates.now })
      return (text) => cast(text) ?? undefined
    }
    case 'interval':
      throw new UnsupportedError('CSV_TYPE', 'Failed to read CSV as interval: dryfit does not have this type in CSV')
    default:
      throw sparkError('QueryExecutionException', '_LEGACY_ERROR_TEMP_2102', { catalogString: simpleString(type) })
  }
}

/** How the fields of records are read. */
export interface FieldReading {
  readonly format: CsvReadFormat
  readonly dates: DateTexts
  /** Those to be read; the others are null. Undefined: all. */
  readonly columns?: ReadonlySet<string> | undefined
  /** The number of fields is no matter. */
  readonly picks?: boolean
}

/** A reader of the fields of a record, in order; a field that stands for nothing, or is absent, is null. */
export function fieldConverters(
  type: StructType,
  { format, dates, columns, picks = false }: FieldReading,
): (tokens: readonly string[]) => { readonly row: Value[]; readonly fits: boolean } {
  const skip: FieldConverter = () => null
  const converters = type.fields.map((f) =>
    columns === undefined || columns.has(f.name) ? converter(f.dataType, format, dates) : skip,
  )
  return (tokens) => {
    let fits = picks || tokens.length === converters.length
    const row = converters.map((convert, i) => {
      const token = tokens[i]
      if (token === undefined || token === format.nullValue) return null
      const value = convert(token)
      if (value === undefined) fits = false
      return value ?? null
    })
    return { row, fits }
  }
}
