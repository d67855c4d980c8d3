import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { add, type Integer, multiply } from '../integer.ts'
import { civilToDays, daysInMonth, type LocalFields, MICROS_PER_DAY, MICROS_PER_SECOND } from './civil.ts'

// The part of java.time's patterns that Spark's datetime functions are called with most. Other letters are refused.

/** One piece of a pattern: letters of one kind, or text to be found as it stands. */
export type PatternPart = { readonly letter: string; readonly count: number } | { readonly text: string }

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const SUPPORTED = 'yuMLdDHhKkmsSaEqQ'
const WEEK_BASED = 'YWwuec'
const NEVER = 'ABnNp'

/** Cuts a pattern into its parts. @throws SparkError for letters that Spark refuses. UnsupportedError for those not here */
export function parsePattern(pattern: string, forParsing: boolean): readonly PatternPart[] {
  const parts: PatternPart[] = []
  for (let i = 0; i < pattern.length; ) {
    const char = pattern[i] ?? ''
    if (char === "'") {
      const close = pattern.indexOf("'", i + 1)
      if (close < 0)
        throw new SparkError('IllegalArgumentException', `Pattern ends with an incomplete string literal: ${pattern}`)
      parts.push({ text: close === i + 1 ? "'" : pattern.slice(i + 1, close) })
      i = close + 1
    } else if (/[A-Za-z]/.test(char)) {
      let end = i
      while (pattern[end] === char) end += 1
      checkLetter(char, end - i, pattern, forParsing)
      parts.push({ letter: char, count: end - i })
      i = end
    } else if ('[]{}#'.includes(char)) {
      throw new UnsupportedError(
        'DATETIME_PATTERN',
        `Failed to use the datetime pattern ${pattern}: optional sections and reserved characters are not supported yet`,
      )
    } else {
      parts.push({ text: char })
      i += 1
    }
  }
  return parts
}

function checkLetter(letter: string, count: number, pattern: string, forParsing: boolean): void {
  if (WEEK_BASED.includes(letter)) {
    throw recognition(pattern)
  }
  if (NEVER.includes(letter)) throw new SparkError('IllegalArgumentException', `Illegal pattern character: ${letter}`)
  if (forParsing && 'EFqQ'.includes(letter)) throw recognition(pattern)
  const tooLong =
    (letter === 'y' && count > 6) ||
    ('MLEqQ'.includes(letter) && count > 4) ||
    ('dHhKkms'.includes(letter) && count > 2) ||
    (letter === 'S' && count > 9) ||
    (letter === 'a' && count > 1) ||
    (letter === 'D' && count > 3)
  if (tooLong) throw recognition(pattern)
  if (!SUPPORTED.includes(letter)) {
    throw new UnsupportedError(
      'DATETIME_PATTERN',
      `Failed to use the datetime pattern ${pattern}: the letter ${letter} is not supported yet`,
    )
  }
}

const recognition = (pattern: string): Error =>
  sparkError('SparkUpgradeException', 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION', {
    pattern: `'${pattern}'`,
    config: '"spark.sql.legacy.timeParserPolicy"',
    docroot: 'https://spark.apache.org/docs/latest',
  })

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** A formatter of wall clock readings. */
export function compileFormat(pattern: string): (fields: LocalFields) => string {
  const writers = parsePattern(pattern, false).map((p) => ('text' in p ? () => p.text : writer(p.letter, p.count)))
  return (fields) => writers.map((w) => w(fields)).join('')
}

function writer(letter: string, count: number): (f: LocalFields) => string {
  switch (letter) {
    case 'y':
      return (f) => yearText(f.year, count)
    case 'M':
    case 'L':
      return (f) => (count > 2 ? nameOf(MONTHS, f.month - 1, count) : pad(f.month, count))
    case 'd':
      return (f) => pad(f.day, count)
    case 'D':
      return (f) => pad(civilToDays(f.year, f.month, f.day) - civilToDays(f.year, 1, 1) + 1, count)
    case 'q':
    case 'Q':
      return (f) => quarterText(Math.floor((f.month - 1) / 3) + 1, count)
    case 'E':
      return (f) => nameOf(DAYS, (((civilToDays(f.year, f.month, f.day) + 3) % 7) + 7) % 7, count)
    case 'H':
      return (f) => pad(f.hour, count)
    case 'k':
      return (f) => pad(f.hour === 0 ? 24 : f.hour, count)
    case 'K':
      return (f) => pad(f.hour % 12, count)
    case 'h':
      return (f) => pad(f.hour % 12 === 0 ? 12 : f.hour % 12, count)
    case 'm':
      return (f) => pad(f.minute, count)
    case 's':
      return (f) => pad(f.second, count)
    case 'S':
      return (f) => `${pad(f.micros, 6)}000`.slice(0, count)
    default:
      return (f) => (f.hour < 12 ? 'AM' : 'PM')
  }
}

