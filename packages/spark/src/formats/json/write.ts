import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { DataType, StructType } from '../../types/data-type.ts'
import { formatDate, formatTimestampNtz } from '../../types/datetime/text.ts'
import { utcToLocal } from '../../types/datetime/zone.ts'
import { formatDecimal } from '../../types/decimal.ts'
import { formatDouble, formatFloat } from '../../types/float-text.ts'
import { type Integer, subtract } from '../../types/integer.ts'
import type { MapEntries, Row, Value } from '../../types/value.ts'
import type { FormatContext } from '../format.ts'

type Writer = (value: Exclude<Value, null>) => string

/** Rows as JSON lines; fields that are null are left out, as Spark leaves them out. */
export function jsonLines(schema: StructType, rows: readonly Row[], context: FormatContext): string {
  const write = compile(schema, context)
  return rows.map((row) => `${write(row)}\n`).join('')
}

function compile(type: DataType, context: FormatContext): Writer {
  switch (type.kind) {
    case 'boolean':
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return String
    case 'double':
      return (v) => number(formatDouble(v as number))
    case 'float':
      return (v) => number(formatFloat(v as number))
    case 'decimal':
      return (v) => formatDecimal(v as Integer, type.scale)
    case 'string':
      return (v) => JSON.stringify(v)
    case 'binary':
      return (v) => JSON.stringify(Buffer.from(v as Uint8Array).toString('base64'))
    case 'date':
      return (v) => JSON.stringify(formatDate(v as number))
    case 'timestamp':
      return (v) => JSON.stringify(instant(v as Integer, context.conf.timeZone))
    case 'timestamp_ntz':
      return (v) => JSON.stringify(withMillis(formatTimestampNtz(v as Integer)))
    case 'array': {
      const element = orNull(compile(type.elementType, context))
      return (v) => `[${(v as readonly Value[]).map(element).join(',')}]`
    }
    case 'map': {
      const value = orNull(compile(type.valueType, context))
      return (v) => `{${(v as MapEntries).map(([k, x]) => `${JSON.stringify(String(k))}:${value(x)}`).join(',')}}`
    }
    case 'struct':
      return compileStruct(type, context)
    default:
      throw new UnsupportedError(
        'JSON_TYPE_NOT_IMPLEMENTED',
        `Failed to write ${type.kind} as JSON: this type is not supported yet`,
      )
  }
}

function compileStruct(type: StructType, context: FormatContext): Writer {
  const keepNulls = !context.options.flag('ignoreNullFields', true)
  const fields = type.fields.map((f) => ({ name: JSON.stringify(f.name), write: orNull(compile(f.dataType, context)) }))
  return (v) => {
    const cells = v as readonly Value[]
    const members = fields.flatMap(({ name, write }, i) => {
      const cell = cells[i] ?? null
      return cell === null && !keepNulls ? [] : [`${name}:${write(cell)}`]
    })
    return `{${members.join(',')}}`
  }
}

const orNull =
  (write: Writer) =>
  (value: Value): string =>
    value === null ? 'null' : write(value)

// JSON has no literal for these: Spark writes them as text.
const number = (text: string): string => (/[A-Za-df-z]/.test(text.replace(/E-?\d+$/, '')) ? JSON.stringify(text) : text)

const withMillis = (text: string): string => {
  const [date = '', rest = ''] = text.split(' ')
  const [time = '', fraction = ''] = rest.split('.')
  return `${date}T${time}.${fraction.padEnd(3, '0')}`
}

/** `2020-01-02T03:04:05.000Z`, with the session zone's offset. */
function instant(micros: Integer, zone: string): string {
  const local = utcToLocal(micros, zone)
  const offset = Number(subtract(local, micros)) / 60_000_000
  const sign = offset < 0 ? '-' : '+'
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0')
  return `${withMillis(formatTimestampNtz(local))}${offset === 0 ? 'Z' : `${sign}${two(offset / 60)}:${two(offset % 60)}`}`
}
