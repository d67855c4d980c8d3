import { type SparkError, sparkError } from '../../errors/spark-error.ts'
import { type DataType, equalTypes, isIntegral, isNumeric, type TypeKind } from '../data-type.ts'
import { decimalForType } from '../decimal.ts'
import { sqlType } from '../print.ts'
import type { EvalMode } from './context.ts'

const NUMBERS: readonly TypeKind[] = ['byte', 'short', 'integer', 'long', 'float', 'double', 'decimal']
const INTERVALS: readonly TypeKind[] = ['day-time interval', 'year-month interval']
const INTEGRAL_AND_DECIMAL: readonly TypeKind[] = ['byte', 'short', 'integer', 'long', 'decimal']
const DATE_TIMES: readonly TypeKind[] = ['date', 'timestamp', 'timestamp_ntz']

type Table = Readonly<Partial<Record<TypeKind, readonly TypeKind[]>>>

/** What each type casts to besides itself and string, with ANSI mode off. */
const LEGACY: Table = {
  boolean: [...NUMBERS, 'timestamp'],
  byte: ['boolean', ...NUMBERS, 'binary', 'timestamp', ...INTERVALS],
  short: ['boolean', ...NUMBERS, 'binary', 'timestamp', ...INTERVALS],
  integer: ['boolean', ...NUMBERS, 'binary', 'timestamp', ...INTERVALS],
  long: ['boolean', ...NUMBERS, 'binary', 'timestamp', ...INTERVALS],
  float: ['boolean', ...NUMBERS, 'timestamp'],
  double: ['boolean', ...NUMBERS, 'timestamp'],
  decimal: ['boolean', ...NUMBERS, 'timestamp', ...INTERVALS],
  string: ['boolean', ...NUMBERS, 'binary', ...DATE_TIMES, 'interval', ...INTERVALS],
  date: ['boolean', ...NUMBERS, ...DATE_TIMES],
  timestamp: ['boolean', ...NUMBERS, ...DATE_TIMES],
  timestamp_ntz: DATE_TIMES,
  'day-time interval': [...INTEGRAL_AND_DECIMAL, 'day-time interval'],
  'year-month interval': [...INTEGRAL_AND_DECIMAL, 'year-month interval'],
}

/** What ANSI mode takes away. */
const ANSI_WITHOUT: Table = {
  boolean: ['timestamp'],
  byte: ['binary'],
  short: ['binary'],
  integer: ['binary'],
  long: ['binary'],
  date: ['boolean', ...NUMBERS],
  timestamp: ['boolean'],
}

function canCastAtom(from: DataType, to: DataType, strict: boolean): boolean {
  if (from.kind === 'void' || to.kind === 'string') return true
  if (from.kind === to.kind && from.kind !== 'struct' && from.kind !== 'array' && from.kind !== 'map') return true
  if (LEGACY[from.kind]?.includes(to.kind) !== true) return false
  return !strict || ANSI_WITHOUT[from.kind]?.includes(to.kind) !== true
}

/** Spark has this cast (`Cast.canCast`, with ANSI mode on or in `try_cast` the stricter rules). */
export const canCast = (from: DataType, to: DataType, ansi: boolean): boolean =>
  canCastIn(from, to, ansi ? 'ansi' : 'legacy')

/** As {@link canCast}, for `try_cast` too: there nulls may appear anywhere, in ANSI mode nowhere. */
export function canCastIn(from: DataType, to: DataType, mode: EvalMode): boolean {
  if (equalTypes(from, to)) return true
  const mayBeNull = (f: DataType, t: DataType): boolean => mode !== 'ansi' && forceNullable(f, t)
  if (from.kind === 'array' && to.kind === 'array') {
    return (
      canCastIn(from.elementType, to.elementType, mode) &&
      fitsNull(from.containsNull || mayBeNull(from.elementType, to.elementType), to.containsNull)
    )
  }
  if (from.kind === 'map' && to.kind === 'map') {
    return (
      canCastIn(from.keyType, to.keyType, mode) &&
      !mayBeNull(from.keyType, to.keyType) &&
      canCastIn(from.valueType, to.valueType, mode) &&
      fitsNull(from.valueContainsNull || mayBeNull(from.valueType, to.valueType), to.valueContainsNull)
    )
  }
  if (from.kind === 'struct' && to.kind === 'struct') {
    if (from.fields.length !== to.fields.length) return false
    return from.fields.every((f, i) => {
      const t = to.fields[i]
      return (
        t !== undefined &&
        canCastIn(f.dataType, t.dataType, mode) &&
        fitsNull(f.nullable || mayBeNull(f.dataType, t.dataType), t.nullable)
      )
    })
  }
  return canCastAtom(from, to, mode !== 'legacy')
}

const fitsNull = (from: boolean, to: boolean): boolean => !from || to

/**
 * The cast may give null for a value that is not. For `try_cast` pass `'try'`: there only a widening cast keeps the
 * nullability.
 */
