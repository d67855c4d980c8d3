import type { SparkError } from '../../errors/spark-error.ts'
import type { DayTimeIntervalType, YearMonthIntervalType } from '../data-type.ts'
import { fromBigInt, type Integer } from '../integer.ts'
import { simpleString, sqlType } from '../print.ts'
import { withinLong } from '../within-long.ts'
import { illegalArgument } from './errors.ts'
import { trimAll } from './string-number.ts'

const FIELDS = ['day', 'hour', 'minute', 'second'] as const
const MICROS = [86_400_000_000n, 3_600_000_000n, 60_000_000n, 1_000_000n] as const
/** The most of each field when it leads, and the digits it may have when it stands alone. */
const MAX_LEADING = [106_751_991, 2_562_047_788, 153_722_867_280, 9_223_372_036_854] as const
const MAX_DIGITS = [9, 10, 12, 13] as const
const MAX_FOLLOWING = [0, 23, 59, 59] as const

const SIGN = '([+|-])?'
const FORMATS: readonly string[] = ['d', 'h', 'm', 's.n']

/**
 * Reads `1 02:03:04.5` or `INTERVAL '1 02:03:04.5' DAY TO SECOND` as microseconds.
 *
 * @throws SparkError IllegalArgumentException, in legacy mode too
 */
export function parseDayTimeInterval(input: string, type: DayTimeIntervalType): Integer {
  const text = trimAll(input)
  const { startField, endField } = type
  if (startField === endField) return parseSingleField(text, input, type)
  const match = matchIn(text, fieldsPattern(startField, endField), unitsOf(type))
  if (match === undefined) throw isSingleField(text) ? inParsing(wrongFormat(input, type)) : wrongFormat(input, type)
  let micros = 0n
  for (let field = startField; field <= endField; field++) {
    const amount = match.groups[field - startField] ?? ''
    const max = field === startField ? MAX_LEADING[field] : MAX_FOLLOWING[field]
    micros += BigInt(match.sign) * BigInt(inRange(FIELDS[field], amount, 0, max)) * MICROS[field]
  }
  micros += BigInt(match.sign) * fractionMicros(match.groups[endField - startField + 1])
  return withinLong(fromBigInt(micros))
}

function fieldsPattern(start: number, end: number): string {
  let pattern = `(\\d{1,${start === 0 ? 9 : MAX_DIGITS[start]}})`
  for (let field = start + 1; field <= end; field++) pattern += `${field === 1 ? ' ' : ':'}(\\d{1,2})`
  return end === 3 ? `${pattern}(\\.\\d{1,9})?` : pattern
}

function parseSingleField(text: string, input: string, type: DayTimeIntervalType): Integer {
  const field = type.endField
  const match = matchSingleField(text)
  if (match === undefined) throw wrongFormat(input, type)
  const [amount = '', fraction, unit] = match.groups
  const wrongUnit = unit !== undefined && unit.toUpperCase() !== FIELDS[field].toUpperCase()
  if (wrongUnit || amount.length > MAX_DIGITS[field] || (fraction !== undefined && field !== 3)) {
    throw inParsing(wrongFormat(input, type))
  }
  const sign = BigInt(match.sign)
  // Spark multiplies without a check here: 999999999 days wrap around.
  if (field !== 3) return fromBigInt(BigInt.asIntN(64, sign * BigInt(amount) * MICROS[field]))
  const seconds = wrapped('day-time', () => inRange('second', amount, -MAX_LEADING[3], MAX_LEADING[3]))
  return fromBigInt(sign * (BigInt(seconds) * MICROS[3] + fractionMicros(fraction)))
}

const matchSingleField = (text: string): IntervalMatch | undefined =>
  matchIn(text, '(\\d{1,13})(\\.\\d{1,9})?', '(DAY|HOUR|MINUTE|SECOND)')

const isSingleField = (text: string): boolean => matchSingleField(text) !== undefined

const inParsing = (error: SparkError): SparkError =>
  illegalArgument(`Error parsing interval day-time string: ${error.message}`)

const fractionMicros = (fraction = ''): bigint => BigInt(fraction.slice(1, 7).padEnd(6, '0'))

