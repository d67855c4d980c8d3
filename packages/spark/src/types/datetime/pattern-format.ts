import type { Integer } from '../integer.ts'
import { civilToDays, type LocalFields, microsToFields } from './civil.ts'
import { DAYS, MONTHS, short, weekdayOf } from './date-names.ts'
import { type PatternPart, parsePattern } from './pattern.ts'
import { utcToLocal } from './zone.ts'
import { formatOffset, localizedOffset, offsetSeconds, offsetStyle, zoneName } from './zone-text.ts'

/** What a formatter writes of: the wall clock of a zone at an instant. */
interface Moment {
  readonly fields: LocalFields
  readonly micros: Integer
  readonly zone: string
}

type Writer = (moment: Moment) => string

/** A writer of instants by a pattern of java.time. @throws SparkError as {@link parsePattern} */
export function compileFormat(pattern: string): (micros: Integer, zone: string) => string {
  const parts = parsePattern(pattern, false)
  const era = hasLetter(parts, 'G')
  const write = sequence(parts, era)
  return (micros, zone) => write({ fields: microsToFields(utcToLocal(micros, zone)), micros, zone })
}

const hasLetter = (parts: readonly PatternPart[], letter: string): boolean =>
  parts.some((p) => ('letter' in p ? p.letter === letter : 'optional' in p && hasLetter(p.optional, letter)))

function sequence(parts: readonly PatternPart[], era: boolean): Writer {
  const writers = parts.map((p): Writer => {
    if ('text' in p) return () => p.text
    return 'optional' in p ? sequence(p.optional, era) : letterWriter(p.letter, p.count, era)
  })
  return (moment) => writers.map((write) => write(moment)).join('')
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0')
const numeric =
  (count: number, part: (f: LocalFields) => number): Writer =>
  ({ fields }) =>
    pad(part(fields), count)

const daysOf = (f: LocalFields): number => civilToDays(f.year, f.month, f.day)

const NUMBERS: Readonly<Record<string, (f: LocalFields) => number>> = {
  d: (f) => f.day,
  D: (f) => daysOf(f) - civilToDays(f.year, 1, 1) + 1,
  F: (f) => ((f.day - 1) % 7) + 1,
  H: (f) => f.hour,
  k: (f) => (f.hour === 0 ? 24 : f.hour),
  K: (f) => f.hour % 12,
  h: (f) => (f.hour % 12 === 0 ? 12 : f.hour % 12),
  m: (f) => f.minute,
  s: (f) => f.second,
  g: (f) => daysOf(f) + 40_587,
}

function letterWriter(letter: string, count: number, era: boolean): Writer {
  const number = NUMBERS[letter]
  if (number !== undefined) return numeric(count, number)
  switch (letter) {
    case 'G':
      return ({ fields }) => eraText(fields.year, count)
    case 'y':
      return ({ fields }) => yearText(era && fields.year <= 0 ? 1 - fields.year : fields.year, count)
    case 'M':
    case 'L':
      return count <= 2 ? numeric(count, (f) => f.month) : ({ fields }) => named(MONTHS, fields.month - 1, count)
    case 'Q':
    case 'q':
      return ({ fields }) => quarterText(Math.floor((fields.month - 1) / 3) + 1, count)
    case 'E':
      return ({ fields }) => named(DAYS, weekdayOf(daysOf(fields)), count)
    case 'a':
      return ({ fields }) => (fields.hour < 12 ? 'AM' : 'PM')
    case 'S':
      return ({ fields }) => `${pad(fields.micros, 6)}000`.slice(0, count)
    default:
      return zoneWriter(letter, count)
  }
}

function zoneWriter(letter: string, count: number): Writer {
  const style = offsetStyle(letter, count)
  if (style !== undefined) return ({ micros, zone }) => formatOffset(offsetSeconds(micros, zone), style)
  if (letter === 'V') return ({ zone }) => zone
  if (letter === 'z') return ({ micros, zone }) => zoneName(micros, zone, count === 4)
  return ({ micros, zone }) => localizedOffset(offsetSeconds(micros, zone), count === 4)
}

const eraText = (year: number, count: number): string =>
  year > 0 ? (count === 4 ? 'Anno Domini' : 'AD') : count === 4 ? 'Before Christ' : 'BC'

function yearText(year: number, count: number): string {
  if (count === 2) return pad(((year % 100) + 100) % 100, 2)
  const text = pad(Math.abs(year), count)
  if (year < 0) return `-${text}`
  // java.time marks a year that is longer than its pattern.
  return count >= 4 && text.length > count ? `+${text}` : text
}

const named = (names: readonly string[], i: number, count: number): string =>
  count === 4 ? (names[i] ?? '') : short(names[i] ?? '')

const quarterText = (quarter: number, count: number): string =>
  count <= 2
    ? pad(quarter, count)
    : count === 3
      ? `Q${quarter}`
      : `${['1st', '2nd', '3rd', '4th'][quarter - 1] ?? ''} quarter`
