import { civilToDays, daysInMonth, daysToCivil, MICROS_PER_DAY } from '../../types/datetime/civil.ts'
import { localToUtc, utcToLocal } from '../../types/datetime/zone.ts'
import { add, divide, floorDivide, floorRemainder, type Integer, multiply, subtract } from '../../types/integer.ts'
import type { CalendarInterval } from '../../types/value.ts'
import { withinLong } from '../../types/within-long.ts'

/** The same day of another month, or that month's last one. */
export function addMonthsToDays(days: number, months: number): number {
  const { year, month, day } = daysToCivil(days)
  const total = year * 12 + (month - 1) + months
  const newYear = Math.floor(total / 12)
  const newMonth = total - newYear * 12 + 1
  return civilToDays(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** Moves a timestamp by whole days and months on its zone's clock, keeping its offset where clocks went back. */
export function moveLocal(micros: Integer, zone: string, move: (day: number) => number): Integer {
  const local = utcToLocal(micros, zone)
  const day = Number(floorDivide(local, MICROS_PER_DAY))
  const moved = add(multiply(move(day), MICROS_PER_DAY), floorRemainder(local, MICROS_PER_DAY))
  const sameOffset = subtract(moved, subtract(local, micros))
  return utcToLocal(sameOffset, zone) === moved ? sameOffset : localToUtc(moved, zone)
}

/** Moves a timestamp by months, then by days, then by an amount of time. */
export function addInterval(micros: Integer, { months, days, microseconds }: CalendarInterval, zone: string): Integer {
  const byMonths = months === 0 ? micros : moveLocal(micros, zone, (day) => addMonthsToDays(day, months))
  const byDays = days === 0 ? byMonths : moveLocal(byMonths, zone, (day) => day + days)
  return add(byDays, microseconds)
}

/** Moves a timestamp by a day-time interval: its days on the zone's clock, then the rest of it. */
export function addDayTime(micros: Integer, interval: Integer, zone: string): Integer {
  const days = divide(interval, MICROS_PER_DAY)
  const rest = subtract(interval, multiply(days, MICROS_PER_DAY))
  const start = days === 0 ? micros : moveLocal(micros, zone, (day) => day + Number(days))
  return withinLong(add(start, rest))
}

/** Moves a timestamp by months on its zone's clock. */
export function addMonthsToMicros(micros: Integer, months: number, zone: string): Integer {
  return withinLong(moveLocal(micros, zone, (day) => addMonthsToDays(day, months)))
}
