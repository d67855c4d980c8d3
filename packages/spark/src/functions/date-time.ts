import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { castIsNullable } from '../types/cast/rules.ts'
import { compileCast } from '../types/cast.ts'
import { describeInput } from '../types/coercion.ts'
import {
  BooleanType,
  ByteType,
  type DataType,
  DateType,
  DoubleType,
  IntegerType,
  isNumeric,
  LongType,
  ShortType,
  StringType,
  TimestampNTZType,
  TimestampType,
} from '../types/data-type.ts'
import {
  civilToDays,
  daysInMonth,
  daysToCivil,
  MAX_YEAR,
  MICROS_PER_DAY,
  MICROS_PER_SECOND,
  microsToFields,
} from '../types/datetime/civil.ts'
import { compileFormat } from '../types/datetime/pattern-format.ts'
import { compileParse } from '../types/datetime/pattern-parse.ts'
import { acceptsSimplePattern, compileSimpleFormat, compileSimpleParse } from '../types/datetime/simple-date-format.ts'
import { parseDate, parseTimestamp, parseTimestampNtz } from '../types/datetime/text.ts'
import { localToUtc, requireZone, utcToLocal } from '../types/datetime/zone.ts'
import type { InputType } from '../types/input-type.ts'
import { divide, floorDivide, INT_MAX, INT_MIN, type Integer, multiply, subtract, wrapLong } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import { withinLong } from '../types/within-long.ts'
import { arithmeticOverflow } from './arithmetic-error.ts'
import { makeFunctions } from './date-time/make.ts'
import { addMonthsToDays } from './date-time/move.ts'
import { unitFunctions } from './date-time/units.ts'
import { type Argument, type Kernel, type KernelContext, type SparkFunction, scalar } from './define.ts'

const DAYS: InputType = { oneOf: [IntegerType, ShortType, ByteType] }

const toDays = (micros: Integer, zone: string): number => Number(floorDivide(utcToLocal(micros, zone), MICROS_PER_DAY))
const startOfDay = (days: number, zone: string): Integer => localToUtc(multiply(days, MICROS_PER_DAY), zone)

const lastDay = (days: number): number => {
  const { year, month } = daysToCivil(days)
  return civilToDays(year, month, daysInMonth(year, month)) | 0
}

/** `months_between`: whole months where both are the same day or the last of their months, else 31sts of a month. */
function monthsBetween(a: Integer, b: Integer, roundOff: boolean, zone: string): number {
  const x = microsToFields(utcToLocal(a, zone))
  const y = microsToFields(utcToLocal(b, zone))
  const months = (x.year - y.year) * 12 + x.month - y.month
  const isLast = (f: typeof x): boolean => f.day === daysInMonth(f.year, f.month)
  if (x.day === y.day || (isLast(x) && isLast(y))) return months
  const inDays = (x.day - y.day) * 86_400 + secondsOfDay(a, zone) - secondsOfDay(b, zone)
  const difference = months + inDays / (31 * 86_400)
  return roundOff ? roundTo8(difference) : difference
}

/** Those that have passed since the day began, which are not what the clock shows on a day when it is moved. */
const secondsOfDay = (micros: Integer, zone: string): number =>
  Number(floorDivide(subtract(micros, startOfDay(toDays(micros, zone), zone)), MICROS_PER_SECOND))

const roundTo8 = (x: number): number => {
  const scaled = x * 1e8
  return (Math.round(Math.abs(scaled)) * Math.sign(scaled)) / 1e8
}

const WEEKDAYS: Readonly<Record<string, number>> = {
  mo: 0,
  mon: 0,
  monday: 0,
  tu: 1,
  tue: 1,
  tuesday: 1,
  we: 2,
  wed: 2,
  wednesday: 2,
  th: 3,
  thu: 3,
  thursday: 3,
  fr: 4,
  fri: 4,
  friday: 4,
  sa: 5,
  sat: 5,
  saturday: 5,
  su: 6,
  sun: 6,
  sunday: 6,
}

