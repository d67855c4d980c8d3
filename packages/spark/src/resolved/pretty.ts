import { getArrayStructFields } from '../functions/internal.ts'
import { bounded } from '../trees/bounded.ts'
import { formatInterval } from '../types/cast/interval-format.ts'
import { isComplex } from '../types/data-type.ts'
import { formatDate, formatTimestamp, formatTimestampNtz } from '../types/datetime/text.ts'
import { formatDecimalScientific } from '../types/decimal.ts'
import { formatDouble, formatFloat } from '../types/float-text.ts'
import type { Integer } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { FrameBound, Literal, ResolvedExpression, SubqueryExpression, WindowExpression } from './expression.ts'
import { childrenOf } from './tree.ts'

/** An expression as Spark names an unnamed column and prints it in messages (`toPrettySQL`). */
export const prettySql = bounded<ResolvedExpression, string>({ below: childrenOf, compute: pretty })

function pretty(e: ResolvedExpression): string {
  switch (e.kind) {
    case 'Literal':
      return prettyLiteral(e)
    case 'AttributeReference':
      return e.name
    case 'Alias':
      return `${prettySql(e.child)} AS ${e.name}`
    case 'Cast':
      // Spark prints a cast to an array, map or struct as what is cast.
      return e.explicit && !isComplex(e.dataType)
        ? `${e.evalMode === 'try' ? 'TRY_CAST' : 'CAST'}(${prettySql(e.child)} AS ${sqlType(e.dataType)})`
        : prettySql(e.child)
    case 'SortOrder':
      return `${prettySql(e.child)} ${e.direction === 'ascending' ? 'ASC' : 'DESC'} NULLS ${e.nullOrdering.toUpperCase()}`
    case 'LambdaVariable':
      return 'namedlambdavariable()'
    case 'LambdaFunction':
      return `lambdafunction(${[e.body, ...e.parameters].map(prettySql).join(', ')})`
    case 'WindowExpression':
      return prettyWindow(e)
    case 'AggregateCall': {
      const args = e.arguments.map(prettySql)
      const text = e.function.sql?.(args, e.name) ?? `${e.name}(${args.join(', ')})`
      const shown = e.isDistinct ? text.replace('(', '(DISTINCT ') : text
      return e.filter === undefined ? shown : `${shown} FILTER (WHERE ${prettySql(e.filter)})`
    }
    case 'OuterReference':
      return `outer(${[...e.attribute.qualifier, e.attribute.name].join('.')})`
    case 'SubqueryExpression':
      return prettySubquery(e)
    case 'UserFunctionCall':
      return `${e.function.name}(${e.arguments.map(prettySql).join(', ')})`
    default: {
      const args = e.arguments.map(e.function === getArrayStructFields ? listSql : prettySql)
      return e.function.sql?.(args, e.name) ?? `${e.name}(${args.join(', ')})`
    }
  }
}

/** The list that a field is taken of: Spark prints what it knows of an aggregate's buffer, too. */
function listSql(e: ResolvedExpression): string {
  const text = prettySql(e)
  return e.kind === 'AggregateCall' && e.function.buffered === true ? text.replace(/\)$/, ', 0, 0)') : text
}

/** `"a + b"`: how messages quote an expression. */
export const quotedSql = (e: ResolvedExpression): string => `"${prettySql(e)}"`

function prettySubquery(e: SubqueryExpression): string {
  const outer = e.outer.map((o) => prettySql(o.expression)).join(', ')
  if (e.subqueryType === 'exists') return `exists(${outer})`
  if (e.subqueryType === 'scalar') return `scalarsubquery(${outer})`
  const [only] = e.values
  if (only !== undefined && e.values.length === 1) return `(${prettySql(only)} IN (listquery(${outer})))`
  const fields = e.values.map(
    (v, i) => `'${v.kind === 'AttributeReference' ? v.name : `col${i + 1}`}', ${prettySql(v)}`,
  )
  return `(named_struct(${fields.join(', ')}) IN (listquery(${outer})))`
}

function prettyWindow(e: WindowExpression): string {
  const parts = [
    e.partitionSpec.length === 0 ? '' : `PARTITION BY ${e.partitionSpec.map(prettySql).join(', ')}`,
    e.orderSpec.length === 0 ? '' : `ORDER BY ${e.orderSpec.map(prettySql).join(', ')}`,
    `${e.frame.frameType === 'row' ? 'ROWS' : 'RANGE'} BETWEEN ${bound(e.frame.lower, 'PRECEDING')} AND ${bound(e.frame.upper, 'FOLLOWING')}`,
  ]
  return `${prettySql(e.function)} OVER (${parts.filter((p) => p !== '').join(' ')})`
}

function bound(b: FrameBound, side: string): string {
  if (b === 'currentRow') return 'CURRENT ROW'
  if (b === 'unbounded') return `UNBOUNDED ${side}`
  return `${prettySql(b)} FOLLOWING`
}

function prettyLiteral(e: Literal): string {
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
