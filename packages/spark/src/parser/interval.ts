import { SparkError, sparkError } from '../errors/spark-error.ts'
import type { Token } from '../lexer/token.ts'
import type { Literal } from '../plan/expression.ts'
import { parseDayTimeInterval, parseYearMonthInterval } from '../types/cast/ansi-interval-text.ts'
import { parseCalendarInterval } from '../types/cast/calendar-interval-text.ts'
import {
  type DayTimeField,
  dayTimeIntervalType,
  VoidType,
  type YearMonthField,
  yearMonthIntervalType,
} from '../types/data-type.ts'
import { add, multiply } from '../types/integer.ts'
import type { CalendarInterval } from '../types/value.ts'
import { withinLong } from '../types/within-long.ts'
import type { Cursor } from './cursor.ts'

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
  if (!cursor.isWord('INTERVAL')) return undefined
  const start = cursor.position
  const first = cursor.advance()
  const value = intervalValue(cursor)
  if (value === undefined || (value.signed && unitHere(cursor) === undefined)) {
    cursor.rewind(start)
    return undefined
  }
  if (unitHere(cursor) === undefined) {
    if (value.quoted) return noting(cursor, first, () => ofText(value.text))
    throw cursor.syntaxError()
  }
  if (cursor.isWord('TO', 1) && unitHere(cursor, 2) !== undefined)
    return noting(cursor, value.first, () => fromTo(cursor, value))
  return ofUnits(cursor, value, first)
}

interface IntervalValue {
  readonly text: string
  readonly quoted: boolean
  readonly signed: boolean
  readonly first: Token
}

function intervalValue(cursor: Cursor): IntervalValue | undefined {
  const signed = cursor.isSymbol('-') || cursor.isSymbol('+')
  const { kind, value } = cursor.ahead(signed ? 1 : 0)
  if (kind !== 'string' && !(kind === 'number' && /^[\d.]+$/.test(value))) return undefined
  const first = cursor.token
  if (signed) cursor.advance()
  cursor.advance()
  const negated = value.startsWith('-') ? value.slice(1) : `-${value}`
  return { text: first.text === '-' ? negated : value, quoted: kind === 'string', signed, first }
}

function unitHere(cursor: Cursor, distance = 0): string | undefined {
  const unit = singular(cursor.ahead(distance).keyword)
  return unit in FIELD_OF ? unit : undefined
}

/** Reads a value of right syntax: what is wrong with it is told when the whole text is read. */
function noting(cursor: Cursor, at: Token, read: () => Literal): Literal {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof SparkError) || error.errorClass === 'PARSE_SYNTAX_ERROR') throw error
    const { kind, errorClass = '', messageParameters } = error
    cursor.fail(kind === 'ParseException' ? cursor.error(errorClass, messageParameters, at) : error)
    return { kind: 'Literal', dataType: VoidType, value: null }
  }
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

/** `INTERVAL 1 DAY 2 HOURS` */
function ofUnits(cursor: Cursor, first: IntervalValue, start: Token): Literal {
  const units: string[] = []
  const values: IntervalValue[] = []
  let text = ''
  let value: IntervalValue | undefined = first
  while (value !== undefined) {
    const unit = unitHere(cursor)
    if (unit === undefined) throw cursor.syntaxError()
    text += ` ${value.text} ${cursor.advance().text}`
    units.push(unit)
    values.push(value)
    const next = cursor.position
    value = intervalValue(cursor)
    // `INTERVAL 1 DAY - 2` is a subtraction.
    if (value?.signed === true && unitHere(cursor) === undefined) {
      cursor.rewind(next)
      value = undefined
    }
  }
  const wrong = values.find((v) => v.quoted && /\p{L}/u.test(v.text))
  return noting(cursor, first.first, () => {
    if (wrong !== undefined) throw sparkError('ParseException', '_LEGACY_ERROR_TEMP_0026', { value: wrong.text })
    const interval = parseCalendarInterval(text)
    if (interval === undefined) throw cannotRead('_LEGACY_ERROR_TEMP_0062', text.trim())
    const { text: source, start: from, end } = cursor.spanFrom(start)
    return noting(cursor, start, () => literalOf(interval, units, source.slice(from, end)))
  })
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
  const value = withinLong(add(multiply(interval.days, 86_400_000_000), interval.microseconds))
  return { kind: 'Literal', dataType, value }
}

/** `INTERVAL '1 02:03' DAY TO MINUTE` */
function fromTo(cursor: Cursor, value: IntervalValue): Literal {
  const first = unitHere(cursor) ?? ''
  cursor.advance()
  cursor.advance()
  const last = unitHere(cursor)
  if (last === undefined) throw cursor.syntaxError()
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
