import { SparkError } from '../../errors/spark-error.ts'
import { add, type Integer, multiply, subtract } from '../integer.ts'
import { withinLong } from '../within-long.ts'
import {
  type CivilDate,
  civilToDays,
  daysInMonth,
  daysToCivil,
  type LocalFields,
  MICROS_PER_DAY,
  MICROS_PER_SECOND,
  microsToFields,
} from './civil.ts'
import { DAYS, MONTHS, short, weekdayOf } from './date-names.ts'
import { FIELD_RANGES } from './field-ranges.ts'
import { hybridDays } from './hybrid.ts'
import { localToUtc, utcToLocal } from './zone.ts'
import { formatOffset, offsetSeconds, offsetStyle, readZone, zoneName } from './zone-text.ts'

// java.text.SimpleDateFormat, not lenient: what spark.sql.legacy.timeParserPolicy=LEGACY reads and writes with.

type Part = { readonly letter: string; readonly count: number } | { readonly text: string }

const LETTERS = 'GyYMLwWDdFEuaHkKhmsSzZX'

/** @throws SparkError IllegalArgumentException */
function cut(pattern: string): readonly Part[] {
  const parts: Part[] = []
  const append = (text: string): void => void parts.push({ text })
  for (let i = 0; i < pattern.length; ) {
    const char = pattern[i] ?? ''
    let end = i + 1
    if (char === "'") {
      if (pattern[end] === "'") {
        append("'")
        end += 1
      } else {
        const read = quotedText(pattern, i)
        append(read.text)
        end = read.end
      }
    } else if (/[A-Za-z]/.test(char)) {
      while (pattern[end] === char) end += 1
      if (!LETTERS.includes(char)) throw illegal(`Illegal pattern character '${char}'`)
      if (char === 'X' && end - i > 3) throw illegal(`invalid ISO 8601 format: length=${end - i}`)
      parts.push({ letter: char, count: end - i })
    } else append(char)
    i = end
  }
  return parts
}

const illegal = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

function quotedText(pattern: string, start: number): { readonly text: string; readonly end: number } {
  let text = ''
  for (let i = start + 1; i < pattern.length; i++) {
    if (pattern[i] !== "'") text += pattern[i]
    else if (pattern[i + 1] === "'") {
      text += "'"
      i += 1
    } else return { text, end: i + 1 }
  }
  throw illegal('Unterminated quote')
}

/** True for a pattern that SimpleDateFormat can be made of. */
export function acceptsSimplePattern(pattern: string): boolean {
  try {
    cut(pattern)
    return true
  } catch {
    return false
  }
}

/** A writer of instants. @throws SparkError IllegalArgumentException */
export function compileSimpleFormat(pattern: string): (micros: Integer, zone: string) => string {
  const parts = cut(pattern)
  return (micros, zone) => {
    const fields = microsToFields(utcToLocal(micros, zone))
    return parts.map((p) => ('text' in p ? p.text : write(p.letter, p.count, fields, { micros, zone }))).join('')
  }
}

/** The weekday of a date, and its place in the year, are those of the hybrid calendar. */
const daysOf = (f: LocalFields): number => hybridDays(f.year, f.month, f.day)

/** Weeks of the locale en-US: they start on Sunday, and the first one has the first day. */
const weekIn = (days: number, firstDay: number): number =>
  Math.floor((days - firstDay + ((weekdayOf(firstDay) + 1) % 7)) / 7) + 1

function weekYear(f: LocalFields): number {
  const nextYear = hybridDays(f.year + 1, 1, 1)
  return daysOf(f) >= nextYear - ((weekdayOf(nextYear) + 1) % 7) ? f.year + 1 : f.year
}

function weekOfYear(f: LocalFields): number {
  return weekYear(f) > f.year ? 1 : weekIn(daysOf(f), hybridDays(f.year, 1, 1))
}

