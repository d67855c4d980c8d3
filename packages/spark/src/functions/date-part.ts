import { analysisError, SparkError } from '../errors/spark-error.ts'
import { implicitCast } from '../types/coercion.ts'
import {
  ByteType,
  CalendarIntervalType,
  type DataType,
  DateType,
  dayTimeIntervalType,
  decimalType,
  IntegerType,
  StringType,
  TimestampType,
  yearMonthIntervalType,
} from '../types/data-type.ts'
import { civilToDays, daysToCivil, type LocalFields, MICROS_PER_DAY, microsToFields } from '../types/datetime/civil.ts'
import { utcToLocal } from '../types/datetime/zone.ts'
import type { InputType } from '../types/input-type.ts'
import { add, divide, INT_MAX, INT_MIN, type Integer, remainder } from '../types/integer.ts'
import type { CalendarInterval, Value } from '../types/value.ts'
import { type Argument, type KernelContext, type SparkFunction, scalar } from './define.ts'

const ofDate = (
  name: string,
  summary: string,
  part: (days: number) => number,
  aliases: readonly string[] = [],
): SparkFunction =>
  scalar({ name, aliases, summary, params: ['col'], inputs: [DateType], returns: IntegerType, kernel: () => part })

const ofTime = (name: string, summary: string, part: (fields: LocalFields) => number): SparkFunction =>
  scalar({
    name,
    summary,
    params: ['col'],
    inputs: [TimestampType],
    returns: IntegerType,
    kernel:
      ({ conf }) =>
      (micros: Integer) =>
        part(microsToFields(utcToLocal(micros, conf.timeZone))),
  })

/** 0 Monday … 6 Sunday. */
const weekday = (days: number): number => (((days + 3) % 7) + 7) % 7
const dayOfYear = (days: number): number => days - civilToDays(daysToCivil(days).year, 1, 1) + 1

/** The ISO week: weeks start on Monday, the first one has the year's first Thursday. */
function weekOfYear(days: number): number {
  const thursday = days - weekday(days) + 3
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}

const isoYear = (days: number): number => daysToCivil(days - weekday(days) + 3).year

type PartOf = (days: number, fields: LocalFields) => number

const PARTS: Readonly<Record<string, PartOf>> = {
  year: (_, f) => f.year,
  yearofweek: (days) => isoYear(days),
  quarter: (_, f) => Math.floor((f.month - 1) / 3) + 1,
  month: (_, f) => f.month,
  week: weekOfYear,
  day: (_, f) => f.day,
  dayofweek: (days) => ((weekday(days) + 1) % 7) + 1,
  dayofweek_iso: (days) => weekday(days) + 1,
  doy: dayOfYear,
  hour: (_, f) => f.hour,
  minute: (_, f) => f.minute,
}

const SPELLINGS: Readonly<Record<string, string>> = {
  y: 'year',
  years: 'year',
  yr: 'year',
  yrs: 'year',
  qtr: 'quarter',
  mon: 'month',
  mons: 'month',
  months: 'month',
  w: 'week',
  weeks: 'week',
  d: 'day',
  days: 'day',
  dow: 'dayofweek',
  dow_iso: 'dayofweek_iso',
  h: 'hour',
  hours: 'hour',
  hr: 'hour',
  hrs: 'hour',
  m: 'minute',
  min: 'minute',
  mins: 'minute',
  minutes: 'minute',
  s: 'second',
  sec: 'second',
  secs: 'second',
  seconds: 'second',
}

const SOURCE: InputType = { oneOf: [DateType, TimestampType] }
const TIME_FIELDS = new Set(['hour', 'minute', 'second'])

const isInterval = ({ dataType }: Argument): boolean =>
  dataType.kind === 'day-time interval' || dataType.kind === 'year-month interval' || dataType.kind === 'interval'

/** A part of an interval: the leading one whole, the others within their bounds. */
interface IntervalPart {
  readonly dataType: DataType
  readonly part: (value: Integer) => Integer
  readonly mixed?: (value: CalendarInterval) => Integer
}

const withinDay = (size: number, limit: number) => (value: Integer) => remainder(divide(value, size), limit)

const INTERVAL_PARTS: Readonly<Record<string, Readonly<Record<string, IntervalPart>>>> = {
  'year-month interval': {
    year: { dataType: IntegerType, part: (months) => divide(months, 12) },
    month: { dataType: ByteType, part: (months) => remainder(months, 12) },
  },
  'day-time interval': {
    day: { dataType: IntegerType, part: (micros) => divide(micros, MICROS_PER_DAY) },
    hour: { dataType: ByteType, part: withinDay(3_600_000_000, 24) },
    minute: { dataType: ByteType, part: withinDay(60_000_000, 60) },
    second: { dataType: decimalType(8, 6), part: (micros) => remainder(micros, 60_000_000) },
  },
}

/** Of months, days and time: what is more than a day of time counts among the days. */
function mixedPart(field: string): IntervalPart | undefined {
  const months = INTERVAL_PARTS['year-month interval']?.[field]
  if (months !== undefined) return ofMixed(months, (v) => v.months)
  const time = INTERVAL_PARTS['day-time interval']?.[field]
  if (time === undefined) return undefined
  const ofTimeOnly = ofMixed(time, (v) => v.microseconds)
  if (field !== 'day') return ofTimeOnly
  return { ...time, mixed: (v) => exactInt(add(v.days, time.part(v.microseconds))) }
}

