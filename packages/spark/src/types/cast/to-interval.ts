import type { DayTimeIntervalType, YearMonthIntervalType } from '../data-type.ts'
import { rescale } from '../decimal.ts'
import { type Integer, isLong, multiply, remainder, subtract } from '../integer.ts'
import { parseDayTimeInterval, parseYearMonthInterval } from './ansi-interval-text.ts'
import { parseCalendarInterval } from './calendar-interval-text.ts'
import { type CastContext, type Caster, caster } from './context.ts'
import { castIntervalText } from './interval-text.ts'
import { microsOfUnit, monthsOfUnit } from './interval-unit.ts'

const INT_LIMIT = 2 ** 31

/** Casts to the legacy calendar interval; a malformed text is null in ANSI mode too. */
export function compileToCalendarInterval({ from }: CastContext): Caster | undefined {
  return from.kind === 'string' ? caster((v: string) => parseCalendarInterval(v) ?? null) : undefined
}

/** Casts to day-time intervals; a number counts the last field of the type. */
export function compileToDayTime(context: CastContext, to: DayTimeIntervalType): Caster | undefined {
  const { from, mode, overflow } = context
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
        return isLong(micros) ? micros : overflow(v)
      })
    case 'decimal': {
      const { scale } = from
      return caster((v: Integer) => {
        const micros = rescale(multiply(v, unit), scale, 0, 'half_up')
        return isLong(micros) ? micros : overflow(v)
      })
    }
    default:
      return undefined
  }
}

/** Casts to year-month intervals; a number counts the last field of the type. */
export function compileToYearMonth(context: CastContext, to: YearMonthIntervalType): Caster | undefined {
  const { from, mode, overflow } = context
  const unit = monthsOfUnit(to)
  const fit = (months: Integer, original: Integer): number | null =>
    typeof months === 'number' && months >= -INT_LIMIT && months < INT_LIMIT ? months : overflow(original)
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
