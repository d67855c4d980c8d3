import type { DataType } from '../types/data-type.ts'
import { formatDate, formatTimestampNtz, parseDate, parseTimestamp, parseTimestampNtz } from '../types/datetime/text.ts'
import { formatDecimal, parseDecimal, rescale } from '../types/decimal.ts'
import { fromBigInt, type Integer } from '../types/integer.ts'
import { displayText } from '../types/utf8.ts'
import type { MapEntries, Value } from '../types/value.ts'

/** A value in JSON without loss: what crosses to another language and what golden files hold. */
export type Cell = null | boolean | number | bigint | string | readonly Cell[] | { readonly [key: string]: Cell }

const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0.0': -0,
}

/** The JSON form of an engine value, told by its type. */
export function toCell(value: Value, type: DataType): Cell {
  if (value === null) return null
  switch (type.kind) {
    case 'float':
    case 'double':
      return doubleCell(value as number)
    case 'decimal':
      return formatDecimal(value as Integer, type.scale)
    case 'binary':
      return [...(value as Uint8Array)].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join('')
    case 'date':
      return formatDate(value as number)
    case 'timestamp':
      return `${timestampText(value as Integer)}Z`
    case 'timestamp_ntz':
      return timestampText(value as Integer)
    case 'day-time interval':
      return { us: value as Integer }
    case 'year-month interval':
      return { months: value as number }
    case 'interval': {
      const { months, days, microseconds } = value as { months: number; days: number; microseconds: Integer }
      return { months, days, us: microseconds }
    }
    case 'array':
      return (value as readonly Value[]).map((v) => toCell(v, type.elementType))
    case 'map':
      return (value as MapEntries).map(([k, v]) => [toCell(k, type.keyType), toCell(v, type.valueType)])
    case 'struct':
      return type.fields.map((f, i) => toCell((value as readonly Value[])[i] ?? null, f.dataType))
    case 'string':
      return displayText(value as string)
    default:
      return value as Cell
  }
}

function doubleCell(value: number): Cell {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  return Object.is(value, -0) ? '-0.0' : value
}

/** `2020-01-02T03:04:05.000006`: always six digits of a second. */
function timestampText(micros: Integer): string {
  const [date = '', rest = ''] = formatTimestampNtz(micros).split(' ')
  const [time = '', fraction = ''] = rest.split('.')
  return `${date}T${time}.${fraction.padEnd(6, '0')}`
}

/** The engine value of a cell. @throws Error for a cell that is not of the type */
export function fromCell(cell: Cell, type: DataType): Value {
  if (cell === null) return null
  switch (type.kind) {
    case 'float':
      return Math.fround(doubleOf(cell))
    case 'double':
      return doubleOf(cell)
    case 'decimal':
      return decimalOf(String(cell), type.scale)
    case 'long':
      return typeof cell === 'bigint' ? fromBigInt(cell) : (cell as number)
    case 'binary':
      return Uint8Array.from((cell as string).match(/../g) ?? [], (hex) => Number.parseInt(hex, 16))
    case 'date':
      return required(parseDate(cell as string), cell)
    case 'timestamp':
      return required(parseTimestamp(cell as string, 'UTC'), cell)
    case 'timestamp_ntz':
      return required(parseTimestampNtz(cell as string), cell)
    case 'day-time interval':
      return asInteger((cell as { readonly us: Cell }).us)
    case 'year-month interval':
      return (cell as { readonly months: number }).months
    case 'interval': {
      const { months, days, us } = cell as { months: number; days: number; us: Cell }
      return { months, days, microseconds: asInteger(us) }
    }
    case 'array':
      return (cell as readonly Cell[]).map((c) => fromCell(c, type.elementType))
    case 'map':
      return (cell as readonly (readonly [Cell, Cell])[]).map(([k, v]): readonly Value[] => [
        fromCell(k, type.keyType),
        fromCell(v, type.valueType),
      ])
    case 'struct':
      return type.fields.map((f, i) => fromCell((cell as readonly Cell[])[i] ?? null, f.dataType))
    default:
      return cell as Value
  }
}

const doubleOf = (cell: Cell): number => (typeof cell === 'string' ? (SPECIAL[cell] ?? Number(cell)) : Number(cell))

const asInteger = (cell: Cell): Integer => (typeof cell === 'bigint' ? fromBigInt(cell) : (cell as number))

function required<T>(value: T | undefined, cell: Cell): T {
  if (value === undefined)
    throw new Error(`Failed to read the cell ${JSON.stringify(cell)}: it is not of its column's type.`)
  return value
}

function decimalOf(text: string, scale: number): Integer {
  const parsed = required(parseDecimal(text), text)
  return rescale(parsed.unscaled, parsed.scale, scale, 'half_up')
}
