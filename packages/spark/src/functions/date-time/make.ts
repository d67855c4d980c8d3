import type { SessionConf } from '../../conf/session-conf.ts'
import { SparkError, sparkError } from '../../errors/spark-error.ts'
import {
  CalendarIntervalType,
  dayTimeIntervalType,
  decimalType,
  IntegerType,
  StringType,
  TimestampNTZType,
  TimestampType,
  yearMonthIntervalType,
} from '../../types/data-type.ts'
import { civilToDays, daysInMonth, MAX_YEAR, MICROS_PER_DAY, MICROS_PER_SECOND } from '../../types/datetime/civil.ts'
import { localToUtc, requireZone } from '../../types/datetime/zone.ts'
import { add, fromBigInt, INT_MAX, INT_MIN, type Integer, isLong, multiply } from '../../types/integer.ts'
import { withinLong } from '../../types/within-long.ts'
import { arithmeticOverflow } from '../arithmetic-error.ts'
import { type Argument, type KernelContext, type SparkFunction, scalar } from '../define.ts'

// Timestamps and intervals from their parts.

const SECONDS = decimalType(16, 6)
const INTERVAL_SECONDS = decimalType(18, 6)

const invalid = (message: string): SparkError =>
  sparkError('DateTimeException', '_LEGACY_ERROR_TEMP_2000', { message, ansiConfig: '"spark.sql.ansi.enabled"' })

const LIMITS = [
  ['Year', -MAX_YEAR, MAX_YEAR],
  ['MonthOfYear', 1, 12],
  ['DayOfMonth', 1, 31],
  ['HourOfDay', 0, 23],
  ['MinuteOfHour', 0, 59],
] as const

/** The wall clock of its parts. @throws SparkError where there is none */
function wallClock(parts: readonly number[], micros: Integer): Integer {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts
  const seconds = Number(micros)
  // 60 seconds are the next minute, but not a fraction more.
  if (seconds < 0 || seconds > 60 * MICROS_PER_SECOND) {
    if (seconds >= 60 * MICROS_PER_SECOND && seconds < 61 * MICROS_PER_SECOND)
      throw sparkError('DateTimeException', 'INVALID_FRACTION_OF_SECOND', { ansiConfig: '"spark.sql.ansi.enabled"' })
    throw invalid(`Invalid value for SecondOfMinute (valid values 0 - 59): ${Math.floor(seconds / MICROS_PER_SECOND)}`)
  }
  for (const [i, [name, min, max]] of LIMITS.entries()) {
    const value = parts[i] ?? 0
    if (value < min || value > max) throw invalid(`Invalid value for ${name} (valid values ${min} - ${max}): ${value}`)
  }
  if (day > daysInMonth(year, month)) throw invalid('Invalid date')
  const days = multiply(civilToDays(year, month, day), MICROS_PER_DAY)
  return add(days, (hour * 60 + minute) * 60 * MICROS_PER_SECOND + seconds)
}

const makeTimestamp = (name: string, ntz: boolean): SparkFunction => {
  const isWall = (conf: SessionConf): boolean => ntz || (name === 'make_timestamp' && conf.timestampNtz)
  return scalar({
    name,
    summary: `Returns the ${ntz ? 'wall clock reading' : 'timestamp'} of a year, month, day, hour, minute and seconds.`,
    params: ['years', 'months', 'days', 'hours', 'mins', 'secs', ...(ntz ? [] : ['timezone = None'])],
    inputs: [IntegerType, IntegerType, IntegerType, IntegerType, IntegerType, SECONDS, ...(ntz ? [] : [StringType])],
    returns: (_, { conf }) => (isWall(conf) ? TimestampNTZType : TimestampType),
    nullable: (args, { conf }) => (conf.ansi ? args.some((a) => a.nullable) : true),
    kernel: ({ conf }: KernelContext) => {
      return (...[y, mo, d, h, mi, micros, zone]: [number, number, number, number, number, Integer, string?]) => {
        if (zone !== undefined) requireZone(zone)
        try {
          const local = wallClock([y, mo, d, h, mi], micros)
          return withinLong(isWall(conf) ? local : localToUtc(local, zone ?? conf.timeZone))
        } catch (error) {
          if (error instanceof SparkError && error.kind === 'DateTimeException' && !conf.ansi) return null
          throw error
        }
      }
    },
  })
}