/** Java compares in capitals: `ſ` and `ı` have those of s and i. */
const folded = (name: string): string => name.toUpperCase().toLowerCase()

function nextDay(days: number, name: string, ansi: boolean): number | null {
  const wanted = WEEKDAYS[folded(name)]
  if (wanted === undefined) {
    if (!ansi) return null
    throw sparkError('IllegalArgumentException', '_LEGACY_ERROR_TEMP_2000', {
      message: `Illegal input for day of week: ${name}`,
      ansiConfig: '"spark.sql.ansi.enabled"',
    })
  }
  return dayAfter(days, wanted)
}

/** The next of a weekday, Monday being 0, in Java's ints as Spark counts them. */
const dayAfter = (days: number, weekday: number): number =>
  (days + 1 + (((((((weekday + 4) % 7) - 1 - days) | 0) % 7) + 7) % 7)) | 0

type TruncUnit =
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'millisecond'
  | 'microsecond'

const DATE_UNITS: Readonly<Record<string, TruncUnit>> = {
  year: 'year',
  yyyy: 'year',
  yy: 'year',
  quarter: 'quarter',
  month: 'month',
  mon: 'month',
  mm: 'month',
  week: 'week',
}
const TIME_UNITS: Readonly<Record<string, TruncUnit>> = {
  ...DATE_UNITS,
  day: 'day',
  dd: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
  millisecond: 'millisecond',
  microsecond: 'microsecond',
}

function truncateDate(days: number, unit: TruncUnit): number {
  const { year, month } = daysToCivil(days)
  switch (unit) {
    case 'year':
      return civilToDays(year, 1, 1) | 0
    case 'quarter':
      return civilToDays(year, Math.floor((month - 1) / 3) * 3 + 1, 1) | 0
    case 'month':
      return civilToDays(year, month, 1) | 0
    case 'week':
      return dayAfter((days - 7) | 0, 0)
    default:
      return days
  }
}

const UNIT_MICROS: Readonly<Partial<Record<TruncUnit, number>>> = {
  hour: 3_600_000_000,
  minute: 60_000_000,
  second: 1_000_000,
  millisecond: 1000,
  microsecond: 1,
}

function truncateTimestamp(micros: Integer, unit: TruncUnit, zone: string): Integer {
  const size = UNIT_MICROS[unit]
  if (size !== undefined) {
    const local = utcToLocal(micros, zone)
    const rest = subtract(local, multiply(floorDivide(local, size), size))
    return subtract(micros, rest)
  }
  return withinLong(startOfDay(truncateDate(toDays(micros, zone), unit), zone))
}

/** What a text shows by a pattern: an instant, and the wall clock it was read from. */
interface PatternReading {
  readonly instant: Integer
  readonly local: Integer
}

/** How a text is read by a pattern, with the error of Spark's EXCEPTION policy where the old parser would have read it. */
function compileReader(
  pattern: string,
  { conf, now }: Pick<KernelContext, 'conf' | 'now'>,
): (text: string) => PatternReading | undefined {
  const { timeParserPolicy, timeZone } = conf
  if (timeParserPolicy === 'LEGACY') {
    const parse = compileSimpleParse(pattern)
    return (text) => {
      const instant = parse(text, timeZone, now)
      return instant === undefined ? undefined : { instant, local: utcToLocal(instant, timeZone) }
    }
  }
  const parse = compileParse(pattern)
  return (text) => {
    const found = parse(text)
    if (found !== undefined)
      return { instant: withinLong(localToUtc(found.local, found.zone ?? timeZone)), local: found.local }
    if (timeParserPolicy === 'EXCEPTION' && legacyReads(pattern, text, { timeZone, now })) {
      throw sparkError('SparkUpgradeException', 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER', {
        datetime: `'${text}'`,
        config: '"spark.sql.legacy.timeParserPolicy"',
      })
    }
    return undefined
  }
}

