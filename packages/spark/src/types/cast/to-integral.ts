import type { DataType } from '../data-type.ts'
import { formatDecimal, rescale } from '../decimal.ts'
import { floorDivide, fromBigInt, type Integer, LONG_MAX, LONG_MIN } from '../integer.ts'
import { type CastContext, type Caster, caster } from './context.ts'
import { microsOfUnit, monthsOfUnit } from './interval-unit.ts'
import { parseLong } from './string-number.ts'

const MICROS_PER_SECOND = 1_000_000

/** Half of the range: a byte goes from -128 to 127. */
const LIMITS: Partial<Readonly<Record<DataType['kind'], number>>> = { byte: 2 ** 7, short: 2 ** 15, integer: 2 ** 31 }

/** Casts to byte, short, integer and long. */
export function compileToIntegral(context: CastContext): Caster | undefined {
  const { from, to, strict } = context
  const narrow = compileNarrow(context)
  switch (from.kind) {
    case 'string':
      return fromString(context)
    case 'boolean':
      return caster((v: boolean) => (v ? 1 : 0))
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return caster((v: Integer) => narrow(v, v))
    case 'float':
    case 'double':
      return strict ? fromDoubleStrict(context) : fromDouble(to)
    case 'decimal': {
      const { scale, precision } = from
      if (strict && to.kind !== 'long' && precision > COMPACT_PRECISION) return fromLargeDecimalStrict(context, scale)
      return caster((v: Integer) => narrow(rescale(v, scale, 0, 'down'), v))
    }
    case 'timestamp':
      return caster((v: Integer) => narrow(floorDivide(v, MICROS_PER_SECOND), v))
    case 'date':
      return () => null
    case 'day-time interval': {
      const unit = microsOfUnit(from)
      const exact = compileNarrow({ ...context, strict: true })
      return caster((v: Integer) => exact(truncate(v, unit), v))
    }
    case 'year-month interval': {
      const unit = monthsOfUnit(from)
      const exact = compileNarrow({ ...context, strict: true })
      return caster((v: number) => exact(Math.trunc(v / unit) + 0, v))
    }
    default:
      return undefined
  }
}

const truncate = (v: Integer, unit: number): Integer =>
  typeof v === 'number' ? Math.trunc(v / unit) + 0 : fromBigInt(v / BigInt(unit))

function fromString({ to, strict, invalid }: CastContext): Caster {
  const limit = LIMITS[to.kind]
  const fraction = !strict
  if (limit === undefined) return caster((v: string) => parseLong(v, fraction) ?? invalid(v))
  return caster((v: string) => {
    const value = parseLong(v, fraction)
    return typeof value === 'number' && value >= -limit && value < limit ? value : invalid(v)
  })
}

/** Cuts a whole number to the target's width (legacy) or refuses it; `original` is what the message shows. */
function compileNarrow({
  from,
  to,
  strict,
  overflow,
}: CastContext): (value: Integer, original: Integer) => Integer | null {
  const limit = LIMITS[to.kind]
  if (limit === undefined) {
    if (from.kind !== 'decimal') return (value) => value
    return (value, original) => {
      if (typeof value === 'number' || (value >= LONG_MIN && value <= LONG_MAX)) return value
      return strict ? overflow(original) : fromBigInt(BigInt.asIntN(64, value))
    }
  }
  if (strict) return (value, original) => (value >= -limit && value < limit ? value : overflow(original))
  const wrap = wrapTo(to)
  return (value) => wrap(typeof value === 'number' ? value | 0 : Number(BigInt.asIntN(32, value)))
}

function wrapTo(to: DataType): (int: number) => number {
  if (to.kind === 'byte') return (int) => (int << 24) >> 24
  if (to.kind === 'short') return (int) => (int << 16) >> 16
  return (int) => int
}

/** Java's `(int) x` saturates, narrower types take the low bits of that. */
function fromDouble(to: DataType): Caster {
  if (to.kind === 'long') return caster(doubleToLong)
  const wrap = wrapTo(to)
  return caster((v: number) =>
    Number.isNaN(v) ? 0 : wrap(v >= 2 ** 31 ? 2 ** 31 - 1 : v <= -(2 ** 31) ? -(2 ** 31) : Math.trunc(v) + 0),
  )
}

/** Java's `(long) x`: saturates, NaN is 0. */
export function doubleToLong(v: number): Integer {
  const whole = Math.trunc(v) + 0
  if (Number.isSafeInteger(whole)) return whole
  if (Number.isNaN(v)) return 0
  if (v >= 2 ** 63) return LONG_MAX
  return v <= -(2 ** 63) ? LONG_MIN : BigInt(whole)
}

/** Spark keeps decimals of more digits outside a long, and then looks at their double: 127.99999999999999999 is 128. */
const COMPACT_PRECISION = 18

function fromLargeDecimalStrict({ to, overflow }: CastContext, scale: number): Caster {
  const limit = LIMITS[to.kind] ?? 0
  return caster((v: Integer) => {
    const double = Number(formatDecimal(v, scale))
    return Math.floor(double) < limit && Math.ceil(double) >= -limit ? Math.trunc(double) + 0 : overflow(v)
  })
}

function fromDoubleStrict({ to, overflow }: CastContext): Caster {
  const limit = LIMITS[to.kind]
  if (limit === undefined) {
    // The upper bound is Long.MaxValue made a double (or float), which is 2^63: it passes and saturates.
    return caster((v: number) =>
      Math.floor(v) <= 2 ** 63 && Math.ceil(v) >= -(2 ** 63) ? doubleToLong(v) : overflow(v),
    )
  }
  return caster((v: number) => (Math.floor(v) < limit && Math.ceil(v) >= -limit ? Math.trunc(v) + 0 : overflow(v)))
}
