import type { SessionConf } from '../../conf/session-conf.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { compileCast } from '../../types/cast.ts'
import { type DataType, StringType, type StructType } from '../../types/data-type.ts'
import { formatDecimalScientific } from '../../types/decimal.ts'
import { formatDouble, formatFloat } from '../../types/float-text.ts'
import type { Integer } from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import { type DateTexts, dateTexts } from '../date-text.ts'
import type { OptionMap } from '../option-map.ts'
import { type CsvWriteFormat, csvWriteFormat } from './options.ts'

type FieldWriter = (value: never) => string

function fieldWriter(type: DataType, dates: DateTexts): FieldWriter {
  switch (type.kind) {
    case 'date':
      return (days: number) => dates.writeDate(days)
    case 'timestamp':
      return (micros: Integer) => dates.writeTimestamp(micros)
    case 'timestamp_ntz':
      return (micros: Integer) => dates.writeTimestampNtz(micros)
    case 'double':
      return formatDouble
    case 'float':
      return formatFloat
    case 'decimal':
      return (unscaled: Integer) => formatDecimalScientific(unscaled, type.scale)
    case 'interval':
    case 'day-time interval':
    case 'year-month interval': {
      const cast = compileCast(type, StringType, { mode: 'legacy', timeZone: dates.zone, now: dates.now })
      return (value: Exclude<Value, null>) => String(cast(value))
    }
    case 'array':
    case 'map':
    case 'struct':
    case 'binary':
      throw new UnsupportedError(
        'CSV_TYPE',
        `Failed to write a field of type ${type.kind} as CSV: Spark writes its internal form`,
        'Cast it to a string first.',
      )
    default:
      return String
  }
}

const BLANKS_BEFORE = /^[\x00-\x20]+/
const BLANKS_AFTER = /[\x00-\x20]+$/

/** A field as the writer puts it down: trimmed, quoted where it must be. */
function writeField(text: string | null, first: boolean, f: CsvWriteFormat): string {
  const stands = text === null ? f.nullValue : text === '' ? f.emptyValue : text
  if (stands !== text && stands.length > 1 && stands.startsWith(f.quote) && stands.endsWith(f.quote)) return stands
  const left = f.ignoreLeading ? stands.replace(BLANKS_BEFORE, '') : stands
  const value = f.ignoreTrailing ? left.replace(BLANKS_AFTER, '') : left
  if (value === '' && text !== null && text !== '') return f.emptyValue
  const special =
    stands.includes(f.delimiter) ||
    /[\r\n]/.test(stands) ||
    left.startsWith(f.quote) ||
    (f.escapeQuotes && stands.includes(f.quote))
  if (!special && !f.quoteAll && !(first && value.startsWith('#'))) return value
  return `${f.quote}${escaped(value, f)}${f.quote}`
}

function escaped(value: string, { quote, escape }: CsvWriteFormat): string {
  let out = ''
  for (const char of value) out += char === quote || char === escape ? escape + char : char
  return out
}

/** The line of names above the records. */
export function csvHeader(type: StructType, options: OptionMap): string {
  const format = csvWriteFormat(options)
  return type.fields.map((f, i) => writeField(f.name, i === 0, format)).join(format.delimiter)
}

/** A writer of rows as CSV texts; null for an empty line. */
export function compileToCsv(
  type: StructType,
  options: OptionMap,
  conf: SessionConf,
): (row: readonly Value[]) => string | null {
  const format = csvWriteFormat(options)
  const dates = dateTexts(options, conf)
  const writers = type.fields.map((f) => fieldWriter(f.dataType, dates))
  return (row) => {
    const fields = writers.map((write, i) => {
      const value = row[i] ?? null
      return writeField(value === null ? null : (write as (v: Value) => string)(value), i === 0, format)
    })
    const line = fields.join(format.delimiter)
    return line === '' ? null : line
  }
}