const legacyReads = (
  pattern: string,
  text: string,
  { timeZone, now }: { readonly timeZone: string; readonly now: Integer },
): boolean => acceptsSimplePattern(pattern) && compileSimpleParse(pattern)(text, timeZone, now) !== undefined

const compileWriter =
  ({ conf }: Pick<KernelContext, 'conf'>) =>
  (pattern: string): ((micros: Integer, zone: string) => string) =>
    conf.timeParserPolicy === 'LEGACY' ? compileSimpleFormat(pattern) : compileFormat(pattern)

const patternOf = (arg: Argument | undefined): string | undefined =>
  typeof arg?.value === 'string' ? arg.value : undefined

/** A function of a pattern that is compiled once where it is a literal. */
function byPattern<T>(arg: Argument | undefined, compilePattern: (pattern: string) => T): (pattern: string) => T {
  const fixed = patternOf(arg)
  if (fixed !== undefined) {
    let made: T | undefined
    return () => {
      made ??= compilePattern(fixed)
      return made
    }
  }
  const known = new Map<string, T>()
  return (pattern) => {
    const made = known.get(pattern) ?? compilePattern(pattern)
    known.set(pattern, made)
    return made
  }
}

const cannotParse = (text: string): Error =>
  sparkError('DateTimeException', 'CANNOT_PARSE_TIMESTAMP', {
    message: `Text '${text}' could not be parsed`,
    ansiConfig: '"spark.sql.ansi.enabled"',
  })

const TEXT_OR_TIME: InputType = { oneOf: [StringType, DateType, TimestampType, TimestampNTZType] }

const TEXT_TIME_OR_NUMBER: InputType = {
  oneOf: [StringType, DateType, TimestampType, TimestampNTZType, 'numeric'],
}

/** Instants of any datetime argument: dates start in the session zone, wall clocks are taken there. */
function toInstant(type: DataType, zone: string): (value: Value) => Integer {
  if (type.kind === 'date') return (v) => startOfDay(v as number, zone)
  if (type.kind === 'timestamp_ntz') return (v) => localToUtc(v as Integer, zone)
  return (v) => v as Integer
}

/** As Spark takes a date or timestamp where a pattern might be: no clock is moved by the session zone. */
const unshifted = (type: DataType, zone: string): ((value: Value) => Integer) =>
  type.kind === 'date' ? toInstant(type, zone) : (v) => v as Integer

/** to_timestamp and its kin: a text by cast or by pattern, a date or timestamp as it is. */
function timestampKernel(
  context: KernelContext,
  options: { readonly ntz: boolean; readonly failing: boolean },
): Kernel {
  const { conf, arguments: args } = context
  const [value, format] = args
  const zone = conf.timeZone
  const type = value?.dataType ?? StringType
  const strict = conf.ansi && options.failing
  if (isNumeric(type)) return numberKernel(context, options.failing)
  if (type.kind !== 'string') {
    if (format !== undefined) return unshifted(type, zone)
    const convert = toInstant(type, zone)
    const asWall = (v: Value): Integer =>
      type.kind === 'timestamp_ntz' ? (v as Integer) : utcToLocal(convert(v), zone)
    return (v: Value) => (options.ntz ? asWall(v) : convert(v))
  }
  if (format === undefined) {
    return (text: string) => {
      const micros = options.ntz ? parseTimestampNtz(text) : parseTimestamp(text, zone, context.now)
      if (micros === undefined && strict) throw castFailure(text, options.ntz ? 'TIMESTAMP_NTZ' : 'TIMESTAMP')
      return micros ?? null
    }
  }
  const reader = byPattern(format, (p) => compileReader(p, context))
  return (text: string, pattern: string) => {
    const found = reader(pattern)(text)
    if (found === undefined) {
      if (strict) throw cannotParse(text)
      return null
    }
    return options.ntz ? found.local : found.instant
  }
}

