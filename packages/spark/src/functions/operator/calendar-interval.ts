import { sparkError } from '../../errors/spark-error.ts'
import { doubleToLong } from '../../types/cast/to-integral.ts'
import { MICROS_PER_DAY } from '../../types/datetime/civil.ts'
import {
  add,
  INT_MAX,
  INT_MIN,
  type Integer,
  isLong,
  negate,
  subtract,
  wrapInt,
  wrapLong,
} from '../../types/integer.ts'
import type { CalendarInterval } from '../../types/value.ts'
import { arithmeticOverflow } from '../arithmetic-error.ts'
import type { Kernel } from '../define.ts'
import { intervalDividedByZero } from './interval-kernel.ts'

// Arithmetic on intervals of months, days and time. Outside of ANSI mode each part wraps or stops at its bounds on its own.

/** A part that is an int: outside of ANSI mode it wraps. */
function intPart(value: Integer, ansi: boolean): number {
  if (!ansi || (value >= INT_MIN && value <= INT_MAX)) return wrapInt(value)
  throw arithmeticOverflow('integer overflow')
}
function longPart(value: Integer, ansi: boolean): Integer {
  if (typeof value === 'number' || isLong(value)) return value
  if (!ansi) return wrapLong(value)
  throw arithmeticOverflow('long overflow')
}

/** `+` and `-` of two intervals. */
export function calendarKernel(op: '+' | '-', ansi: boolean): Kernel {
  const exact = op === '+' ? add : subtract
  return (a: CalendarInterval, b: CalendarInterval): CalendarInterval => ({
    months: intPart(exact(a.months, b.months), ansi),
    days: intPart(exact(a.days, b.days), ansi),
    microseconds: longPart(exact(a.microseconds, b.microseconds), ansi),
  })
}

export const negatedInterval = ({ months, days, microseconds }: CalendarInterval, ansi: boolean): CalendarInterval => ({
  months: intPart(negate(months), ansi),
  days: intPart(negate(days), ansi),
  microseconds: longPart(negate(microseconds), ansi),
})

/** Times or by a number: what is left of days goes on as time, what is left of months is lost. */
export function scaledCalendar(symbol: '*' | '/', ansi: boolean): Kernel {
  return ({ months, days, microseconds }: CalendarInterval, x: number): CalendarInterval | null => {
    if (symbol === '/' && x === 0) {
      if (ansi) throw intervalDividedByZero()
      return null
    }
    const scale = (part: Integer): number => (symbol === '*' ? x * Number(part) : Number(part) / x)
    const allDays = scale(days)
    const whole = truncated(allDays, ansi)
    return {
      months: truncated(scale(months), ansi),
      days: whole,
      microseconds: doubleToLong(Math.round(scale(microseconds) + MICROS_PER_DAY * (allDays - whole))),
    }
  }
}

/** Java's cast of a double, which stops at the bounds of an int outside of ANSI mode. */
function truncated(value: number, ansi: boolean): number {
  const whole = doubleToLong(value)
  if (ansi) return intPart(whole, true)
  return Math.max(INT_MIN, Math.min(INT_MAX, Number(whole)))
}

/** Whether an interval moves a date: in ANSI mode one with time in it raises. */
export function checkDays({ microseconds }: CalendarInterval): void {
  if (microseconds === 0) return
  throw sparkError('IllegalArgumentException', '_LEGACY_ERROR_TEMP_2000', {
    message: 'Cannot add hours, minutes or seconds, milliseconds, microseconds to a date',
    ansiConfig: '"spark.sql.ansi.enabled"',
  })
}
