import { UnsupportedError } from '../errors/unsupported-error.ts'
import { type CastContext, type Caster, type CastOptions, castContext } from './cast/context.ts'
import { compileToBinary } from './cast/to-binary.ts'
import { compileToBoolean } from './cast/to-boolean.ts'
import { compileToDate, compileToTimestamp, compileToTimestampNtz } from './cast/to-date-time.ts'
import { compileToDecimal } from './cast/to-decimal.ts'
import { compileToFractional } from './cast/to-fractional.ts'
import { compileToIntegral } from './cast/to-integral.ts'
import { compileToCalendarInterval, compileToDayTime, compileToYearMonth } from './cast/to-interval.ts'
import { compileToString } from './cast/to-string.ts'
import { groupingKey } from './compare.ts'
import { type DataType, equalTypes, type MapType, type StructType } from './data-type.ts'
import { sqlType } from './print.ts'
import type { MapEntries, Value } from './value.ts'

export type { Caster, CastOptions, EvalMode } from './cast/context.ts'
export { canCast, canCastIn, canUpCast, castError, castIsNullable } from './cast/rules.ts'

const identity: Caster = (v) => v

/**
 * Compiles a cast of values that are not null. What cannot be kept is null or wrapped in legacy mode, Spark's error in
 * ANSI mode, null in `try_cast`.
 *
 * @throws UnsupportedError when there is no such cast: `canCast` tells before
 */
export function compileCast(from: DataType, to: DataType, options: CastOptions): Caster {
  if (equalTypes(from, to, false)) return identity
  if (from.kind === 'void') return () => null
  const compiled = compile(from, to, options)
  if (compiled !== undefined) return compiled
  throw new UnsupportedError('NO_SUCH_CAST', `Failed to cast ${sqlType(from)} to ${sqlType(to)}: there is no such cast`)
}

function compile(from: DataType, to: DataType, options: CastOptions): Caster | undefined {
  const context = castContext(from, to, options)
  switch (to.kind) {
    case 'string': {
      const { timeZone, bracketsOnly = false } = options
      const plainDecimals = options.mode !== 'legacy'
      return compileToString(from, { timeZone, nullText: 'null', plainDecimals, hexBinary: false, bracketsOnly })
    }
    case 'array':
      return from.kind === 'array' ? castElements(from.elementType, to.elementType, options) : undefined
    case 'map':
      return from.kind === 'map' ? castEntries(from, to, options) : undefined
    case 'struct':
      return from.kind === 'struct' ? castFields(from, to, options) : undefined
    default:
      return compileAtom(context)
  }
}

function compileAtom(context: CastContext): Caster | undefined {
  const { to } = context
  switch (to.kind) {
    case 'boolean':
      return compileToBoolean(context)
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return compileToIntegral(context)
    case 'float':
    case 'double':
      return compileToFractional(context)
    case 'decimal':
      return compileToDecimal(context, to)
    case 'binary':
      return compileToBinary(context)
    case 'date':
      return compileToDate(context)
    case 'timestamp':
      return compileToTimestamp(context)
    case 'timestamp_ntz':
      return compileToTimestampNtz(context)
    case 'interval':
      return compileToCalendarInterval(context)
    case 'day-time interval':
      return compileToDayTime(context, to)
    case 'year-month interval':
      return compileToYearMonth(context, to)
    default:
      return undefined
  }
}

function castElements(from: DataType, to: DataType, options: CastOptions): Caster {
  const element = compileCast(from, to, options)
  return (array) => (array as readonly Value[]).map((v) => (v === null ? null : element(v)))
}

function castFields(from: StructType, to: StructType, options: CastOptions): Caster | undefined {
  if (from.fields.length !== to.fields.length) return undefined
  const fields = from.fields.map((f, i) => compileCast(f.dataType, (to.fields[i] ?? f).dataType, options))
  return (struct) =>
    fields.map((field, i) => {
      const v = (struct as readonly Value[])[i] as Value
      return v === null ? null : field(v)
    })
}

function castEntries(from: MapType, to: MapType, options: CastOptions): Caster {
  const key = compileCast(from.keyType, to.keyType, options)
  const value = compileCast(from.valueType, to.valueType, options)
  const keyOf = groupingKey(to.keyType)
  return (map) => {
    const entries = (map as MapEntries).map(([k, v]): [Value, Value] => [
      k === null ? null : key(k),
      v === null ? null : value(v),
    ])
    if (new Set(entries.map(([k]) => keyOf(k))).size < entries.length) throw duplicateKeys(from, to)
    return entries
  }
}

/** Spark keeps both entries, which then look like one or two by how the map is read: refused. */
const duplicateKeys = (from: MapType, to: MapType): UnsupportedError =>
  new UnsupportedError(
    'MAP_KEYS_MERGED_BY_CAST',
    `Failed to cast ${sqlType(from)} to ${sqlType(to)}: two keys became equal`,
    'Make the keys unique before the cast.',
  )
