import { keptByText } from '../../lexer/kept-by-text.ts'
import { add, type Integer, multiply } from '../integer.ts'
import { civilToDays, daysInMonth, daysToCivil, MAX_YEAR, MICROS_PER_DAY, MICROS_PER_SECOND } from './civil.ts'
import { MONTHS, short } from './date-names.ts'
import { FIELD_RANGES } from './field-ranges.ts'
import { type PatternPart, parsePattern } from './pattern.ts'
import { offsetStyle, readOffset, readZone, readZoneId } from './zone-text.ts'

/** A wall clock reading, and the zone that the text names. */
export interface Reading {
  readonly local: Integer
  readonly zone: string | undefined
}

/** A reader of texts by a pattern of java.time, strictly; undefined where a text does not fit. */
export const compileParse = keptByText(compiled)

function compiled(pattern: string): (text: string) => Reading | undefined {
  const steps = stepsOf(parsePattern(pattern, true))
  return (text) => {
    const found: Found = { numbers: new Map(), zone: undefined }
    return readSteps(text, 0, steps, found) === text.length ? resolve(found) : undefined
  }
}

interface Found {
  numbers: Map<string, number>
  zone: string | undefined
}

type LetterPart = Extract<PatternPart, { letter: string }>
type Step =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'optional'; readonly steps: readonly Step[] }
  | { readonly kind: 'number'; readonly part: LetterPart; readonly width: NumberWidth }
  | { readonly kind: 'other'; readonly part: LetterPart }

interface NumberWidth {
  readonly min: number
  readonly max: number
  /** How a sign goes: years only. */
  readonly sign: 'none' | 'minus' | 'exceeds'
  /** Digits that the fields right behind take for themselves. */
  reserved: number
}

/** Numbers right behind each other share their digits: only the first may be of free width. */
function stepsOf(parts: readonly PatternPart[]): readonly Step[] {
  const steps: Step[] = []
  let first: NumberWidth | undefined
  for (const part of parts) {
    if ('text' in part) steps.push({ kind: 'text', text: part.text })
    else if ('optional' in part) steps.push({ kind: 'optional', steps: stepsOf(part.optional) })
    else {
      const width = widthOf(part)
      steps.push(width === undefined ? { kind: 'other', part } : { kind: 'number', part, width })
      if (width !== undefined) {
        const fixed = width.min === width.max && width.sign === 'none'
        if (first !== undefined && fixed) first.reserved += width.max
        else first = width
        continue
      }
    }
    first = undefined
  }
  return steps
}

function widthOf({ letter, count }: LetterPart): NumberWidth | undefined {
  const fixed = (n: number): NumberWidth => ({ min: n, max: n, sign: 'none', reserved: 0 })
  if (letter === 'y') {
    if (count === 2) return fixed(2)
    return { min: count, max: 19, sign: count < 4 ? 'minus' : 'exceeds', reserved: 0 }
  }
  if ('ML'.includes(letter) && count > 2) return undefined
  if (letter === 'S') return count === 1 ? fixed(1) : undefined
  if (letter === 'D' && count > 1) return { min: count, max: 3, sign: 'none', reserved: 0 }
  if ('MLdDHhKkmsg'.includes(letter))
    return count === 1 ? { min: 1, max: 19, sign: 'minus', reserved: 0 } : fixed(count)
  return undefined
}