const zeros = (given: readonly string[], count: number, last: string): readonly string[] =>
  Array.from({ length: count }, (_, i) => given[i] ?? (i === count - 1 ? last : '0'))

const micros = (hours: number, minutes: number, seconds: Integer): Integer =>
  fromBigInt(BigInt(hours) * 3_600_000_000n + BigInt(minutes) * 60_000_000n + BigInt(seconds))

const anyNullable = (args: readonly Argument[]): boolean => args.some((a) => a.nullable)
const isInt = (n: number): boolean => n >= INT_MIN && n <= INT_MAX

export const makeFunctions: readonly SparkFunction[] = [
  makeTimestamp('make_timestamp', false),
  makeTimestamp('make_timestamp_ltz', false),
  makeTimestamp('make_timestamp_ntz', true),
  scalar({
    name: 'make_dt_interval',
    summary: 'Returns a day-time interval of days, hours, minutes and seconds.',
    params: ['days = None', 'hours = None', 'mins = None', 'secs = None'],
    inputs: [IntegerType, IntegerType, IntegerType, INTERVAL_SECONDS],
    returns: dayTimeIntervalType(),
    nullable: anyNullable,
    sql: (args, name) => `${name}(${zeros(args, 4, '0.000000').join(', ')})`,
    kernel: () => (days?: number, hours?: number, minutes?: number, seconds?: Integer) =>
      withinLong(add(multiply(days ?? 0, MICROS_PER_DAY), micros(hours ?? 0, minutes ?? 0, seconds ?? 0))),
  }),
  scalar({
    name: 'make_ym_interval',
    summary: 'Returns a year-month interval of years and months.',
    params: ['years = None', 'months = None'],
    inputs: [IntegerType, IntegerType],
    returns: yearMonthIntervalType(),
    nullable: anyNullable,
    sql: (args, name) => `${name}(${zeros(args, 2, '0').join(', ')})`,
    kernel: () => (years?: number, months?: number) => {
      const total = (years ?? 0) * 12 + (months ?? 0)
      if (isInt(total) && isInt((years ?? 0) * 12)) return total
      throw new SparkError('ArithmeticException', 'integer overflow')
    },
  }),
  scalar({
    name: 'make_interval',
    summary: 'Returns an interval of years, months, weeks, days, hours, minutes and seconds.',
    params: [
      'years = None',
      'months = None',
      'weeks = None',
      'days = None',
      'hours = None',
      'mins = None',
      'secs = None',
    ],
    inputs: [IntegerType, IntegerType, IntegerType, IntegerType, IntegerType, IntegerType, INTERVAL_SECONDS],
    returns: CalendarIntervalType,
    nullable: (args, { conf }) => (conf.ansi ? anyNullable(args) : true),
    sql: (args, name) => `${name}(${zeros(args, 7, '0.000000').join(', ')})`,
    kernel: ({ conf }) => {
      return (...parts: [number?, number?, number?, number?, number?, number?, Integer?]) => {
        const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
        const interval = {
          months: years * 12 + months,
          days: weeks * 7 + days,
          microseconds: micros(hours, minutes, seconds),
        }
        if (isInt(interval.months) && isInt(interval.days) && isLong(interval.microseconds)) return interval
        if (!conf.ansi) return null
        throw arithmeticOverflow(isInt(interval.months) && isInt(interval.days) ? 'long overflow' : 'integer overflow')
      }
    },
  }),
]