function yearText(year: number, count: number): string {
  if (count === 2) return pad(((year % 100) + 100) % 100, 2)
  const text = pad(Math.abs(year), count)
  if (year < 0) return `-${text}`
  // java.time marks a year that is longer than its pattern.
  return count >= 4 && text.length > count ? `+${text}` : text
}

const nameOf = (names: readonly string[], i: number, count: number): string =>
  count === 4 ? (names[i] ?? '') : (names[i] ?? '').slice(0, 3)

const quarterText = (quarter: number, count: number): string =>
  count <= 2
    ? pad(quarter, count)
    : count === 3
      ? `Q${quarter}`
      : `${['1st', '2nd', '3rd', '4th'][quarter - 1] ?? ''} quarter`

type Fields = Map<string, number>

/** Gives microseconds of the wall clock that a text shows, or undefined where it does not fit the pattern. */
export function compileParse(pattern: string): {
  readonly parse: (text: string) => Integer | undefined
  readonly legacyAccepts: (text: string) => boolean
} {
  const parts = parsePattern(pattern, true)
  return {
    parse: (text) => {
      const found = readStrict(text, parts)
      return found === undefined ? undefined : resolve(found)
    },
    legacyAccepts: (text) => {
      const found = readLegacy(text, parts)
      return found !== undefined && resolve(found) !== undefined
    },
  }
}

function readStrict(text: string, parts: readonly PatternPart[]): Fields | undefined {
  const fields: Fields = new Map()
  let at = 0
  for (const [i, part] of parts.entries()) {
    if ('text' in part) {
      if (text.slice(at, at + part.text.length).toLowerCase() !== part.text.toLowerCase()) return undefined
      at += part.text.length
      continue
    }
    const read = readField(text, at, part, digitsAfter(parts, i))
    if (read === undefined) return undefined
    const known = fields.get(part.letter)
    if (known !== undefined && known !== read.value) return undefined
    fields.set(part.letter, read.value)
    at = read.end
  }
  return at === text.length ? fields : undefined
}

/** Digits that the numeric fields directly behind a field of free width take for themselves. */
function digitsAfter(parts: readonly PatternPart[], i: number): number {
  let digits = 0
  for (const part of parts.slice(i + 1)) {
    if ('text' in part || part.letter === 'a' || ('ML'.includes(part.letter) && part.count > 2)) break
    digits += part.count
  }
  return digits
}

interface FieldRead {
  readonly value: number
  readonly end: number
}

function readField(
  text: string,
  at: number,
  part: { readonly letter: string; readonly count: number },
  reserved: number,
): FieldRead | undefined {
  const { letter, count } = part
  if ('ML'.includes(letter) && count > 2) return readName(text, at, MONTHS, count)
  if (letter === 'a') {
    const word = text.slice(at, at + 2).toUpperCase()
    return word === 'AM' || word === 'PM' ? { value: word === 'AM' ? 0 : 1, end: at + 2 } : undefined
  }
  if (letter === 'S') return readFraction(text, at, count)
  const [min, max] = letter === 'y' ? yearWidth(count) : count === 1 ? [1, 19] : [count, count]
  const signed = letter === 'y' && count !== 2 && /[+-]/.test(text[at] ?? '')
  const start = signed ? at + 1 : at
  let end = start
  while (end - start < max && /[0-9]/.test(text[end] ?? '')) end += 1
  if (end - start > min) end = Math.max(start + min, end - Math.max(0, reserved - countDigits(text, end)))
  if (end - start < min) return undefined
  // A year longer than its pattern needs a sign in java.time, and a shorter one may have no plus.
  if (letter === 'y' && count >= 4 && !signed && end - start > count) return undefined
  if (signed && text[at] === '+' && end - start <= count) return undefined
  const digits = Number(text.slice(start, end))
  if (letter === 'y' && count === 2) return { value: 2000 + digits, end }
  return { value: signed && text[at] === '-' ? -digits : digits, end }
}

