import type { DataType } from '../data-type.ts'
import { formatDate, formatTimestamp, formatTimestampNtz } from '../datetime/text.ts'
import { formatDecimal, formatDecimalScientific } from '../decimal.ts'
import { formatDouble, formatFloat } from '../float-text.ts'
import type { Integer } from '../integer.ts'
import { decodeUtf8 } from '../utf8.ts'
import type { CalendarInterval, MapEntries, Value } from '../value.ts'
import { type Caster, caster } from './context.ts'
import { formatInterval } from './interval-format.ts'

/** What differs between `CAST(x AS STRING)` and what `show()` prints. */
export interface TextStyle {
  readonly timeZone: string
  /** How a null inside an array, map or struct prints. */
  readonly nullText: 'null' | 'NULL'
  /** Decimals below 1E-6 without an exponent. */
  readonly plainDecimals: boolean
  /** Arrays, maps and structs in Spark 2's form: all in square brackets, a null as nothing. */
  readonly bracketsOnly?: boolean
  /** Binary as `[41 42]` instead of as UTF-8. */
  readonly hexBinary: boolean
}

/** Casts any type to string. */
export function compileToString(from: DataType, style: TextStyle): (value: Exclude<Value, null>) => string {
  return compile(from, style) as (value: Exclude<Value, null>) => string
}

function compile(from: DataType, style: TextStyle): Caster {
  const { timeZone } = style
  switch (from.kind) {
    case 'string':
      return (v) => v
    case 'float':
      return caster(formatFloat)
    case 'double':
      return caster(formatDouble)
    case 'decimal': {
      const { scale } = from
      const format = style.plainDecimals || scale <= 6 ? formatDecimal : formatDecimalScientific
      return caster((v: Integer) => format(v, scale))
    }
    case 'date':
      return caster(formatDate)
    case 'timestamp':
      return caster((v: Integer) => formatTimestamp(v, timeZone))
    case 'timestamp_ntz':
      return caster(formatTimestampNtz)
    case 'binary':
      return caster(style.hexBinary ? hexText : decodeUtf8)
    case 'day-time interval':
    case 'year-month interval':
    case 'interval':
      return caster((v: Integer | CalendarInterval) => formatInterval(from, v))
    case 'array':
      return caster(arrayText(element(from.elementType, style)))
    case 'map':
      return caster(mapText(element(from.keyType, style), element(from.valueType, style), style))
    case 'struct':
      return caster(
        structText(
          from.fields.map((f) => element(f.dataType, style)),
          style,
        ),
      )
    default:
      return caster((v: boolean | Integer) => String(v))
  }
}

/** Undefined: nothing is shown. */
type ElementText = (value: Value) => string | undefined

function element(type: DataType, style: TextStyle): ElementText {
  const text = compileToString(type, style)
  return (v) => (v === null ? (style.bracketsOnly === true ? undefined : style.nullText) : text(v))
}

/** A value after a comma or an arrow: what is nothing takes no blank. */
const after = (text: string | undefined): string => (text === undefined ? '' : ` ${text}`)
const joined = (texts: readonly (string | undefined)[]): string =>
  texts.map((text, i) => (i === 0 ? (text ?? '') : `,${after(text)}`)).join('')

const arrayText =
  (text: ElementText) =>
  (values: readonly Value[]): string =>
    `[${joined(values.map(text))}]`

const mapText =
  (key: ElementText, value: ElementText, style: TextStyle) =>
  (entries: MapEntries): string =>
    bracketed(joined(entries.map(([k, v]) => `${key(k)} ->${after(value(v))}`)), style)

const structText =
  (fields: readonly ElementText[], style: TextStyle) =>
  (values: readonly Value[]): string =>
    bracketed(joined(fields.map((text, i) => text(values[i] as Value))), style)

const bracketed = (text: string, { bracketsOnly }: TextStyle): string =>
  bracketsOnly === true ? `[${text}]` : `{${text}}`

const hexText = (bytes: Uint8Array): string =>
  `[${[...bytes].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join(' ')}]`
