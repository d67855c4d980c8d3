import { SparkError } from '../../errors/spark-error.ts'
import type { DataType } from '../data-type.ts'
import type { Value } from '../value.ts'
import { parseDayTimeInterval, parseYearMonthInterval } from './ansi-interval-text.ts'
import { parseCalendarInterval } from './calendar-interval-text.ts'

/** The value of an interval text, or undefined when it is not one of the type. */
export function castIntervalText(text: string, type: DataType): Value | undefined {
  try {
    if (type.kind === 'day-time interval') return parseDayTimeInterval(text, type)
    if (type.kind === 'year-month interval') return parseYearMonthInterval(text, type)
    return parseCalendarInterval(text)
  } catch (error) {
    if (error instanceof SparkError) return undefined
    throw error
  }
}
