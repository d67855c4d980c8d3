import type { Integer } from '../integer.ts'
import { add, floorDivide, multiply, subtract } from '../integer.ts'
import { civilToDays, daysToCivil, MICROS_PER_DAY } from './civil.ts'

// The calendar of Spark 2 and old Hive: Julian before 15 October 1582, Gregorian from then on. A day is told by its date, so that
// the same date is another number of days there.

/** 1582-10-15: the first day that both calendars count alike. */
export const FIRST_GREGORIAN_DAY = -141_427
/** 1582-10-05 of the Gregorian calendar carried back: the dates from here to the first day are in no hybrid year. */
const FIRST_SKIPPED_DAY = FIRST_GREGORIAN_DAY - 10

/** The number of days of a date of the hybrid calendar. */
export function hybridDays(year: number, month: number, day: number): number {
  if (year > 1582 || (year === 1582 && (month > 10 || (month === 10 && day >= 15))))
    return civilToDays(year, month, day)
  const y = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return y * 365 + Math.floor(y / 4) + dayOfYear - 719_470
}

/** The days of a date as Spark 2 writes it; a date that its year skips becomes the first day after those. */
export function toHybridDays(days: number): number {
  if (days >= FIRST_SKIPPED_DAY) return Math.max(days, FIRST_GREGORIAN_DAY)
  const { year, month, day } = daysToCivil(days)
  return hybridDays(year, month, day)
}

/** The days of a date that Spark 2 wrote. The 29th of February of a year that is no leap year any more is the first of March. */
export function fromHybridDays(days: number): number {
  if (days >= FIRST_GREGORIAN_DAY) return days
  // Day 0 of this count is 1 March of the Julian year 0.
  const count = days + 719_470
  const year = Math.floor((4 * count + 3) / 1461)
  const dayOfYear = count - Math.floor((1461 * year) / 4)
  const month = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1
  const [civilYear, civilMonth] = month < 10 ? [year, month + 3] : [year + 1, month - 9]
  return civilToDays(civilYear, civilMonth, 1) + day - 1
}

/** Microseconds of UTC, by the date and the time of day. */
export function onDays(micros: Integer, change: (days: number) => number): Integer {
  const days = floorDivide(micros, MICROS_PER_DAY)
  const timeOfDay = subtract(micros, multiply(days, MICROS_PER_DAY))
  return add(multiply(change(Number(days)), MICROS_PER_DAY), timeOfDay)
}

/** The zone in which Spark carries instants over, for one of a session: Java's old calendar takes an offset by itself for UTC. */
export const calendarZone = (zone: string): string =>
  /^(?:(?:UTC|UT|Z)?[+-].*|(?:Etc\/)?(?:UTC|GMT|UCT|Zulu)|UT|Z)$/.test(zone) ? 'UTC' : zone
