import type { DataType, DayTimeIntervalType, YearMonthIntervalType } from '../data-type.ts'
import { divide, type Integer, negate, remainder } from '../integer.ts'
import { sqlType } from '../print.ts'
import type { CalendarInterval, Value } from '../value.ts'

/** An interval of any type as a cast to string prints it. */
export function formatInterval(type: DataType, value: Value): string {
  if (type.kind === 'day-time interval') return `INTERVAL '${dayTimeText(value as Integer, type)}' ${unitsOf(type)}`
  if (type.kind === 'year-month interval') return `INTERVAL '${yearMonthText(value as number, type)}' ${unitsOf(type)}`
  return calendarText(value as CalendarInterval)
}

const unitsOf = (type: DataType): string => sqlType(type).slice('INTERVAL '.length)

const MICROS_PER = [86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000] as const

function dayTimeText(value: Integer, type: DayTimeIntervalType): string {
  const { startField, endField } = type
  const negative = value < 0
  let rest = negative ? negate(value) : value
  let text = negative ? '-' : ''
  for (let field = startField; field <= endField; field++) {
    const unit = MICROS_PER[field]
    const amount = divide(rest, unit)
    rest = remainder(rest, unit)
    if (field > startField) text += field === 1 ? ' ' : ':'
    text += field === 0 ? String(amount) : String(amount).padStart(2, '0')
  }
  return endField === 3 ? text + fractionText(Number(rest)) : text
}

/** `.5` for 500000 microseconds, nothing for none. */
function fractionText(micros: number): string {
  return micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`
}

function yearMonthText(months: number, type: YearMonthIntervalType): string {
  const sign = months < 0 ? '-' : ''
  const total = Math.abs(months)
  if (type.startField === 1) return `${sign}${total}`
  const years = Math.trunc(total / 12)
  return type.endField === 0 ? `${sign}${years}` : `${sign}${years}-${total % 12}`
}

function calendarText({ months, days, microseconds }: CalendarInterval): string {
  const parts: string[] = []
  const append = (amount: Integer, unit: string): void => {
    if (amount !== 0) parts.push(`${amount} ${unit}`)
  }
  append(Math.trunc(months / 12), 'years')
  append(months % 12, 'months')
  append(days, 'days')
  append(divide(microseconds, MICROS_PER[1]), 'hours')
  const underHour = remainder(microseconds, MICROS_PER[1])
  append(divide(underHour, MICROS_PER[2]), 'minutes')
  const seconds = Number(remainder(underHour, MICROS_PER[2]))
  if (seconds !== 0) {
    const whole = Math.trunc(Math.abs(seconds) / MICROS_PER[3])
    parts.push(`${seconds < 0 ? '-' : ''}${whole}${fractionText(Math.abs(seconds) % MICROS_PER[3])} seconds`)
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ')
}