/** A number is seconds since the epoch, as in a cast. */
function numberKernel({ conf, now, arguments: args }: KernelContext, failing: boolean): Kernel {
  if (args.length > 1) {
    throw new UnsupportedError(
      'NUMBER_BY_PATTERN',
      'Failed to read a timestamp: dryfit takes no pattern for a number',
      'Cast the number to a string or drop the pattern.',
    )
  }
  const mode = !conf.ansi ? 'legacy' : failing ? 'ansi' : 'try'
  return compileCast(args[0]?.dataType ?? LongType, TimestampType, { mode, timeZone: conf.timeZone, now })
}

const castFailure = (text: string, target: string): Error =>
  sparkError('DateTimeException', 'CAST_INVALID_INPUT', {
    expression: `'${text}'`,
    sourceType: '"STRING"',
    targetType: `"${target}"`,
    ansiConfig: '"spark.sql.ansi.enabled"',
  })

/** Of a value that is no text the pattern is not asked, not even whether it is null. */
const ofText =
  (kernelOf: (context: KernelContext) => Kernel) =>
  (context: KernelContext): Kernel => {
    const isText = (context.arguments[0]?.dataType ?? StringType).kind === 'string'
    const kernel = kernelOf(context) as (...values: Value[]) => Value
    return (value: Value, ...pattern: Value[]) =>
      value === null || (isText && pattern.includes(null)) ? null : kernel(value, ...pattern)
  }

function toDateKernel(context: KernelContext): Kernel {
  const { conf, arguments: args } = context
  const [value, format] = args
  const zone = conf.timeZone
  const type = value?.dataType ?? StringType
  if (type.kind === 'date') return (days: number) => days
  if (type.kind === 'timestamp') return (micros: Integer) => toDays(micros, zone)
  if (type.kind === 'timestamp_ntz') return (micros: Integer) => toDays(micros, 'UTC')
  if (format === undefined) {
    return (text: string) => {
      const days = parseDate(text)
      if (days === undefined && conf.ansi) throw castFailure(text, 'DATE')
      return days ?? null
    }
  }
  const toTimestamp = timestampKernel(context, { ntz: false, failing: true }) as (
    text: string,
    pattern: string,
  ) => Integer | null
  return (text: string, pattern: string) => {
    const micros = toTimestamp(text, pattern)
    return micros === null ? null : toDays(micros, zone)
  }
}

const DEFAULT_PATTERN = 'yyyy-MM-dd HH:mm:ss'

const unixKernel = (context: KernelContext): Kernel => {
  const [value, format] = context.arguments
  const type = value?.dataType ?? StringType
  const zone = context.conf.timeZone
  if (type.kind !== 'string') {
    const convert = unshifted(type, zone)
    // Spark cuts toward zero here, and toward the past in unix_seconds.
    return (v: Value) => divide(convert(v), MICROS_PER_SECOND)
  }
  const reader = byPattern(format, (p) => compileReader(p, context))
  return (text: string, pattern = DEFAULT_PATTERN) => {
    const found = (format === undefined ? compileOnce(context) : reader(pattern))(text)
    if (found === undefined && context.conf.ansi) throw cannotParse(text)
    return found === undefined ? null : floorDivide(found.instant, MICROS_PER_SECOND)
  }
}

const defaultReaders = new WeakMap<KernelContext, (text: string) => PatternReading | undefined>()
function compileOnce(context: KernelContext): (text: string) => PatternReading | undefined {
  const reader = defaultReaders.get(context) ?? compileReader(DEFAULT_PATTERN, context)
  defaultReaders.set(context, reader)
  return reader
}