const NUMBERS: Readonly<Record<string, (f: LocalFields) => number>> = {
  w: weekOfYear,
  W: (f) => weekIn(daysOf(f), hybridDays(f.year, f.month, 1)),
  D: (f) => daysOf(f) - hybridDays(f.year, 1, 1) + 1,
  d: (f) => f.day,
  F: (f) => Math.floor((daysOf(f) - hybridDays(f.year, f.month, 1)) / 7) + 1,
  u: (f) => weekdayOf(daysOf(f)) + 1,
  H: (f) => f.hour,
  k: (f) => (f.hour === 0 ? 24 : f.hour),
  K: (f) => f.hour % 12,
  h: (f) => (f.hour % 12 === 0 ? 12 : f.hour % 12),
  m: (f) => f.minute,
  s: (f) => f.second,
  S: (f) => Math.floor(f.micros / 1000),
}

function write(
  letter: string,
  count: number,
  f: LocalFields,
  { micros, zone }: { readonly micros: Integer; readonly zone: string },
): string {
  const pad = (n: number, width = count): string => String(n).padStart(width, '0')
  const number = NUMBERS[letter]
  if (number !== undefined) return pad(number(f))
  switch (letter) {
    case 'G':
      return f.year > 0 ? 'AD' : 'BC'
    case 'y':
    case 'Y': {
      const year = letter === 'Y' ? weekYear(f) : f.year
      const ofEra = year > 0 ? year : 1 - year
      return count === 2 ? pad(ofEra % 100, 2) : pad(ofEra)
    }
    case 'M':
    case 'L': {
      const name = MONTHS[f.month - 1] ?? ''
      return count < 3 ? pad(f.month) : count === 3 ? short(name) : name
    }
    case 'E': {
      const name = DAYS[weekdayOf(daysOf(f))] ?? ''
      return count < 4 ? short(name) : name
    }
    case 'a':
      return f.hour < 12 ? 'AM' : 'PM'
    case 'z':
      return zoneName(micros, zone, count >= 4)
    default:
      return offsetText(letter, count, hybridOffset(micros, zone))
  }
}

function offsetText(letter: string, count: number, seconds: number): string {
  const style = offsetStyle(letter === 'Z' ? 'x' : 'X', letter === 'Z' ? 2 : count)
  if (style === undefined) return ''
  const minutes = Math.trunc(seconds / 60)
  const text = formatOffset(minutes * 60, style)
  return letter === 'X' && count === 1 ? text.slice(0, 3) : text
}

const UTC_1900 = -2_208_988_800

/** What java.util knows of a zone begins in 1900; before, it takes the standard time of today. */
function hybridOffset(micros: Integer, zone: string): number {
  return Number(micros) >= UTC_1900 * 1e6 ? offsetSeconds(micros, zone) : standardOffset(zone)
}

const HALVES_OF_A_YEAR = [0, 6].map((month) => Date.UTC(2024, month, 1) * 1000)

const standardOffset = (zone: string): number =>
  Math.min(...HALVES_OF_A_YEAR.map((micros) => offsetSeconds(micros, zone)))

/** `EST` is five hours from UTC in July too. */
function namedOffset(name: string, zone: string): number | undefined {
  const isName = (micros: number): boolean =>
    [false, true].some((long) => zoneName(micros, zone, long).toUpperCase() === name.toUpperCase())
  const half = zone.includes('/') ? HALVES_OF_A_YEAR.find(isName) : undefined
  return half === undefined ? undefined : offsetSeconds(half, zone)
}

/**
 * A reader of texts as instants; whatever follows the last field is ignored. `now` decides what two digits of a year mean.
 *
 * @throws SparkError IllegalArgumentException
 */
export function compileSimpleParse(pattern: string): (text: string, zone: string, now: Integer) => Integer | undefined {
  const parts = cut(pattern)
  return (text, zone, now) => {
    const found = read(text, parts)
    if (found === undefined) return undefined
    const at = (): Integer | undefined => {
      const millis = localMillis(found.fields)
      return millis === undefined
        ? undefined
        : calendarInstant(multiply(millis, 1000), found.zone ?? zone, found.offset)
    }
    const { shortYear } = found
    if (shortYear === undefined) return checked(at())
    const start = centuryStart(now)
    const { year } = microsToFields(start)
    found.fields.set('y', year - (year % 100) + shortYear + (shortYear < year % 100 ? 100 : 0))
    const instant = at()
    if (instant === undefined || shortYear !== year % 100 || instant >= start) return checked(instant)
    found.fields.set('y', year + 100)
    return checked(at())
  }
}

function checked(micros: Integer | undefined): Integer | undefined {
  return micros === undefined ? undefined : withinLong(micros)
}

