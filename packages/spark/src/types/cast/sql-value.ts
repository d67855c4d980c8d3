import type { DataType } from '../data-type.ts'
import { formatDate, formatTimestamp, formatTimestampNtz } from '../datetime/text.ts'
import { formatDecimalScientific } from '../decimal.ts'
import { formatDouble, formatFloat } from '../float-text.ts'
import type { Integer } from '../integer.ts'
import { sqlType } from '../print.ts'
import type { Value } from '../value.ts'
import { formatInterval } from './interval-format.ts'

/** A value as Spark's messages write it: `'abc'`, `3000000000L`, `1.0E10D`, `12.5BD`, `TIMESTAMP '2024-01-02 03:04:05'`. */
export function sqlValue(value: Value, type: DataType, timeZone: string): string {
  if (value === null) return 'NULL'
  switch (type.kind) {
    case 'byte':
      return `${value}Y`
    case 'short':
      return `${value}S`
    case 'long':
      return `${value}L`
    case 'float':
      return formatFloat(value as number)
    case 'double':
      return Number.isFinite(value) ? `${formatDouble(value as number)}D` : formatDouble(value as number)
    case 'decimal':
      return `${formatDecimalScientific(value as Integer, type.scale)}BD`
    case 'string':
      return `'${(value as string).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    case 'date':
      return `DATE '${formatDate(value as number)}'`
    case 'timestamp':
      return `TIMESTAMP '${formatTimestamp(value as Integer, timeZone)}'`
    case 'timestamp_ntz':
      return `TIMESTAMP_NTZ '${formatTimestampNtz(value as Integer)}'`
    case 'day-time interval':
    case 'year-month interval':
    case 'interval':
      return formatInterval(type, value)
    case 'binary':
      return `X'${[...(value as Uint8Array)].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join('')}'`
    case 'boolean':
    case 'integer':
      return String(value)
    default:
      return `a value of type ${sqlType(type)}`
  }
}
