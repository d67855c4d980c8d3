import { analysisError, SparkError } from '../../errors/spark-error.ts'
import {
  CalendarIntervalType,
  type DataType,
  DateType,
  type DayTimeIntervalType,
  DoubleType,
  dayTimeIntervalType,
  equalTypes,
  IntegerType,
  isIntegral,
  LongType,
  TimestampNTZType,
  TimestampType,
  yearMonthIntervalType,
} from '../../types/data-type.ts'
import { MICROS_PER_DAY } from '../../types/datetime/civil.ts'
import { localToUtc, utcToLocal } from '../../types/datetime/zone.ts'
import type { InputType } from '../../types/input-type.ts'
import { divide, floorDivide, type Integer, multiply, negate, subtract } from '../../types/integer.ts'
import type { CalendarInterval } from '../../types/value.ts'
import { withinLong } from '../../types/within-long.ts'
import { addDayTime, addInterval, addMonthsToDays, addMonthsToMicros } from '../date-time/move.ts'
import {
  type AnalysisContext,
  type Argument,
  type KernelContext,
  type Rewrite,
  type ScalarFunction,
  scalar,
} from '../define.ts'
import { checkDays, negatedInterval, scaledCalendar } from './calendar-interval.ts'
import { divideInterval, scaleInterval } from './interval-kernel.ts'
import { argumentType } from './operand.ts'

// Dates, timestamps and intervals under `+ - * /`: Spark's analyzer puts expressions of other kinds in their place.

const ANY_TIMESTAMP: InputType = { oneOf: [TimestampType, TimestampNTZType] }
const DAY_TIME = dayTimeIntervalType()
const YEAR_MONTH = yearMonthIntervalType()

const isTimestamp = (t: DataType): boolean => t.kind === 'timestamp' || t.kind === 'timestamp_ntz'
const isDays = (t: DataType): boolean => t.kind === 'day-time interval' && t.startField === 0 && t.endField === 0

const zoneOf = (context: KernelContext): string =>
  argumentType(context.arguments).kind === 'timestamp_ntz' ? 'UTC' : context.conf.timeZone

const signed = (sign: '+' | '-', x: Integer): Integer => (sign === '+' ? x : negate(x))
const plain =
  (sign: '+' | '-') =>
  (args: readonly string[]): string =>
    `${args[0]} ${sign} ${args[1]}`

/** Below `try_add` and its like an operator works as in ANSI mode. */
export type OperatorMode = 'of the session' | 'ansi'
const isAnsi = (mode: OperatorMode, { conf }: KernelContext): boolean => mode === 'ansi' || conf.ansi

const timeAdd = (sign: '+' | '-', mode: OperatorMode = 'of the session'): ScalarFunction =>
  scalar({
    name: 'time_add',
    summary: 'Moves a timestamp by an interval.',
    params: ['start', 'interval'],
    inputs: [ANY_TIMESTAMP, { oneOf: [CalendarIntervalType, DAY_TIME] }],
    coerce: ([start]) => (start?.dataType.kind === 'string' || start?.dataType.kind === 'void' ? [TimestampType] : []),
    returns: (args) => argumentType(args),
    kernel: (context) => {
      const zone = zoneOf(context)
      if (argumentType(context.arguments, 1).kind === 'interval') {
        const ansi = isAnsi(mode, context)
        return (start: Integer, by: CalendarInterval) =>
          moved(start, sign === '+' ? by : negatedInterval(by, ansi), zone)
      }
      return (start: Integer, interval: Integer) => addDayTime(start, signed(sign, interval), zone)
    },
    sql: plain(sign),
  })

const timestampAddMonths = (sign: '+' | '-'): ScalarFunction =>
  scalar({
    name: 'timestamp_add_ym_interval',
    summary: 'Moves a timestamp by a year-month interval.',
    params: ['start', 'interval'],
    inputs: [ANY_TIMESTAMP, YEAR_MONTH],
    coercion: 'expects',
    returns: (args) => argumentType(args),
    kernel: (context) => {
      const zone = zoneOf(context)
      return (start: Integer, months: number) => addMonthsToMicros(start, Number(signed(sign, months)), zone)
    },
    sql: plain(sign),
  })