/** Two digits name a year of the century that began 80 years ago, to the millisecond. */
function centuryStart(now: Integer): Integer {
  const date = new Date(Math.floor(Number(now) / 1000))
  const day = date.getUTCDate()
  date.setUTCFullYear(date.getUTCFullYear() - 80)
  // Java keeps the last day of February where the year has no 29th.
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return multiply(date.getTime(), 1000)
}

interface Found {
  readonly fields: Map<string, number>
  /** Of two digits: which century it is in depends on the day. */
  shortYear: number | undefined
  zone: string | undefined
  /** Seconds from UTC, where its name is that of winter or summer time. */
  offset: number | undefined
}

const isText = ({ letter, count }: { readonly letter: string; readonly count: number }): boolean =>
  'GEazZX'.includes(letter) || ('ML'.includes(letter) && count > 2)

function read(text: string, parts: readonly Part[]): Found | undefined {
  const found: Found = { fields: new Map(), shortYear: undefined, zone: undefined, offset: undefined }
  let at = 0
  for (const [i, part] of parts.entries()) {
    if ('text' in part) {
      if (!text.startsWith(part.text, at)) return undefined
      at += part.text.length
      continue
    }
    while (text[at] === ' ' || text[at] === '\t') at += 1
    const next = parts[i + 1]
    const abuts = next !== undefined && !('text' in next) && !isText(next)
    at = isText(part) ? readText(text, at, part, found) : readNumber(text, at, { ...part, abuts }, found)
    if (at < 0) return undefined
  }
  return found
}

function readNumber(
  text: string,
  at: number,
  part: { readonly letter: string; readonly count: number; readonly abuts: boolean },
  found: Found,
): number {
  const { letter, count, abuts } = part
  const length = abuts ? count : text.length
  if (abuts && at + count > text.length) return -1
  const digits = /^-?\d+/.exec(text.slice(at, at + length))?.[0]
  if (digits === undefined) return -1
  const value = Number(digits)
  const isShortYear = letter === 'y' && count <= 2 && /^\d\d$/.test(digits)
  if (letter === 'y') found.shortYear = isShortYear ? value : undefined
  found.fields.set(letter === 'L' ? 'M' : letter, value)
  return at + digits.length
}

function readText(
  text: string,
  at: number,
  part: { readonly letter: string; readonly count: number },
  found: Found,
): number {
  const { letter } = part
  if ('zZX'.includes(letter)) return readZoneText(text, at, part, found)
  const names = letter === 'G' ? ['BC', 'AD'] : letter === 'a' ? ['AM', 'PM'] : letter === 'E' ? DAYS : MONTHS
  const rest = text.slice(at).toLowerCase()
  const full = names.findIndex((n) => rest.startsWith(n.toLowerCase()))
  const i = full >= 0 ? full : names.findIndex((n) => rest.startsWith(short(n).toLowerCase()))
  if (i < 0) return -1
  found.fields.set(letter === 'L' ? 'M' : letter, 'ML'.includes(letter) ? i + 1 : i)
  return at + (full >= 0 ? (names[i] ?? '').length : Math.min(3, (names[i] ?? '').length))
}

function readZoneText(
  text: string,
  at: number,
  part: { readonly letter: string; readonly count: number },
  found: Found,
): number {
  const isIso = part.letter === 'X'
  if (isIso && text[at] === 'Z') return zoned(found, '+00:00', at + 1)
  if (isIso || text[at] === '+' || text[at] === '-') {
    const numeric = isIso ? (ISO_OFFSETS[part.count - 1] ?? RFC_OFFSET) : RFC_OFFSET
    const [all, sign = '+', hours = '0', minutes = '0'] = numeric.exec(text.slice(at)) ?? []
    const inMinutes = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
    // The calendar of Java has no offset further from UTC.
    if (all === undefined || Number(minutes) > 59 || inMinutes < -13 * 60 || inMinutes > 14 * 60) return -1
    return zoned(found, `${sign}${hours}:${minutes.padStart(2, '0')}`, at + all.length)
  }
  const name = /^z/i.test(text.slice(at)) ? undefined : readZone(text, at)
  if (name === undefined) return -1
  found.offset = namedOffset(text.slice(at, name.end), name.zone)
  return zoned(found, name.zone, name.end)
}

