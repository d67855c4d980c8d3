import { SparkError, sparkError } from '../errors/spark-error.ts'
import type { Literal } from '../plan/expression.ts'
import { parseDayTimeInterval, parseYearMonthInterval } from '../types/cast/ansi-interval-text.ts'
import { parseCalendarInterval } from '../types/cast/calendar-interval-text.ts'
import {
  type DayTimeField,
  dayTimeIntervalType,
  type YearMonthField,
  yearMonthIntervalType,
} from '../types/data-type.ts'
import { add, isLong, multiply } from '../types/integer.ts'
import type { CalendarInterval } from '../types/value.ts'
import type { Cursor } from './cursor.ts'
import { syntaxError } from './token.ts'

const YEAR_MONTH = ['year', 'month']
const DAY_TIME = ['day', 'hour', 'minute', 'second']
/** The field that a unit counts for: a week is days, what is under a second is seconds. */
const FIELD_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...YEAR_MONTH, ...DAY_TIME].map((unit) => [unit, unit])),
  week: 'day',
  millisecond: 'second',
  microsecond: 'second',
  nanosecond: 'second',
}

const singular = (word: string): string => word.toLowerCase().replace(/s$/, '')

/** `INTERVAL 1 DAY`, `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '1 day'`; undefined where `interval` is a name. */
export function intervalLiteral(cursor: Cursor): Literal | undefined {
  const start = cursor.position
  const from = cursor.token.start
  cursor.advance()
  const source = (): string => cursor.source.slice(from, cursor.ahead(-1).end)
  const value = intervalValue(cursor)
  if (value === undefined) {
    cursor.rewind(start)
    if (cursor.ahead(1).kind === 'word' && cursor.ahead(2).kind === 'word') throw syntaxError(cursor.ahead(1))
    return undefined
  }
  if (unitHere(cursor) === undefined) {
    if (value.quoted && !value.signed) return ofText(value.text)
    throw syntaxError(cursor.token)
  }
  if (cursor.isWord('TO', 1)) return fromTo(cursor, value)
  return ofUnits(cursor, value, source)
}

interface IntervalValue {
  readonly text: string
  readonly quoted: boolean
  readonly signed: boolean
}

function intervalValue(cursor: Cursor): IntervalValue | undefined {
  const signed = cursor.isSymbol('-') || cursor.isSymbol('+')
  const { kind, text } = cursor.ahead(signed ? 1 : 0)
  if (kind !== 'string' && !(kind === 'number' && /^[\d.]+$/.test(text))) return undefined
  const negative = cursor.isSymbol('-')
  if (signed) cursor.advance()
  cursor.advance()
  const negated = text.startsWith('-') ? text.slice(1) : `-${text}`
  return { text: negative ? negated : text, quoted: kind === 'string', signed }
}

function unitHere(cursor: Cursor): string | undefined {
  const unit = cursor.token.kind === 'word' ? singular(cursor.token.text) : ''
  return unit in FIELD_OF ? unit : undefined
}

/** `INTERVAL '1 day 2 hours'`: the units stand in the text. */
function ofText(text: string): Literal {
  const interval = parseCalendarInterval(text)
  if (interval === undefined) {
    throw sparkError('ParseException', 'INVALID_TYPED_LITERAL', { valueType: '"INTERVAL"', value: `'${text}'` })
  }
  const units = text.split(/\s/).map(singular)
  return literalOf(
    interval,
    units.filter((u) => u !== 'interval' && /^[a-z]+$/.test(u)),
    `INTERVAL '${text}'`,
  )
}

function ofUnits(cursor: Cursor, first: IntervalValue, source: () => string): Literal {
  const units: string[] = []
  let text = ''
  let value: IntervalValue | undefined = first
  while (value !== undefined) {
    if (value.quoted && /\p{L}/u.test(value.text)) {
      throw sparkError('ParseException', '_LEGACY_ERROR_TEMP_0026', { value: value.text })
    }
    const unit = unitHere(cursor)
    if (unit === undefined) throw syntaxError(cursor.token)
    text += ` ${value.text} ${cursor.advance().text}`
    units.push(unit)
    const next = cursor.position
    value = intervalValue(cursor)
    // `INTERVAL 1 DAY - 2` is a subtraction.
    if (value !== undefined && unitHere(cursor) === undefined) {
      cursor.rewind(next)
      value = undefined
    }
  }
  const interval = parseCalendarInterval(text)
  if (interval === undefined) throw cannotRead('_LEGACY_ERROR_TEMP_0062', text.trim())
  return literalOf(interval, units, source())
}

const cannotRead = (errorClass: string, text: string): SparkError =>
  sparkError('ParseException', errorClass, { msg: `Error parsing '${text}' to interval` })

function literalOf(interval: CalendarInterval, units: readonly string[], source: string): Literal {
  const fields = units.map((u) => FIELD_OF[u] ?? 'second')
  const months = fields.map((f) => YEAR_MONTH.indexOf(f)).filter((i) => i >= 0)
  const times = fields.map((f) => DAY_TIME.indexOf(f)).filter((i) => i >= 0)
  if (months.length > 0 && times.length > 0) {
    throw sparkError('ParseException', '_LEGACY_ERROR_TEMP_0029', { literal: source })
  }
  if (months.length > 0) {
    const dataType = yearMonthIntervalType(Math.min(...months) as YearMonthField, Math.max(...months) as YearMonthField)
    return { kind: 'Literal', dataType, value: interval.months }
  }
  const dataType = dayTimeIntervalType(Math.min(...times) as DayTimeField, Math.max(...times) as DayTimeField)
  const value = add(multiply(interval.days, 86_400_000_000), interval.microseconds)
  if (!isLong(value)) throw new SparkError('ArithmeticException', 'long overflow')
  return { kind: 'Literal', dataType, value }
}

/** `INTERVAL '1 02:03' DAY TO MINUTE` */
function fromTo(cursor: Cursor, value: IntervalValue): Literal {
  const first = unitHere(cursor) ?? ''
  cursor.advance()
  cursor.advance()
  const last = unitHere(cursor)
  if (last === undefined) throw syntaxError(cursor.token)
  cursor.advance()
  if (!value.quoted) throw sparkError('ParseException', '_LEGACY_ERROR_TEMP_0027', {})
  const [from, to] = [DAY_TIME.indexOf(first), DAY_TIME.indexOf(last)]
  try {
    if (first === 'year' && last === 'month') {
      const dataType = yearMonthIntervalType()
      return { kind: 'Literal', dataType, value: parseYearMonthInterval(value.text, dataType) }
    }
    if (from >= 0 && to > from) {
      const dataType = dayTimeIntervalType(from as DayTimeField, to as DayTimeField)
      return { kind: 'Literal', dataType, value: parseDayTimeInterval(value.text, dataType) }
    }
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    throw sparkError('ParseException', '_LEGACY_ERROR_TEMP_0063', { msg: error.message })
  }
  throw sparkError('ParseException', '_LEGACY_ERROR_TEMP_0028', { from: first, to: last })
}