const dateAddMonths = (sign: '+' | '-'): ScalarFunction =>
  scalar({
    name: 'date_add_ym_interval',
    summary: 'Moves a date by a year-month interval.',
    params: ['start', 'interval'],
    inputs: [DateType, YEAR_MONTH],
    coercion: 'expects',
    returns: DateType,
    kernel: () => (start: number, months: number) => addMonthsToDays(start, Number(signed(sign, months))),
    sql: plain(sign),
  })

const moved = (start: Integer, by: CalendarInterval, zone: string): Integer => withinLong(addInterval(start, by, zone))

/** Outside of ANSI mode the time of an interval moves a date on the clock of the session time zone. */
const dateAddInterval = (sign: '+' | '-', mode: OperatorMode): ScalarFunction =>
  scalar({
    name: 'date_add_interval',
    summary: 'Moves a date by an interval of months, days and time.',
    params: ['start', 'interval'],
    inputs: [DateType, CalendarIntervalType],
    coercion: 'expects',
    returns: DateType,
    kernel: (context) => {
      const ansi = isAnsi(mode, context)
      const { timeZone } = context.conf
      return (start: number, interval: CalendarInterval) => {
        const by = sign === '+' ? interval : negatedInterval(interval, ansi)
        if (ansi) checkDays(by)
        if (by.microseconds === 0) return addMonthsToDays(start, by.months) + by.days
        const midnight = localToUtc(multiply(start, MICROS_PER_DAY), timeZone)
        return Number(floorDivide(utcToLocal(moved(midnight, by, timeZone), timeZone), MICROS_PER_DAY))
      }
    },
    sql: plain(sign),
  })

const intervalDays = scalar({
  name: 'extractansiintervaldays',
  summary: 'Returns the days of a day interval.',
  params: ['interval'],
  returns: IntegerType,
  kernel: () => (interval: Integer) => Number(divide(interval, MICROS_PER_DAY)),
})

const subtractDates = scalar({
  name: 'subtract_dates',
  summary: 'Returns the days between two dates as an interval.',
  params: ['left', 'right'],
  inputs: [DateType, DateType],
  returns: dayTimeIntervalType(0, 0),
  kernel: () => (end: number, start: number) => {
    const days = end - start
    if (days === (days | 0)) return multiply(days, MICROS_PER_DAY)
    throw new SparkError('ArithmeticException', 'integer overflow')
  },
  sql: (args) => `(${args[0]} - ${args[1]})`,
})

const subtractTimestamps = scalar({
  name: 'subtract_timestamps',
  summary: 'Returns the time between two timestamps as an interval, on the clock of the session time zone.',
  params: ['left', 'right'],
  inputs: [ANY_TIMESTAMP, ANY_TIMESTAMP],
  coerce: (args) => timestampPair(argumentType(args), argumentType(args, 1)),
  returns: DAY_TIME,
  kernel: (context) => {
    const zone = zoneOf(context)
    if (zone === 'UTC') return subtract
    return (end: Integer, start: Integer) => subtract(utcToLocal(end, zone), utcToLocal(start, zone))
  },
  sql: (args) => `(${args[0]} - ${args[1]})`,
})

function timestampPair(a: DataType, b: DataType): readonly DataType[] {
  const fill = (t: DataType, other: DataType): DataType =>
    t.kind === 'void' ? TimestampType : t.kind === 'date' && isTimestamp(other) ? other : t
  const [left, right] = [fill(a, b), fill(b, a)]
  if (!isTimestamp(left) || !isTimestamp(right) || equalTypes(left, right)) return [left, right]
  return [TimestampNTZType, TimestampNTZType]
}

