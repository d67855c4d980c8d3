import { formatInterval } from '../types/cast/interval-format.ts'
import { formatDate, formatTimestamp, formatTimestampNtz } from '../types/datetime/text.ts'
import { formatDecimalScientific } from '../types/decimal.ts'
import { formatDouble, formatFloat } from '../types/float-text.ts'
import type { Integer } from '../types/integer.ts'
import type { FrameBound, Literal, ResolvedExpression, SubqueryExpression, WindowExpression } from './expression.ts'

/** The text of an expression below. */
export type Text = (e: ResolvedExpression) => string

export function subqueryText(e: SubqueryExpression, text: Text): string {
  const outer = e.outer.map((o) => text(o.expression)).join(', ')
  if (e.subqueryType === 'exists') return `exists(${outer})`
  if (e.subqueryType === 'scalar') return `scalarsubquery(${outer})`
  const [only] = e.values
  if (only !== undefined && e.values.length === 1) return `(${text(only)} IN (listquery(${outer})))`
  const fields = e.values.map((v, i) => `'${v.kind === 'AttributeReference' ? v.name : `col${i + 1}`}', ${text(v)}`)
  return `(named_struct(${fields.join(', ')}) IN (listquery(${outer})))`
}

export function windowText(e: WindowExpression, text: Text): string {
  const parts = [
    e.partitionSpec.length === 0 ? '' : `PARTITION BY ${e.partitionSpec.map(text).join(', ')}`,
    e.orderSpec.length === 0 ? '' : `ORDER BY ${e.orderSpec.map(text).join(', ')}`,
    `${e.frame.frameType === 'row' ? 'ROWS' : 'RANGE'} BETWEEN ${boundText(e.frame.lower, 'PRECEDING', text)} AND ${boundText(e.frame.upper, 'FOLLOWING', text)}`,
  ]
  return `${text(e.function)} OVER (${parts.filter((p) => p !== '').join(' ')})`
}

function boundText(b: FrameBound, side: string, text: Text): string {
  if (b === 'currentRow') return 'CURRENT ROW'
  if (b === 'unbounded') return `UNBOUNDED ${side}`
  return `${text(b)} FOLLOWING`
}

export function literalText(e: Literal): string {
  const { value, dataType } = e
  if (value === null) return 'NULL'
  switch (dataType.kind) {
    case 'decimal':
      return formatDecimalScientific(value as Integer, dataType.scale)
    case 'double':
      return formatDouble(value as number)
    case 'float':
      return formatFloat(value as number)
    case 'date':
      return `DATE '${formatDate(value as number)}'`
    case 'timestamp':
      return `TIMESTAMP '${formatTimestamp(value as Integer, e.timeZone ?? 'UTC')}'`
    case 'timestamp_ntz':
      return `TIMESTAMP_NTZ '${formatTimestampNtz(value as Integer)}'`
    case 'day-time interval':
    case 'year-month interval':
    case 'interval':
      return formatInterval(dataType, value)
    case 'binary':
      return `X'${[...(value as Uint8Array)].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join('')}'`
    default:
      return String(value)
  }
}