export const castIsNullable = (from: DataType, to: DataType, mode: boolean | EvalMode): boolean =>
  mode === 'try' ? !canUpCast(from, to) : forceNullable(from, to)

function forceNullable(from: DataType, to: DataType): boolean {
  if (from.kind === 'void' || equalTypes(from, to)) return false
  if (from.kind === 'string') return to.kind !== 'binary' && to.kind !== 'string'
  if (to.kind === 'string') return false
  if (from.kind === 'timestamp' && to.kind === 'date') return false
  if (to.kind === 'date') return true
  if (from.kind === 'date') return to.kind !== 'timestamp'
  if (to.kind === 'interval') return true
  if ((from.kind === 'float' || from.kind === 'double') && (to.kind === 'timestamp' || isIntegral(to))) return true
  if (to.kind === 'decimal') return !isWider(to.precision, to.scale, from)
  return from.kind === 'decimal' && isIntegral(to)
}

/** A decimal(precision, scale) holds every value of the type. */
function isWider(precision: number, scale: number, type: DataType): boolean {
  if (type.kind === 'boolean') return precision - scale >= 1
  if (type.kind === 'float' || type.kind === 'double') return false
  const decimal = decimalForType(type)
  return decimal !== undefined && precision - scale >= decimal.precision - decimal.scale && scale >= decimal.scale
}

const PRECEDENCE: readonly TypeKind[] = ['byte', 'short', 'integer', 'long', 'float', 'double']

const UP_CASTS: Table = {
  date: ['timestamp', 'timestamp_ntz'],
  timestamp: ['timestamp_ntz', 'long'],
  timestamp_ntz: ['timestamp'],
  long: ['timestamp'],
  'day-time interval': ['day-time interval'],
  'year-month interval': ['year-month interval'],
}

/** Nothing is lost on the way (`Cast.canUpCast`). */
export function canUpCast(from: DataType, to: DataType): boolean {
  if (from.kind === 'void' || equalTypes(from, to)) return true
  if (from.kind === 'array' && to.kind === 'array') {
    return fitsNull(from.containsNull, to.containsNull) && canUpCast(from.elementType, to.elementType)
  }
  if (from.kind === 'map' && to.kind === 'map') {
    return (
      fitsNull(from.valueContainsNull, to.valueContainsNull) &&
      canUpCast(from.keyType, to.keyType) &&
      canUpCast(from.valueType, to.valueType)
    )
  }
  if (from.kind === 'struct' && to.kind === 'struct') {
    if (from.fields.length !== to.fields.length) return false
    return from.fields.every((f, i) => {
      const t = to.fields[i]
      return t !== undefined && fitsNull(f.nullable, t.nullable) && canUpCast(f.dataType, t.dataType)
    })
  }
  return canUpCastAtom(from, to)
}

function canUpCastAtom(from: DataType, to: DataType): boolean {
  if (to.kind === 'string') return from.kind !== 'array' && from.kind !== 'map' && from.kind !== 'struct'
  if (to.kind === 'decimal') return isNumeric(from) && isWider(to.precision, to.scale, from)
  if (from.kind === 'decimal') {
    const whole = isIntegral(to) ? decimalForType(to) : undefined
    return whole !== undefined && from.scale === 0 && from.precision < whole.precision
  }
  const place = PRECEDENCE.indexOf(from.kind)
  if (place >= 0 && PRECEDENCE.indexOf(to.kind) > place) return true
  return UP_CASTS[from.kind]?.includes(to.kind) === true
}

/** Spark's refusal of a cast, with the way out that it proposes. `sql` is the cast as Spark prints it. */
export function castError(
  from: DataType,
  to: DataType,
  ansi: boolean,
  context: { readonly sql: string; readonly isTry?: boolean },
): SparkError {
  const parameters = { sqlExpr: context.sql, srcType: `"${sqlType(from)}"`, targetType: `"${sqlType(to)}"` }
  const refuse = (subclass: string, more: Readonly<Record<string, string>> = {}): SparkError =>
    sparkError('AnalysisException', `DATATYPE_MISMATCH.${subclass}`, { ...parameters, ...more })
  const isTry = context.isTry ?? context.sql.startsWith('"TRY_CAST(')
  if (!ansi && !isTry) return refuse('CAST_WITHOUT_SUGGESTION')
  const functionNames =
    isNumeric(from) && to.kind === 'date'
      ? '`DATE_FROM_UNIX_DATE`'
      : from.kind === 'date' && isNumeric(to)
        ? '`UNIX_DATE`'
        : undefined
  if (functionNames !== undefined) return refuse('CAST_WITH_FUNC_SUGGESTION', { functionNames })
  if (!isTry && canCast(from, to, false)) {
    return refuse('CAST_WITH_CONF_SUGGESTION', { config: '"spark.sql.ansi.enabled"', configVal: "'false'" })
  }
  return refuse('CAST_WITHOUT_SUGGESTION')
}