/** A mixed interval times or by a number: Spark prints the name of the function, which it has no other way to write. */
const scaledMixed = (symbol: '*' | '/', mode: OperatorMode): ScalarFunction =>
  scalar({
    name: symbol === '*' ? 'multiply_interval' : 'divide_interval',
    summary: 'Multiplies or divides an interval of months, days and time by a number.',
    params: ['interval', 'num'],
    inputs: [CalendarIntervalType, DoubleType],
    returns: CalendarIntervalType,
    nullable: true,
    kernel: (context) => scaledCalendar(symbol, isAnsi(mode, context)),
  })

const scaled = (symbol: '*' | '/', interval: DataType): ScalarFunction =>
  scalar({
    name: symbol === '*' ? 'multiply_interval' : 'divide_interval',
    summary: 'Multiplies or divides an interval by a number.',
    params: ['interval', 'num'],
    inputs: [interval.kind === 'day-time interval' ? DAY_TIME : YEAR_MONTH, 'numeric'],
    returns: interval.kind === 'day-time interval' ? DAY_TIME : YEAR_MONTH,
    kernel: ({ arguments: args }) => {
      const type = argumentType(args) as DayTimeIntervalType
      return symbol === '*' ? scaleInterval(type, argumentType(args, 1)) : divideInterval(type, argumentType(args, 1))
    },
    sql: (args) => `(${args[0]} ${symbol} ${args[1]})`,
  })

const call = (target: string | ScalarFunction, ...args: readonly (number | Rewrite)[]): Rewrite => ({
  call: target,
  arguments: args.map((a) => (typeof a === 'number' ? { argument: a } : a)),
})

/** `date ± interval` and `timestamp ± interval`, the moment at position `at`. */
function shifted(
  [moment, interval]: readonly [DataType, DataType],
  sign: '+' | '-',
  at: number,
  mode: OperatorMode,
): Rewrite | undefined {
  const by = 1 - at
  if (moment.kind === 'date') {
    if (interval.kind === 'interval') return call(dateAddInterval(sign, mode), at, by)
    if (isDays(interval)) {
      const days = call(intervalDays, by)
      return call('date_add', at, sign === '+' ? days : call('-', days))
    }
    if (interval.kind === 'day-time interval')
      return call(timeAdd(sign), { cast: { argument: at }, to: TimestampType }, by)
    return interval.kind === 'year-month interval' ? call(dateAddMonths(sign), at, by) : undefined
  }
  if (isTimestamp(moment) && interval.kind === 'year-month interval') return call(timestampAddMonths(sign), at, by)
  if (interval.kind !== 'day-time interval' && interval.kind !== 'interval') return undefined
  return { cast: call(timeAdd(sign, mode), at, by), to: moment }
}

/** Of null nothing can be moved: Spark's own cast, back to the type of what it moved, is one that there is not. */
function checkMoment(args: readonly Argument[], sign: '+' | '-', at: number): void {
  if (argumentType(args, at).kind !== 'void') return
  throw analysisError('DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION', {
    sqlExpr: `"${args[at]?.sql} ${sign} ${args[1 - at]?.sql}"`,
    srcType: '"TIMESTAMP"',
    targetType: '"VOID"',
  })
}

const isAnsiInterval = (t: DataType): boolean => t.kind === 'day-time interval' || t.kind === 'year-month interval'
const isAnyInterval = (t: DataType): boolean => isAnsiInterval(t) || t.kind === 'interval'

/** Intervals of one kind, and a null beside an interval, stay an addition. */
const staysArithmetic = (a: DataType, b: DataType): boolean =>
  isAnsiInterval(a)
    ? a.kind === b.kind || b.kind === 'void'
    : (a.kind === 'void' && isAnsiInterval(b)) || (a.kind === 'interval' && b.kind === 'interval')

/** What a string beside a date becomes before the date rules see it. */
function promoted(type: DataType, other: DataType, context: AnalysisContext): DataType | undefined {
  if (type.kind !== 'string' || other.kind !== 'date') return undefined
  return context.conf.ansi ? DateType : { kind: 'double' }
}