const ofMixed = (of: IntervalPart, take: (value: CalendarInterval) => Integer): IntervalPart => ({
  ...of,
  mixed: (v) => of.part(take(v)),
})

function exactInt(value: Integer): Integer {
  if (value >= INT_MIN && value <= INT_MAX) return value
  throw new SparkError('ArithmeticException', 'integer overflow')
}

const intervalPart = (field: Argument | undefined, source: Argument | undefined): IntervalPart | undefined =>
  source?.dataType.kind === 'interval'
    ? mixedPart(fieldName(field))
    : INTERVAL_PARTS[source?.dataType.kind ?? '']?.[fieldName(field)]

const fieldNotLiteral = (name: string): Error =>
  analysisError('_LEGACY_ERROR_TEMP_1100', { argName: 'field', funcName: name, requiredType: 'string' })

const fieldName = (arg: Argument | undefined): string => {
  // Java compares in capitals: `ſ` and `ı` have those of s and i.
  const text = String(arg?.value ?? '')
    .toUpperCase()
    .toLowerCase()
  return SPELLINGS[text] ?? text
}

const extract = (name: string): SparkFunction =>
  scalar({
    name,
    summary: 'Returns a part of a date or timestamp by its name.',
    params: ['field', 'source'],
    inputs: [
      StringType,
      { oneOf: [DateType, TimestampType, dayTimeIntervalType(), yearMonthIntervalType(), CalendarIntervalType] },
    ],
    sql: ([field = '', source = '']) =>
      name === 'date_part' ? `date_part(${field}, ${source})` : `${name}(${field} FROM ${source})`,
    // Spark looks at the field before the types of anything.
    coerce: ([field, source], context) => {
      if (field?.foldable !== true || field.dataType.kind !== 'string') throw fieldNotLiteral(name)
      if (source === undefined || isInterval(source)) return []
      const input = TIME_FIELDS.has(fieldName(field)) ? TimestampType : SOURCE
      return [undefined, implicitCast(source.dataType, input, context.conf.ansi)]
    },
    check: (args) => {
      const field = fieldName(args[0])
      const known =
        args[1] !== undefined && isInterval(args[1])
          ? intervalPart(args[0], args[1]) !== undefined
          : field in PARTS || field === 'second'
      if (known) return
      throw analysisError('INVALID_EXTRACT_FIELD', {
        field: `\`${String(args[0]?.value ?? '')}\``,
        expr: `"${args[1]?.sql ?? ''}"`,
      })
    },
    returns: ([field, source]) =>
      intervalPart(field, source)?.dataType ?? (fieldName(field) === 'second' ? decimalType(8, 6) : IntegerType),
    kernel: (context: KernelContext) => {
      const [field, source] = context.arguments
      const ofInterval = intervalPart(field, source)
      if (ofInterval?.mixed !== undefined)
        return (_: Value, value: CalendarInterval) => ofInterval.mixed?.(value) ?? null
      if (ofInterval !== undefined) return (_: Value, value: Integer) => ofInterval.part(value)
      const part = PARTS[fieldName(field)]
      const isDate = source?.dataType.kind === 'date'
      return (_: Value, value: Integer) => {
        const local = isDate ? Number(value) * 86_400_000_000 : utcToLocal(value, context.conf.timeZone)
        const fields = microsToFields(local)
        return part === undefined
          ? fields.second * 1_000_000 + fields.micros
          : part(civilToDays(fields.year, fields.month, fields.day), fields)
      }
    },
  })

export const datePartFunctions: readonly SparkFunction[] = [
  ofDate('year', 'Returns the year of a date.', (d) => daysToCivil(d).year),
  ofDate('quarter', 'Returns the quarter of a date, 1 to 4.', (d) => Math.floor((daysToCivil(d).month - 1) / 3) + 1),
  ofDate('month', 'Returns the month of a date, 1 to 12.', (d) => daysToCivil(d).month),
  ofDate('day', 'Returns the day of the month of a date.', (d) => daysToCivil(d).day),
  ofDate('dayofmonth', 'Returns the day of the month of a date.', (d) => daysToCivil(d).day),
  ofDate(
    'dayofweek',
    'Returns the day of the week of a date, 1 Sunday to 7 Saturday.',
    (d) => ((weekday(d) + 1) % 7) + 1,
  ),
  ofDate('weekday', 'Returns the day of the week of a date, 0 Monday to 6 Sunday.', weekday),
  ofDate('dayofyear', 'Returns the day of the year of a date.', dayOfYear),
  ofDate('weekofyear', 'Returns the ISO week of a date.', weekOfYear),
  ofTime('hour', 'Returns the hour of a timestamp.', (f) => f.hour),
  ofTime('minute', 'Returns the minute of a timestamp.', (f) => f.minute),
  ofTime('second', 'Returns the second of a timestamp.', (f) => f.second),
  extract('extract'),
  extract('date_part'),
  extract('datepart'),
]