function makeDate(year: number, month: number, day: number, ansi: boolean): number | null {
  const isYear = Math.abs(year) <= MAX_YEAR
  if (isYear && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)) {
    const days = civilToDays(year, month, day)
    if (days >= INT_MIN && days <= INT_MAX) return days
    throw arithmeticOverflow('integer overflow')
  }
  if (!ansi) return null
  const message = !isYear
    ? `Invalid value for Year (valid values -${MAX_YEAR} - ${MAX_YEAR}): ${year}`
    : month < 1 || month > 12
      ? `Invalid value for MonthOfYear (valid values 1 - 12): ${month}`
      : day < 1 || day > 31
        ? `Invalid value for DayOfMonth (valid values 1 - 28/31): ${day}`
        : `Invalid date`
  throw sparkError('DateTimeException', '_LEGACY_ERROR_TEMP_2000', { message, ansiConfig: '"spark.sql.ansi.enabled"' })
}

/** A text of days that is constant is read while the query is analyzed; Spark takes a null for 0. */
function wholeDays({ value }: Argument, functionName: string): number {
  if (value === null) return 0
  const days = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : Number.NaN
  if (days >= INT_MIN && days <= INT_MAX) return days
  throw analysisError('SECOND_FUNCTION_ARGUMENT_NOT_INTEGER', { functionName })
}

const shift = (name: string, sign: 1 | -1, aliases: readonly string[]): SparkFunction =>
  scalar({
    name,
    aliases,
    summary: `Returns the date that lies a number of days ${sign > 0 ? 'after' : 'before'} another.`,
    params: ['start', 'days: col|int'],
    inputs: [DateType, DAYS],
    becomes: ([, days], { conf }) => {
      if (conf.ansi || days?.dataType.kind !== 'string' || !days.foldable) return undefined
      return { call: name, arguments: [{ argument: 0 }, { literal: wholeDays(days, name), dataType: IntegerType }] }
    },
    coerce: ([start, days], { conf }) => [
      start?.dataType.kind === 'string' ||
      start?.dataType.kind.startsWith('timestamp') === true ||
      start?.dataType.kind === 'void'
        ? DateType
        : undefined,
      (days?.dataType.kind === 'string' && conf.ansi) || days?.dataType.kind === 'void' ? IntegerType : undefined,
    ],
    returns: DateType,
    sql: (args) => `${name}(${args.join(', ')})`,
    kernel: () => (days: number, n: number) => (days + sign * n) | 0,
  })

const difference = (name: string, sql?: SparkFunction['sql']): SparkFunction =>
  scalar({
    name,
    summary: 'Returns the number of days from the second date to the first.',
    params: ['end', 'start'],
    inputs: [DateType, DateType],
    returns: IntegerType,
    ...(sql === undefined ? {} : { sql }),
    kernel: () => (end: number, start: number) => (end - start) | 0,
  })

const now = (
  name: string,
  returns: DataType,
  kernel: (context: KernelContext) => Value,
  aliases: readonly string[] = [],
): SparkFunction =>
  scalar({
    name,
    aliases,
    summary: `Returns the ${returns.kind === 'date' ? 'date' : 'moment'} at which the query started.`,
    params: [],
    returns,
    nullable: false,
    readsClock: () => true,
    sql: (_, spelled) => `${spelled}()`,
    kernel: (context) => () => kernel(context),
  })

const sinceEpoch = (name: string, size: number, input: DataType, cuts: boolean): SparkFunction =>
  scalar({
    name,
    summary: `Returns the ${name.slice('unix_'.length)} since the epoch.`,
    params: ['col'],
    inputs: [input],
    coercion: 'expects',
    returns: LongType,
    kernel: () => (micros: Integer) => (cuts ? floorDivide(micros, size) : micros),
  })