/** Reads on from `at`; -1 where the text does not fit. */
function readSteps(text: string, start: number, steps: readonly Step[], found: Found): number {
  let at = start
  for (const step of steps) {
    if (step.kind === 'text') {
      const there = text.slice(at, at + step.text.length)
      if (there.toLowerCase() !== step.text.toLowerCase()) return -1
      at += step.text.length
      continue
    }
    if (step.kind === 'optional') {
      const inside: Found = { numbers: new Map(found.numbers), zone: found.zone }
      const end = readSteps(text, at, step.steps, inside)
      if (end < 0) continue
      found.numbers = inside.numbers
      found.zone = inside.zone
      at = end
      continue
    }
    const end = step.kind === 'number' ? readNumber(text, at, step, found) : readOther(text, at, step.part, found)
    if (end < 0) return -1
    at = end
  }
  return at
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9'

function readNumber(text: string, at: number, step: Extract<Step, { kind: 'number' }>, found: Found): number {
  const { width, part } = step
  const sign = text[at] === '+' || text[at] === '-' ? text[at] : ''
  if (sign !== '' && (width.sign === 'none' || (sign === '+' && width.sign === 'minus'))) return -1
  const start = at + (sign === '' ? 0 : 1)
  const digits = (most: number): number => {
    let end = start
    while (end - start < most && isDigit(text[end])) end += 1
    return end - start
  }
  let length = digits(width.max + width.reserved)
  if (width.reserved > 0) length = digits(Math.max(width.min, length - width.reserved))
  if (length < width.min) return -1
  const value = Number(text.slice(start, start + length))
  if (sign === '-' && value === 0) return -1
  // A year longer than its pattern needs a plus, and no other year may have one.
  if (width.sign === 'exceeds' && sign !== '-' && (sign === '+') !== length > width.min) return -1
  const scaled = part.letter === 'S' ? value * 100_000 : part.letter === 'y' && part.count === 2 ? 2000 + value : value
  return keep(found, part.letter, sign === '-' ? -scaled : scaled) ? start + length : -1
}

/** False where the pattern names a field twice and the text shows two values of it. */
function keep(found: Found, letter: string, value: number): boolean {
  const key = letter === 'L' ? 'M' : letter
  const known = found.numbers.get(key)
  found.numbers.set(key, value)
  return known === undefined || known === value
}

function readOther(text: string, at: number, part: LetterPart, found: Found): number {
  const { letter, count } = part
  if (letter === 'S') return readFraction(text, at, count, found)
  const words = wordsOf(letter, count)
  if (words !== undefined) {
    const i = words.findIndex((w) => text.slice(at, at + w.length).toLowerCase() === w.toLowerCase())
    if (i < 0) return -1
    return keep(found, letter, letter === 'M' || letter === 'L' ? i + 1 : i) ? at + (words[i] ?? '').length : -1
  }
  const style = offsetStyle(letter, count)
  const readNamed = letter === 'V' ? readZoneId : readZone
  const read = style === undefined ? readNamed(text, at) : readOffset(text, at, style)
  if (read === undefined) return -1
  found.zone = read.zone
  return read.end
}

function wordsOf(letter: string, count: number): readonly string[] | undefined {
  if (letter === 'a') return ['AM', 'PM']
  if (letter === 'G') return count === 4 ? ['Before Christ', 'Anno Domini'] : ['BC', 'AD']
  if (letter === 'M' || letter === 'L') return count === 4 ? MONTHS : MONTHS.map(short)
  return undefined
}

function readFraction(text: string, at: number, count: number, found: Found): number {
  let end = at
  while (end - at < count && isDigit(text[end])) end += 1
  if (end === at) return -1
  return keep(found, 'S', Number(text.slice(at, end).padEnd(6, '0').slice(0, 6))) ? end : -1
}

/** Checks the fields and puts them together; what the pattern lacks is the first of its kind. */
function resolve({ numbers, zone }: Found): Reading | undefined {
  for (const [letter, value] of numbers) {
    const limits = FIELD_RANGES[letter]
    if (limits !== undefined && (value < limits[0] || value > limits[1])) return undefined
  }
  const days = daysOf(numbers)
  const hour = hourOf(numbers)
  if (days === undefined || hour === undefined) return undefined
  const seconds = (hour * 60 + (numbers.get('m') ?? 0)) * 60 + (numbers.get('s') ?? 0)
  const time = seconds * MICROS_PER_SECOND + (numbers.get('S') ?? 0)
  return { local: add(multiply(days, MICROS_PER_DAY), time), zone }
}

function daysOf(numbers: ReadonlyMap<string, number>): number | undefined {
  const era = numbers.get('G')
  const written = numbers.get('y')
  if (era !== undefined && written !== undefined && written < 1) return undefined
  const year = written === undefined ? 1970 : era === 0 ? 1 - written : written
  if (Math.abs(year) > MAX_YEAR) return undefined
  const month = numbers.get('M') ?? 1
  const day = numbers.get('d') ?? 1
  if (!numbers.has('D') && day > daysInMonth(year, month)) return undefined
  const dayOfYear = numbers.get('D')
  if (dayOfYear === undefined) return civilToDays(year, month, day)
  const byDay = civilToDays(year, 1, 1) + dayOfYear - 1
  if (byDay >= civilToDays(year + 1, 1, 1)) return undefined
  // A month or a day beside it has to be that of the day.
  const date = daysToCivil(byDay)
  const agrees = (numbers.get('M') ?? date.month) === date.month && (numbers.get('d') ?? date.day) === date.day
  return agrees ? byDay : undefined
}

function hourOf(numbers: ReadonlyMap<string, number>): number | undefined {
  const [h24, h1, h12, h0] = ['H', 'k', 'h', 'K'].map((l) => numbers.get(l))
  const half = numbers.get('a')
  const afternoon = half === 1 ? 12 : 0
  const inHalf = h12 === undefined ? h0 : h12 % 12
  const hours = [h24, h1 === undefined ? undefined : h1 % 24, inHalf === undefined ? undefined : inHalf + afternoon]
  const given = hours.filter((h) => h !== undefined)
  if (given.length === 0) return afternoon
  return given.every((h) => h === given[0]) ? given[0] : undefined
}
