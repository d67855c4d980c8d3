import { add, fromBigInt, type Integer, isLong } from '../integer.ts'
import type { CalendarInterval } from '../value.ts'
import { trimAll } from './string-number.ts'

type Unit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond' | 'microsecond'

const MICROS: Partial<Readonly<Record<Unit, bigint>>> = {
  hour: 3_600_000_000n,
  minute: 60_000_000n,
  second: 1_000_000n,
  millisecond: 1000n,
  microsecond: 1n,
}
const TERM =
  /([+-]?)[\s\0-\x20\x7f]*(?:(\d+)(?:(\.)(\d{0,9}))?|(\.)(\d{1,9}))[\s\0-\x20\x7f]+(year|month|week|day|hour|minute|second|millisecond|microsecond)s?(?=[\0-\x20\x7f]|$)[\0-\x20\x7f]*/y

const INT_LIMIT = 2 ** 31

/**
 * Reads `1 year 2 days -3.5 seconds`, with or without `interval` in front, in any case.
 * Undefined when malformed or out of range.
 */
export function parseCalendarInterval(input: string): CalendarInterval | undefined {
  const text = trimAll(input).toLowerCase()
  let at = /^interval[\0-\x20\x7f]+/.exec(text)?.[0].length ?? 0
  if (at >= text.length) return undefined
  let interval: CalendarInterval | undefined = { months: 0, days: 0, microseconds: 0 }
  while (at < text.length && interval !== undefined) {
    TERM.lastIndex = at
    const match = TERM.exec(text)
    if (match === null) return undefined
    interval = addTerm(interval, match)
    at = TERM.lastIndex
  }
  return interval
}

function addTerm(interval: CalendarInterval, match: RegExpExecArray): CalendarInterval | undefined {
  const [, sign, whole = '0', point, after, leadingPoint, onlyAfter, name] = match
  const fraction = after ?? onlyAfter ?? ''
  const unit = name as Unit
  if ((point !== undefined || leadingPoint !== undefined) && unit !== 'second') return undefined
  const amount = BigInt(whole) * (sign === '-' ? -1n : 1n)
  if (!isLong(amount)) return undefined
  const { months, days, microseconds } = interval
  if (unit === 'year' || unit === 'month') {
    const sum = inInt(months, amount * (unit === 'year' ? 12n : 1n))
    return sum === undefined ? undefined : { months: sum, days, microseconds }
  }
  if (unit === 'week' || unit === 'day') {
    const sum = inInt(days, amount * (unit === 'week' ? 7n : 1n))
    return sum === undefined ? undefined : { months, days: sum, microseconds }
  }
  const fractionMicros = BigInt(fraction.slice(0, 6).padEnd(6, '0')) * (sign === '-' ? -1n : 1n)
  const term = amount * (MICROS[unit] as bigint) + (unit === 'second' ? fractionMicros : 0n)
  const sum: Integer = add(microseconds, fromBigInt(term))
  return isLong(sum) ? { months, days, microseconds: sum } : undefined
}

function inInt(base: number, amount: bigint): number | undefined {
  const sum = BigInt(base) + amount
  return sum >= -INT_LIMIT && sum < INT_LIMIT ? Number(sum) : undefined
}
