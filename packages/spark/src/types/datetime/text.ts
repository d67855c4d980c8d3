import { add, floorDivide, type Integer, isLong, multiply } from '../integer.ts'
import { civilToDays, daysInMonth, daysToCivil, MICROS_PER_DAY, MICROS_PER_SECOND, microsToFields } from './civil.ts'
import { isZone, localToUtc, utcToLocal } from './zone.ts'

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0')
  return year > 9999 ? `+${year}` : `-${String(-year).padStart(4, '0')}`
}

/** `2020-01-02`: a date as Spark casts it to a string. */
export function formatDate(days: number): string {
  const { year, month, day } = daysToCivil(days)
  return `${yearText(year)}-${two(month)}-${two(day)}`
}

/** `2020-01-02 03:04:05.6`: a wall clock reading as Spark casts it to a string, without trailing zeros. */
export function formatTimestampNtz(micros: Integer): string {
  const f = microsToFields(micros)
  const fraction = f.micros === 0 ? '' : `.${String(f.micros).padStart(6, '0').replace(/0+$/, '')}`
  return `${yearText(f.year)}-${two(f.month)}-${two(f.day)} ${two(f.hour)}:${two(f.minute)}:${two(f.second)}${fraction}`
}

export const formatTimestamp = (micros: Integer, zone: string): string => formatTimestampNtz(utcToLocal(micros, zone))

// Spark trims the spaces and control characters of ASCII: it looks at bytes.
const TRIM = /^[\0-\x20\x7f]+|[\0-\x20\x7f]+$/g
const DATE = /^([+-]?)(\d{4,7})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T].*)?)?)?$/s

function daysOf(sign: string, year: string, month: string | undefined, day: string | undefined): number | undefined {
  const y = sign === '-' ? -Number(year) : Number(year)
  const m = Number(month ?? 1)
  const d = Number(day ?? 1)
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined
  return civilToDays(y, m, d)
}

/** The date that Spark's cast reads in a text: `2020`, `2020-1`, `2020-01-02`, with anything behind a `T` or blank. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text.replace(TRIM, ''))
  if (match === null) return undefined
  const [, sign = '', year = '', month, day] = match
  return daysOf(sign, year, month, day)
}

const TIMESTAMP =
  /^(?:([+-]?)(\d{4,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?)?(?:([ T]?)(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?)?)?)?(.*)$/s

interface Reading {
  /** Wall clock micros; without a date only the time of day. */
  readonly local: Integer
  readonly zone: string | undefined
  readonly timeOnly: boolean
}

function readTimestamp(text: string): Reading | undefined {
  const trimmed = text.replace(TRIM, '')
  const match = trimmed === '' ? null : TIMESTAMP.exec(trimmed)
  if (match === null) return undefined
  const [, sign = '', year, month, day, separator = '', hour, minute, seconds, fraction = '', rest = ''] = match
  if (year === undefined && hour === undefined) return undefined
  if (year !== undefined && hour !== undefined && (separator === '' || day === undefined)) return undefined
  if (year === undefined && (separator === ' ' || (minute === undefined && separator === ''))) return undefined
  // Spark reads a zone after seconds only.
  if (seconds === undefined && rest !== '') return undefined
  const second = Number(seconds ?? 0)
  const days = year === undefined ? 0 : daysOf(sign, year, month, day)
  if (days === undefined || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || second > 59) return undefined
  const zone = rest.trim() === '' ? undefined : zoneText(rest.trim())
  if (zone !== undefined && !isZone(zone)) return undefined
  const time = ((Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + second) * MICROS_PER_SECOND
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'))
  return { local: add(multiply(days, MICROS_PER_DAY), time + micros), zone, timeOnly: year === undefined }
}

/** `+1:2` means `+01:02`. */
const zoneText = (text: string): string => text.replace(/^([+-])(\d):/, '$10$2:').replace(/^([+-]\d\d):(\d)$/, '$1:0$2')

/**
 * The instant that Spark's cast reads in a text; `zone` holds where the text names none.
 *
 * @param now - whose day a time without a date is on; without it such a text is none
 */
export function parseTimestamp(text: string, zone: string, now?: Integer): Integer | undefined {
  const reading = readTimestamp(text)
  if (reading === undefined || (reading.timeOnly && now === undefined)) return undefined
  const date = reading.timeOnly ? startOfDay(now ?? 0, reading.zone ?? zone) : 0
  const micros = localToUtc(add(date, reading.local), reading.zone ?? zone)
  return isLong(micros) ? micros : undefined
}

/** The local midnight before an instant. */
function startOfDay(now: Integer, zone: string): Integer {
  return multiply(floorDivide(utcToLocal(now, zone), MICROS_PER_DAY), MICROS_PER_DAY)
}

/** Whether a text is a time that names its zone. */
export const namesZone = (text: string): boolean => readTimestamp(text)?.zone !== undefined

/** The wall clock reading of a text; a zone in it is ignored unless `allowZone` is false, a time without date is none. */
export function parseTimestampNtz(text: string, allowZone = true): Integer | undefined {
  const reading = readTimestamp(text)
  if (reading === undefined || reading.timeOnly || (!allowZone && reading.zone !== undefined)) return undefined
  return isLong(reading.local) ? reading.local : undefined
}