const RFC_OFFSET = /^([+-])(\d\d)(\d\d)/
const ISO_OFFSETS = [/^([+-])(\d\d)/, RFC_OFFSET, /^([+-])(\d\d):(\d\d)/]

function zoned(found: Found, zone: string, end: number): number {
  found.zone = zone
  return end
}

/** Whether the calendar of Spark 2 has the date: Julian leap days before October 1582, and ten days less in it. */
function exists(year: number, month: number, day: number): boolean {
  if (year === 1582 && month === 10) return day <= 31 && (day < 5 || day > 14)
  // Spark takes a leap day that only the old calendar has for the first of March.
  const julianLeapDay = year < 1582 && year % 4 === 0 && month === 2 && day === 29
  return julianLeapDay || day <= daysInMonth(year, month)
}

const LIMITS: typeof FIELD_RANGES = { ...FIELD_RANGES, y: [1, 292_278_994], S: [0, 999] }

/** Milliseconds of the wall clock; undefined where a field is out of its range or contradicts another. */
function localMillis(fields: ReadonlyMap<string, number>): Integer | undefined {
  for (const [letter, value] of fields) {
    const limits = LIMITS[letter]
    if (limits !== undefined && (value < limits[0] || value > limits[1])) return undefined
  }
  const get = (letter: string, fallback: number): number => fields.get(letter) ?? fallback
  const written = get('y', 1970)
  const year = fields.get('G') === 0 ? 1 - written : written
  const [month, day] = [get('M', 1), get('d', 1)]
  const days = isLast('Y', 'y', fields)
    ? startOfWeekYear(get('Y', 1970))
    : isLast('D', 'd', fields)
      ? byDayOfYear(year, fields)
      : byDate(year, month, day, fields)
  if (days === undefined) return undefined
  if (fields.has('E') && weekdayOf(hybridDays(year, month, day)) !== fields.get('E')) return undefined
  const afternoon = fields.get('a') === 1 ? 12 : 0
  const half = fields.has('h') ? get('h', 0) % 12 : fields.get('K')
  const hour = fields.get('H') ?? (fields.has('k') ? get('k', 0) % 24 : (half ?? 0) + afternoon)
  return (days * 86_400 + (hour * 60 + get('m', 0)) * 60 + get('s', 0)) * 1000 + get('S', 0)
}

/** Java's calendar goes by one of two fields that contradict: by the one that was written last. */
const isLast = (letter: string, other: string, fields: ReadonlyMap<string, number>): boolean =>
  [...fields.keys()].findLast((written) => written === letter || written === other) === letter

/** The Sunday that begins the week of the first of January, which is all that Java makes of a week's year. */
function startOfWeekYear(year: number): number {
  const first = civilToDays(year, 1, 1)
  return first - ((weekdayOf(first) + 1) % 7)
}

function byDayOfYear(year: number, fields: ReadonlyMap<string, number>): number | undefined {
  const days = civilToDays(year, 1, 1) + (fields.get('D') ?? 1) - 1
  const date = daysToCivil(days)
  const agrees = (['M', 'd'] as const).every((l) => (fields.get(l) ?? PART[l](date)) === PART[l](date))
  return date.year === year && agrees ? days : undefined
}

function byDate(year: number, month: number, day: number, fields: ReadonlyMap<string, number>): number | undefined {
  if (!exists(year, month, day)) return undefined
  const days = civilToDays(year, month, day)
  const dayOfYear = fields.get('D')
  return dayOfYear === undefined || days === civilToDays(year, 1, 1) + dayOfYear - 1 ? days : undefined
}

const PART = { M: (d: CivilDate) => d.month, d: (d: CivilDate) => d.day } as const

/** The instant of a wall clock reading as java.util finds it: none in a gap, the later of two in autumn. */
function calendarInstant(local: Integer, zone: string, offset: number | undefined): Integer | undefined {
  if (offset !== undefined) return subtract(local, offset * MICROS_PER_SECOND)
  const instant = localToUtc(local, zone)
  if (utcToLocal(instant, zone) !== local) return undefined
  const tomorrow = add(instant, MICROS_PER_DAY)
  const later = subtract(local, subtract(utcToLocal(tomorrow, zone), tomorrow))
  return later > instant && utcToLocal(later, zone) === local ? later : instant
}
