import { sparkError } from '../../errors/spark-error.ts'
import { type DecimalType, decimalType } from '../data-type.ts'
import { fitsPrecision, formatDecimal, MAX_PRECISION, parseDecimal, rescale } from '../decimal.ts'
import { formatDouble } from '../float-text.ts'
import type { Integer } from '../integer.ts'
import { type CastContext, type Caster, caster } from './context.ts'
import { outOfDecimalRange } from './errors.ts'
import { microsOfUnit, monthsOfUnit } from './interval-unit.ts'
import { trimJava } from './string-number.ts'

const MICROS_PER_SECOND = 1_000_000

/** Casts to decimal: rounded half up, null or an error when there are too many digits. */
export function compileToDecimal(context: CastContext, to: DecimalType): Caster | undefined {
  const { from } = context
  const fit = compileFit(context, to)
  switch (from.kind) {
    case 'string':
      return fromString(context, fit)
    case 'boolean':
      return caster((v: boolean) => fit(v ? 1 : 0, 0))
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return caster((v: Integer) => fit(v, 0))
    case 'float':
    case 'double':
      return caster((v: number) => fitDouble(v, fit))
    case 'decimal': {
      const { scale } = from
      return caster((v: Integer) => fit(v, scale))
    }
    case 'timestamp':
      // Spark goes through a double here too, and loses the digits that it loses.
      return caster((v: Integer) => fitDouble(Number(v) / MICROS_PER_SECOND, fit))
    case 'date':
      return () => null
    case 'day-time interval': {
      const unit = microsOfUnit(from)
      return caster((v: Integer) =>
        unit === MICROS_PER_SECOND ? fitSeconds(v, fit, context) : fit(wholeUnits(v, unit), 0),
      )
    }
    case 'year-month interval': {
      const unit = monthsOfUnit(from)
      return caster((v: number) => fit(Math.trunc(v / unit) + 0, 0))
    }
    default:
      return undefined
  }
}

type Fit = (unscaled: Integer, scale: number) => Integer | null

function compileFit({ outOfRange }: CastContext, to: DecimalType): Fit {
  const { precision, scale: toScale } = to
  return (unscaled, scale) => {
    const value = rescale(unscaled, scale, toScale, 'half_up')
    return fitsPrecision(value, precision) ? value : outOfRange(formatDecimal(unscaled, scale))
  }
}

function fromString(context: CastContext, fit: Fit): Caster {
  return caster((v: string) => {
    const parsed = parseDecimal(trimJava(v))
    if (parsed === undefined) return context.invalid(v)
    const digits = String(parsed.unscaled).replace('-', '').length
    if (digits - parsed.scale > MAX_PRECISION) {
      if (context.mode === 'ansi')
        throw sparkError('ArithmeticException', 'NUMERIC_OUT_OF_SUPPORTED_RANGE', { value: v })
      return null
    }
    return fit(parsed.unscaled, parsed.scale)
  })
}

/** A double is the decimal that it prints as, not its exact binary value. NaN and infinities are null in every mode. */
function fitDouble(v: number, fit: Fit): Integer | null {
  if (!Number.isFinite(v)) return null
  const parsed = parseDecimal(formatDouble(v))
  return parsed === undefined ? null : fit(parsed.unscaled, parsed.scale)
}

const wholeUnits = (micros: Integer, unit: number): number =>
  typeof micros === 'number' ? Math.trunc(micros / unit) + 0 : Number(micros / BigInt(unit))

/** Spark holds the seconds in a decimal(18,6) on the way, and complains of a zero when that is too small. */
function fitSeconds(micros: Integer, fit: Fit, { mode }: CastContext): Integer | null {
  if (fitsPrecision(micros, 18)) return fit(micros, 6)
  if (mode === 'try') return null
  throw outOfDecimalRange('0', decimalType(18, 6))
}
