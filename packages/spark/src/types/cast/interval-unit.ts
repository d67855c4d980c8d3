import type { DayTimeIntervalType, YearMonthIntervalType } from '../data-type.ts'

const MICROS: readonly number[] = [86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000]

/** Microseconds of the last field of a day-time interval type. */
export const microsOfUnit = (type: DayTimeIntervalType): number => MICROS[type.endField] as number

/** Months of the last field of a year-month interval type. */
export const monthsOfUnit = (type: YearMonthIntervalType): number => (type.endField === 0 ? 12 : 1)