export function addition(
  args: readonly Argument[],
  context: AnalysisContext,
  mode: OperatorMode = 'of the session',
): Rewrite | undefined {
  const [a, b] = [argumentType(args), argumentType(args, 1)]
  if (staysArithmetic(a, b)) return undefined
  const movesRight = (a.kind === 'day-time interval' || a.kind === 'interval') && b.kind === 'year-month interval'
  const at = isAnyInterval(b) && !movesRight ? 0 : isAnyInterval(a) ? 1 : undefined
  if (at !== undefined) {
    checkMoment(args, '+', at)
    return shifted(at === 0 ? [a, b] : [b, a], '+', at, mode)
  }
  if (a.kind === 'date' || b.kind === 'date') {
    const date = a.kind === 'date' || promoted(a, b, context)?.kind === 'date' ? 0 : 1
    const operand = (i: number): Rewrite => {
      const type = promoted(argumentType(args, i), argumentType(args, 1 - i), context)
      return type === undefined ? { argument: i } : { cast: { argument: i }, to: type }
    }
    return call('date_add', operand(date), operand(1 - date))
  }
  return undefined
}

export function subtraction(
  args: readonly Argument[],
  context: AnalysisContext,
  mode: OperatorMode = 'of the session',
): Rewrite | undefined {
  const [a, b] = [argumentType(args), argumentType(args, 1)]
  if (staysArithmetic(a, b)) return undefined
  if (isAnyInterval(b)) {
    checkMoment(args, '-', 0)
    return shifted([a, b], '-', 0, mode)
  }
  if (isTimestamp(a) || isTimestamp(b)) {
    const operand = (i: number, other: DataType): Rewrite =>
      context.conf.ansi && argumentType(args, i).kind === 'string'
        ? { cast: { argument: i }, to: other }
        : { argument: i }
    return call(subtractTimestamps, operand(0, b), operand(1, a))
  }
  if (b.kind === 'date') return call(subtractDates, 0, 1)
  if (a.kind !== 'date') return undefined
  const type = promoted(b, a, context)
  if (type?.kind === 'date') return call(subtractDates, 0, 1)
  return call('date_sub', 0, type === undefined ? 1 : { cast: { argument: 1 }, to: type })
}

export function multiplication(
  args: readonly Argument[],
  _context: AnalysisContext,
  mode: OperatorMode = 'of the session',
): Rewrite | undefined {
  const [a, b] = [argumentType(args), argumentType(args, 1)]
  if (a.kind === 'interval') return call(scaledMixed('*', mode), 0, 1)
  if (b.kind === 'interval') return call(scaledMixed('*', mode), 1, 0)
  if (isAnsiInterval(a)) return call(scaled('*', a), 0, 1)
  return isAnsiInterval(b) ? call(scaled('*', b), 1, 0) : undefined
}

/** In ANSI mode a text beside a whole number is read as a whole number first, and both are divided as doubles then. */
const textBesideWhole = (a: DataType, b: DataType): 0 | 1 | undefined =>
  a.kind === 'string' && isIntegral(b) ? 0 : b.kind === 'string' && isIntegral(a) ? 1 : undefined

export function division(
  args: readonly Argument[],
  { conf }: AnalysisContext,
  mode: OperatorMode = 'of the session',
): Rewrite | undefined {
  const a = argumentType(args)
  const wholeText = conf.ansi ? textBesideWhole(a, argumentType(args, 1)) : undefined
  if (wholeText !== undefined) {
    const operand = (i: number): Rewrite =>
      i === wholeText ? { cast: { argument: i }, to: LongType } : { argument: i }
    return { call: '/', arguments: [operand(0), operand(1)] }
  }
  if (a.kind === 'interval') return call(scaledMixed('/', mode), 0, 1)
  return isAnsiInterval(a) ? call(scaled('/', a), 0, 1) : undefined
}