const fromEpoch = (name: string, size: number): SparkFunction =>
  scalar({
    name,
    summary: `Returns the timestamp that lies so many ${name.slice('timestamp_'.length)} after the epoch.`,
    params: ['col'],
    inputs: [name === 'timestamp_seconds' ? 'numeric' : 'integral'],
    coercion: 'expects',
    returns: TimestampType,
    nullable: ([a]) => a?.nullable === true || a?.dataType.kind === 'float' || a?.dataType.kind === 'double',
    kernel: ({ arguments: args }) => {
      const type = args[0]?.dataType ?? LongType
      if (type.kind === 'double' || type.kind === 'float') {
        return (v: number) => (Number.isFinite(v) ? longOf(v * size) : null)
      }
      const scale = type.kind === 'decimal' ? type.scale : 0
      return (v: Integer) => {
        const exact = BigInt(v) * BigInt(size)
        const unit = 10n ** BigInt(scale)
        if (exact % unit !== 0n) throw new SparkError('ArithmeticException', 'Rounding necessary')
        return withinLong(multiply(1, narrow(exact / unit)))
      }
    },
  })

const narrow = (value: bigint): Integer =>
  value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value
const integerOf = (value: number): Integer => narrow(BigInt(Math.trunc(value)))

/** As Java turns a double into a long: what is beyond becomes the nearest long. */
const longOf = (value: number): Integer =>
  value >= 2 ** 63 ? 9223372036854775807n : value < -(2 ** 63) ? -9223372036854775808n : integerOf(value)

const zoned = (name: string, direction: 'from' | 'to'): SparkFunction =>
  scalar({
    name,
    summary:
      direction === 'from'
        ? 'Shows a UTC time on the clock of a zone.'
        : 'Takes a time as the clock of a zone shows it, in UTC.',
    params: ['timestamp', 'tz: col|str'],
    inputs: [TimestampType, StringType],
    returns: TimestampType,
    kernel: ({ arguments: [, constant] }) => {
      // A constant zone is looked up before any row is.
      if (typeof constant?.value === 'string') requireZone(constant.value)
      return (micros: Integer, zone: string) => {
        requireZone(zone)
        return direction === 'from' ? utcToLocal(micros, zone) : localToUtc(micros, zone)
      }
    },
  })

/** What a function of timestamps gives: one kind always, or the one that `spark.sql.timestampType` names. */
type Clock = 'instant' | 'wall' | 'by setting'
const isWall = (clock: Clock, conf: SessionConf): boolean =>
  clock === 'wall' || (clock === 'by setting' && conf.timestampNtz)

const timeOf = (clock: Clock, conf: SessionConf): DataType => (isWall(clock, conf) ? TimestampNTZType : TimestampType)

/** Without a pattern it is a cast; with one null is what can not be read, where that is no error. */
const readsNull = ([value, format]: readonly Argument[], to: DataType, failing: boolean): boolean =>
  value === undefined ||
  value.nullable ||
  (format === undefined ? castIsNullable(value.dataType, to, failing) : !failing || format.nullable)

const toTimestamp = (name: string, clock: Clock, failing: boolean, params: readonly string[]): SparkFunction =>
  scalar({
    name,
    summary: `Reads a timestamp${failing ? '' : ', null where that fails'}, by Spark's rules or by a pattern.`,
    params,
    inputs: [clock === 'wall' ? TEXT_OR_TIME : TEXT_TIME_OR_NUMBER, StringType],
    check(args, { conf }) {
      const [value] = args
      if (clock !== 'by setting' || !conf.timestampNtz || value === undefined || !isNumeric(value.dataType)) return
      throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
        sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
        paramIndex: '1',
        requiredType: describeInput(TEXT_OR_TIME),
        inputSql: `"${value.sql}"`,
        inputType: `"${sqlType(value.dataType)}"`,
      })
    },
    returns: (_, { conf }) => timeOf(clock, conf),
    // Without a pattern it is a cast.
    nullable: (args, { conf }) => readsNull(args, timeOf(clock, conf), failing && conf.ansi),
    nulls: 'pass',
    kernel: ofText((context) => timestampKernel(context, { ntz: isWall(clock, context.conf), failing })),
  })