function countDigits(text: string, from: number): number {
  let n = 0
  while (/[0-9]/.test(text[from + n] ?? '')) n += 1
  return n
}

const yearWidth = (count: number): readonly [number, number] =>
  count === 2 ? [2, 2] : count < 4 ? [count, 19] : [count, 19]

function readName(text: string, at: number, names: readonly string[], count: number): FieldRead | undefined {
  const i = names.findIndex((n) => {
    const name = count === 4 ? n : n.slice(0, 3)
    return text.slice(at, at + name.length).toLowerCase() === name.toLowerCase()
  })
  if (i < 0) return undefined
  return { value: i + 1, end: at + (count === 4 ? (names[i] ?? '').length : 3) }
}

/** A fraction of a second of up to `count` digits, in microseconds. */
function readFraction(text: string, at: number, count: number): FieldRead | undefined {
  let end = at
  while (end - at < count && /[0-9]/.test(text[end] ?? '')) end += 1
  return end === at ? undefined : { value: Number(text.slice(at, end).padEnd(6, '0').slice(0, 6)), end }
}

/** java.text.SimpleDateFormat: any number of digits, blanks before numbers, and whatever follows the last field. */
function readLegacy(text: string, parts: readonly PatternPart[]): Fields | undefined {
  const fields: Fields = new Map()
  let at = 0
  for (const [i, part] of parts.entries()) {
    if ('text' in part) {
      if (!text.startsWith(part.text, at)) return undefined
      at += part.text.length
      continue
    }
    const { letter, count } = part
    if (('ML'.includes(letter) && count > 2) || letter === 'a') {
      const named =
        letter === 'a' ? readField(text, at, part, 0) : (readName(text, at, MONTHS, 4) ?? readName(text, at, MONTHS, 3))
      if (named === undefined) return undefined
      fields.set(letter, named.value)
      at = named.end
      continue
    }
    while (text[at] === ' ' || text[at] === '\t') at += 1
    const next = parts[i + 1]
    const abuts = next !== undefined && !('text' in next)
    const match = new RegExp(abuts ? `^-?\\d{${count}}` : '^-?\\d+').exec(text.slice(at))
    if (match === null) return undefined
    const value = Number(match[0])
    fields.set(
      letter,
      letter === 'S'
        ? (value % 1000) * 1000
        : letter === 'y' && count <= 2 && match[0].length === 2
          ? 2000 + value
          : value,
    )
    at += match[0].length
  }
  return fields
}

/** Checks the fields and puts them together; what the pattern lacks is the first of its kind. */
function resolve(fields: Fields): Integer | undefined {
  const field = (letter: string, fallback: number): number => fields.get(letter) ?? fallback
  const year = field('y', field('u', 1970))
  const month = fields.get('M') ?? field('L', 1)
  const hour = hourOf(fields)
  if (month < 1 || month > 12 || hour === undefined) return undefined
  const dayOfYear = fields.get('D')
  const day = field('d', 1)
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  const minute = field('m', 0)
  const second = field('s', 0)
  if (minute > 59 || second > 59) return undefined
  const days = dayOfYear === undefined ? civilToDays(year, month, day) : civilToDays(year, 1, 1) + dayOfYear - 1
  return add(multiply(days, MICROS_PER_DAY), ((hour * 60 + minute) * 60 + second) * MICROS_PER_SECOND + field('S', 0))
}

function hourOf(fields: Fields): number | undefined {
  const [h24, h1, h12, h0] = [fields.get('H'), fields.get('k'), fields.get('h'), fields.get('K')]
  const afternoon = fields.get('a') === 1 ? 12 : 0
  if (h24 !== undefined) return h24 <= 23 ? h24 : undefined
  if (h1 !== undefined) return h1 >= 1 && h1 <= 24 ? h1 % 24 : undefined
  if (h12 !== undefined) return h12 >= 1 && h12 <= 12 ? (h12 % 12) + afternoon : undefined
  if (h0 !== undefined) return h0 <= 11 ? h0 + afternoon : undefined
  return fields.has('a') ? afternoon : 0
}
