import { DoubleType, LongType } from '../data-type.ts'
import { parseDate, parseTimestamp, parseTimestampNtz } from '../datetime/text.ts'
import { localToUtc, utcToLocal } from '../datetime/zone.ts'
import { rescale } from '../decimal.ts'
import { floorDivide, fromBigInt, type Integer, isLong, LONG_MAX, LONG_MIN, multiply } from '../integer.ts'
import { withinLong } from '../within-long.ts'
import { type CastContext, type Caster, caster } from './context.ts'
import { overflow } from './errors.ts'
import { doubleToLong } from './to-integral.ts'

const MICROS_PER_DAY = 86_400_000_000
const MICROS_PER_SECOND = 1_000_000

/** Casts to date. */
export function compileToDate({ from, timeZone, invalid }: CastContext): Caster | undefined {
  switch (from.kind) {
    case 'string':
      return caster((v: string) => parseDate(v) ?? invalid(v))
    case 'timestamp':
      return caster((v: Integer) => Number(floorDivide(utcToLocal(v, timeZone), MICROS_PER_DAY)))
    case 'timestamp_ntz':
      return caster((v: Integer) => Number(floorDivide(v, MICROS_PER_DAY)))
    default:
      return undefined
  }
}

/** Casts to timestamp without time zone: wall-clock microseconds. */
export function compileToTimestampNtz({ from, timeZone, invalid }: CastContext): Caster | undefined {
  switch (from.kind) {
    case 'string':
      return caster((v: string) => parseTimestampNtz(v) ?? invalid(v))
    case 'date':
      return caster((v: number) => withinLong(multiply(v, MICROS_PER_DAY)))
    case 'timestamp':
      return caster((v: Integer) => utcToLocal(v, timeZone))
    default:
      return undefined
  }
}

/** Casts to timestamp. Numbers are seconds since the epoch. */
export function compileToTimestamp(context: CastContext): Caster | undefined {
  const { from, timeZone, now, invalid } = context
  switch (from.kind) {
    case 'string':
      return caster((v: string) => parseTimestamp(v, timeZone, now) ?? invalid(v))
    case 'boolean':
      return caster((v: boolean) => (v ? 1 : 0))
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return caster((v: Integer) => saturate(multiply(v, MICROS_PER_SECOND)))
    case 'float':
    case 'double':
      return fromDouble(context)
    case 'decimal': {
      const { scale } = from
      return caster((v: Integer) => wrap(rescale(multiply(v, MICROS_PER_SECOND), scale, 0, 'down')))
    }
    case 'date':
      return caster((v: number) => withinLong(localToUtc(multiply(v, MICROS_PER_DAY), timeZone)))
    case 'timestamp_ntz':
      return caster((v: Integer) => localToUtc(v, timeZone))
    default:
      return undefined
  }
}

function fromDouble({ strict, mode, invalid, timeZone }: CastContext): Caster {
  return caster((v: number) => {
    if (!Number.isFinite(v)) return invalid(v)
    const micros = v * MICROS_PER_SECOND
    if (!strict || Math.abs(micros) <= 2 ** 63) return doubleToLong(micros)
    if (mode === 'ansi') throw overflow(micros, DoubleType, LongType, timeZone)
    return null
  })
}

/** Java's `TimeUnit.toMicros` stops at the ends of a long. */
const saturate = (micros: Integer): Integer => (isLong(micros) ? micros : micros > 0 ? LONG_MAX : LONG_MIN)

const wrap = (micros: Integer): Integer => (typeof micros === 'number' ? micros : fromBigInt(BigInt.asIntN(64, micros)))
