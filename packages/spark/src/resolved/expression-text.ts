import { formatInterval } from '../types/cast/interval-format.ts'
import { isNumeric } from '../types/data-type.ts'
import { formatDate, formatTimestamp, formatTimestampNtz } from '../types/datetime/text.ts'
import { formatDecimalScientific } from '../types/decimal.ts'
import { formatDouble, formatFloat } from '../types/float-text.ts'
import type { Integer } from '../types/integer.ts'
import type { FrameBound, Literal, ResolvedExpression, SubqueryExpression, WindowExpression } from './expression.ts'

/** The text of an expression below. */
export type Text = (e: ResolvedExpression) => string

export function subqueryText(e: SubqueryExpression, text: Text): string {
  const outer = e.asked.map(text).join(', ')
  if (e.subqueryType === 'exists') return `exists(${outer})`
  if (e.subqueryType === 'scalar') return `scalarsubquery(${outer})`
  const [only] = e.values
  if (only !== undefined && e.values.length === 1) return `(${text(only)} IN (listquery(${outer})))`
  const fields = e.values.map((v, i) => `'${nameOfValue(v, text) ?? `_${i}`}', ${text(v)}`)
  return `(named_struct(${fields.join(', ')}) IN (listquery(${outer})))`
}

/** Before IN a value has a name where Spark shows it as one. */
function nameOfValue(e: ResolvedExpression, text: Text): string | undefined {
  if (e.kind === 'AttributeReference' || e.kind === 'Alias') return e.name
  const isShown =
    (e.kind === 'Literal' && (e.value === null || typeof e.value === 'string' || isNumeric(e.dataType))) ||
    (e.kind === 'Cast' && !e.explicit) ||
    (e.kind === 'ScalarCall' && e.function.name === 'getstructfield')
  return isShown ? text(e) : undefined
}

export function windowText(e: WindowExpression, text: Text): string {
  const parts = [
    e.partitionSpec.length === 0 ? '' : `PARTITION BY ${e.partitionSpec.map(text).join(', ')}`,
    e.orderSpec.length === 0 ? '' : `ORDER BY ${e.orderSpec.map(text).join(', ')}`,
    frameText(e.frame, text),
  ]
  return `${text(e.function)} OVER (${parts.filter((p) => p !== '').join(' ')})`
}

/** `ROWS BETWEEN 1 PRECEDING AND CURRENT ROW` */
export const frameText = ({ frameType, lower, upper }: WindowExpression['frame'], text: Text): string =>
  `${frameType === 'row' ? 'ROWS' : 'RANGE'} BETWEEN ${boundText(lower, 'PRECEDING', text)} AND ${boundText(upper, 'FOLLOWING', text)}`

function boundText(b: FrameBound, side: string, text: Text): string {
  if (b === 'currentRow') return 'CURRENT ROW'
  if (b === 'unbounded') return `UNBOUNDED ${side}`
  const [amount] = b.kind === 'ScalarCall' && NEGATIVE.has(b.function.name) ? b.arguments : []
  return amount === undefined ? `${text(b)} FOLLOWING` : `${text(amount)} PRECEDING`
}

const NEGATIVE: ReadonlySet<string> = new Set(['unary_minus', 'negative'])

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