/**
 * Reads `1-2` or `INTERVAL '1-2' YEAR TO MONTH` as months.
 *
 * @throws SparkError IllegalArgumentException, in legacy mode too
 */
export function parseYearMonthInterval(input: string, type: YearMonthIntervalType): number {
  const text = trimAll(input)
  const both = type.startField !== type.endField
  const pair = matchIn(text, '(\\d+)-(\\d+)', 'YEAR TO MONTH')
  if (pair !== undefined && both) {
    const [years = '', months = ''] = pair.groups
    return wrapped('year-month', () => {
      const y = inRange('year', years, 0, 178_956_970)
      const m = inRange('month', months, 0, 11)
      return toInt(pair.sign * (y * 12 + m))
    })
  }
  const single = matchIn(text, '(\\d+)', '(YEAR|MONTH)')
  if (single === undefined) throw wrongFormat(input, type)
  const [amount = '', unit] = single.groups
  const name = type.endField === 0 ? 'YEAR' : 'MONTH'
  if (both || (unit !== undefined && unit.toUpperCase() !== name)) {
    throw illegalArgument(`Error parsing interval year-month string: ${wrongFormat(input, type).message}`)
  }
  // Spark multiplies years without a check, and checks that the result is an int.
  return wrapped('year-month', () =>
    toInt(single.sign * Number(BigInt.asIntN(64, toLong(amount) * (name === 'YEAR' ? 12n : 1n)))),
  )
}

interface IntervalMatch {
  readonly sign: 1 | -1
  readonly groups: readonly (string | undefined)[]
}

/** Matches the bare form, or the literal with its unit, whose two signs cancel out. */
function matchIn(text: string, pattern: string, unit: string): IntervalMatch | undefined {
  const bare = new RegExp(`^${SIGN}${pattern}$`).exec(text)
  if (bare !== null) return { sign: bare[1] === '-' ? -1 : 1, groups: bare.slice(2) }
  const literal = new RegExp(`^INTERVAL\\s+${SIGN}'${SIGN}${pattern}'\\s+${unit}$`, 'i').exec(text)
  if (literal === null) return undefined
  return { sign: (literal[1] === '-') === (literal[2] === '-') ? 1 : -1, groups: literal.slice(3) }
}

function inRange(unit: string, digits: string, min: number, max: number): number {
  const value = Number(digits)
  if (digits.length > 19) throw illegalArgument(`For input string: "${digits}"`)
  if (value > max) {
    throw illegalArgument(
      `requirement failed: ${unit} ${digits.replace(/^0+(?=\d)/, '')} outside range [${min}, ${max}]`,
    )
  }
  return value
}

function toLong(digits: string): bigint {
  const value = BigInt(digits)
  if (value >= 2n ** 63n) throw illegalArgument(`For input string: "${digits}"`)
  return value
}

function toInt(value: number): number {
  if (value > 2 ** 31 - 1 || value < -(2 ** 31)) throw illegalArgument('integer overflow')
  return value + 0
}

function wrapped<T>(family: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw illegalArgument(`Error parsing interval ${family} string: ${(error as SparkError).message}`)
  }
}

const unitsOf = (type: DayTimeIntervalType | YearMonthIntervalType): string => sqlType(type).slice('INTERVAL '.length)

function formatOf(type: DayTimeIntervalType | YearMonthIntervalType): string {
  if (type.kind === 'year-month interval') return ['y', 'm'].slice(type.startField, type.endField + 1).join('-')
  return FORMATS.slice(type.startField, type.endField + 1).reduce((a, b) => `${a}${b === 'h' ? ' ' : ':'}${b}`)
}

function wrongFormat(input: string, type: DayTimeIntervalType | YearMonthIntervalType): SparkError {
  const format = `[+|-]${formatOf(type)}`
  const dayTime = type.kind === 'day-time interval'
  const fallback = dayTime
    ? ', set spark.sql.legacy.fromDayTimeString.enabled to true to restore the behavior before Spark 3.0.'
    : ''
  return illegalArgument(
    `Interval string does not match ${dayTime ? 'day-time' : 'year-month'} format of \`${format}\`, ` +
      `\`INTERVAL [+|-]'${format}' ${unitsOf(type)}\` when cast to ${simpleString(type)}: ${input}${fallback}`,
  )
}
