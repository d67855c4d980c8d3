import type { DayTimeIntervalType, YearMonthIntervalType } from '../data-type.ts'
import { rescale } from '../decimal.ts'
import { type Integer, isLong, multiply, remainder, subtract } from '../integer.ts'
import { parseDayTimeInterval, parseYearMonthInterval } from './ansi-interval-text.ts'
import { parseCalendarInterval } from './calendar-interval-text.ts'
import { type CastContext, type Caster, caster } from './context.ts'
import { overflow } from './errors.ts'
import { castIntervalText } from './interval-text.ts'
import { microsOfUnit, monthsOfUnit } from './interval-unit.ts'

const INT_LIMIT = 2 ** 31

/** Casts to the legacy calendar interval. */
export function compileToCalendarInterval({ from, invalid }: CastContext): Caster | undefined {
  return from.kind === 'string' ? caster((v: string) => parseCalendarInterval(v) ?? invalid(v)) : undefined
}

/** Spark raises here in legacy mode too; only `try_cast` gives null. */
function refuse({ from, to, mode, timeZone }: CastContext, value: Integer): null {
  if (mode !== 'try') throw overflow(value, from, to, timeZone)
  return null
}

/** Casts to day-time intervals; a number counts the last field of the type. */
export function compileToDayTime(context: CastContext, to: DayTimeIntervalType): Caster | undefined {
  const { from, mode } = context
  const unit = microsOfUnit(to)
  const cut = (v: Integer): Integer => subtract(v, remainder(v, unit))
  switch (from.kind) {
    case 'string':
      if (mode === 'try') return caster((v: string) => castIntervalText(v, to) ?? null)
      return caster((v: string) => parseDayTimeInterval(v, to))
    case 'day-time interval':
      return unit === 1_000_000 || microsOfUnit(from) >= unit ? caster((v: Integer) => v) : caster(cut)
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return caster((v: Integer) => {
        const micros = multiply(v, unit)
        return isLong(micros) ? micros : refuse(context, v)
      })
    case 'decimal': {
      const { scale } = from
      // Seconds keep microseconds; other units are cut to whole ones.
      const precise = to.endField === 3
      return caster((v: Integer) => {
        const micros = precise
          ? rescale(multiply(v, 1_000_000), scale, 0, 'down')
          : multiply(rescale(v, scale, 0, 'half_up'), unit)
        return isLong(micros) ? micros : refuse(context, v)
      })
    }
    default:
      return undefined
  }
}

/** Casts to year-month intervals; a number counts the last field of the type. */
export function compileToYearMonth(context: CastContext, to: YearMonthIntervalType): Caster | undefined {
  const { from, mode } = context
  const unit = monthsOfUnit(to)
  const fit = (months: Integer, original: Integer): number | null =>
    typeof months === 'number' && months >= -INT_LIMIT && months < INT_LIMIT ? months : refuse(context, original)
  switch (from.kind) {
    case 'string':
      if (mode === 'try') return caster((v: string) => castIntervalText(v, to) ?? null)
      return caster((v: string) => parseYearMonthInterval(v, to))
    case 'year-month interval':
      return caster((v: number) => v - (v % unit) + 0)
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return caster((v: Integer) => fit(multiply(v, unit), v))
    case 'decimal': {
      const { scale } = from
      return caster((v: Integer) => fit(rescale(multiply(v, unit), scale, 0, 'half_up'), v))
    }
    default:
      return undefined
  }
}