const unix = (name: string, arity: readonly [number, number], params: readonly string[]): SparkFunction =>
  scalar({
    name,
    summary: 'Returns the seconds since the epoch of a text, date or timestamp.',
    params,
    arity,
    inputs: [TEXT_OR_TIME, StringType],
    coercion: 'expects',
    returns: LongType,
    nullable: (args, { conf }) => !conf.ansi || args.some((a) => a.nullable),
    readsClock: (args) => args.length === 0,
    sql: ([value = 'current_timestamp()', format = DEFAULT_PATTERN]) => `${name}(${value}, ${format})`,
    nulls: 'pass',
    kernel: (context) =>
      context.arguments.length === 0 ? () => floorDivide(context.now, MICROS_PER_SECOND) : ofText(unixKernel)(context),
  })

export const dateTimeFunctions: readonly SparkFunction[] = [
  now('current_date', DateType, ({ now: micros, conf }) => toDays(micros, conf.timeZone), ['curdate']),
  now('current_timestamp', TimestampType, ({ now: micros }) => micros),
  now('now', TimestampType, ({ now: micros }) => micros),
  now('localtimestamp', TimestampNTZType, ({ now: micros, conf }) => utcToLocal(micros, conf.timeZone)),
  shift('date_add', 1, ['dateadd']),
  shift('date_sub', -1, []),
  difference('datediff'),
  difference('date_diff'),
  scalar({
    name: 'add_months',
    summary: 'Returns the date that lies a number of months after another, at most the last day of its month.',
    params: ['start', 'months: col|int'],
    inputs: [DateType, IntegerType],
    returns: DateType,
    kernel: () => (days: number, months: number) => {
      const moved = addMonthsToDays(days, months)
      if (moved >= INT_MIN && moved <= INT_MAX) return moved
      throw arithmeticOverflow('integer overflow')
    },
  }),
  scalar({
    name: 'months_between',
    summary: 'Returns the months from the second date to the first.',
    params: ['date1', 'date2', 'roundOff: bool = True'],
    inputs: [TimestampType, TimestampType, BooleanType],
    returns: DoubleType,
    sql: ([a = '', b = '', round = 'true']) => `months_between(${a}, ${b}, ${round})`,
    kernel:
      ({ conf }) =>
      (a: Integer, b: Integer, round: boolean | undefined) =>
        monthsBetween(a, b, round !== false, conf.timeZone),
  }),
  scalar({
    name: 'next_day',
    summary: 'Returns the first date after another that is a given day of the week.',
    params: ['date', 'dayOfWeek: str'],
    inputs: [DateType, StringType],
    returns: DateType,
    nullable: true,
    kernel:
      ({ conf }) =>
      (days: number, name: string) =>
        nextDay(days, name, conf.ansi),
  }),
  scalar({
    name: 'last_day',
    summary: 'Returns the last day of the month of a date.',
    params: ['date'],
    inputs: [DateType],
    returns: DateType,
    kernel: () => lastDay,
  }),
  scalar({
    name: 'trunc',
    summary: 'Returns the first day of the year, quarter, month or week of a date.',
    params: ['date', 'format: str'],
    inputs: [DateType, StringType],
    returns: DateType,
    nullable: true,
    kernel: () => (days: number, format: string) => {
      const unit = DATE_UNITS[folded(format)]
      return unit === undefined ? null : truncateDate(days, unit)
    },
  }),
  scalar({
    name: 'date_trunc',
    summary: 'Returns a timestamp cut to a unit of time.',
    params: ['format: str', 'timestamp'],
    inputs: [StringType, TimestampType],
    returns: TimestampType,
    nullable: true,
    kernel:
      ({ conf }) =>
      (format: string, micros: Integer) => {
        const unit = TIME_UNITS[folded(format)]
        return unit === undefined ? null : truncateTimestamp(micros, unit, conf.timeZone)
      },
  }),
  scalar({
    name: 'to_date',
    summary: "Reads a date, by Spark's rules or by a pattern.",
    params: ['col', 'format: str = None'],
    inputs: [TEXT_OR_TIME, StringType],
    returns: DateType,
    nullable: (args, { conf }) => readsNull(args, DateType, conf.ansi),
    nulls: 'pass',
    kernel: ofText(toDateKernel),
  }),
  toTimestamp('to_timestamp', 'by setting', true, ['col', 'format: str = None']),
  toTimestamp('to_timestamp_ltz', 'instant', true, ['timestamp', 'format = None']),
  toTimestamp('to_timestamp_ntz', 'wall', true, ['timestamp', 'format = None']),
  toTimestamp('try_to_timestamp', 'by setting', false, ['col', 'format = None']),
  unix('unix_timestamp', [0, 2], ['timestamp = None', "format: str = 'yyyy-MM-dd HH:mm:ss'"]),
  unix('to_unix_timestamp', [1, 2], ['timestamp', 'format = None']),
  scalar({
    name: 'from_unixtime',
    summary: 'Writes seconds since the epoch by a pattern.',
    params: ['timestamp', "format: str = 'yyyy-MM-dd HH:mm:ss'"],
    inputs: [LongType, StringType],
    returns: StringType,
    nullable: true,
    sql: ([value = '', format = DEFAULT_PATTERN]) => `from_unixtime(${value}, ${format})`,
    kernel: (context) => {
      const formatter = byPattern(context.arguments[1], compileWriter(context))
      const zone = context.conf.timeZone
      return (seconds: Integer, pattern: string | undefined) =>
        formatter(pattern ?? DEFAULT_PATTERN)(wrapLong(multiply(seconds, MICROS_PER_SECOND)), zone)
    },
  }),
  scalar({
    name: 'date_format',
    summary: 'Writes a date or timestamp by a pattern.',
    params: ['date', 'format: str'],
    inputs: [TimestampType, StringType],
    returns: StringType,
    kernel: (context) => {
      const formatter = byPattern(context.arguments[1], compileWriter(context))
      return (micros: Integer, pattern: string) => formatter(pattern)(micros, context.conf.timeZone)
    },
  }),
  zoned('from_utc_timestamp', 'from'),
  zoned('to_utc_timestamp', 'to'),
  scalar({
    name: 'make_date',
    summary: 'Returns the date of a year, month and day; null where there is none.',
    params: ['year', 'month', 'day'],
    inputs: [IntegerType, IntegerType, IntegerType],
    returns: DateType,
    nullable: (args, { conf }) => (conf.ansi ? args.some((a) => a.nullable) : true),
    kernel:
      ({ conf }) =>
      (y: number, m: number, d: number) =>
        makeDate(y, m, d, conf.ansi),
  }),
  ...makeFunctions,
  ...unitFunctions,
  fromEpoch('timestamp_seconds', MICROS_PER_SECOND),
  fromEpoch('timestamp_millis', 1000),
  fromEpoch('timestamp_micros', 1),
  sinceEpoch('unix_seconds', MICROS_PER_SECOND, TimestampType, true),
  sinceEpoch('unix_millis', 1000, TimestampType, true),
  sinceEpoch('unix_micros', 1, TimestampType, false),
  scalar({
    name: 'unix_date',
    summary: 'Returns the days since 1970-01-01.',
    params: ['col'],
    inputs: [DateType],
    coercion: 'expects',
    returns: IntegerType,
    kernel: () => (days: number) => days,
  }),
  scalar({
    name: 'date_from_unix_date',
    summary: 'Returns the date that lies so many days after 1970-01-01.',
    params: ['days'],
    inputs: [IntegerType],
    returns: DateType,
    kernel: () => (days: number) => days,
  }),
]
