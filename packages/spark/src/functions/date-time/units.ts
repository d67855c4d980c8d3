import { SparkError } from '../../errors/spark-error.ts'
import {
  type DataType,
  IntegerType,
  LongType,
  StringType,
  TimestampNTZType,
  TimestampType,
} from '../../types/data-type.ts'
import { daysToCivil, MICROS_PER_DAY } from '../../types/datetime/civil.ts'
import { localToUtc, requireZone, utcToLocal } from '../../types/datetime/zone.ts'
import { add, divide, floorDivide, floorRemainder, type Integer, multiply, subtract } from '../../types/integer.ts'
import { withinLong } from '../../types/within-long.ts'
import { type Argument, type KernelContext, type SparkFunction, scalar } from '../define.ts'
import { addMonthsToDays, moveLocal } from './move.ts'

// timestampadd, timestampdiff and what moves between zones.

const MONTHS: Readonly<Record<string, number>> = { YEAR: 12, QUARTER: 3, MONTH: 1 }
const DAYS: Readonly<Record<string, number>> = { WEEK: 7, DAY: 1, DAYOFYEAR: 1 }
const MICROS: Readonly<Record<string, number>> = {
  HOUR: 3_600_000_000,
  MINUTE: 60_000_000,
  SECOND: 1_000_000,
  MILLISECOND: 1000,
  MICROSECOND: 1,
}

const ANY_TIMESTAMP = { oneOf: [TimestampType, TimestampNTZType] } as const

const zoneOf = (type: DataType | undefined, context: KernelContext): string =>
  type?.kind === 'timestamp_ntz' ? 'UTC' : context.conf.timeZone

function move(micros: Integer, unit: string, amount: number, zone: string): Integer {
  const size = MICROS[unit]
  if (size !== undefined) return add(micros, multiply(amount, size))
  const months = MONTHS[unit]
  return moveLocal(micros, zone, (day) =>
    months === undefined ? day + amount * (DAYS[unit] ?? 1) : addMonthsToDays(day, amount * months),
  )
}

/** Whole units from one wall clock to another, toward zero. */
function difference(start: Integer, end: Integer, unit: string): Integer {
  const months = MONTHS[unit]
  if (months === undefined) return divide(subtract(end, start), MICROS[unit] ?? (DAYS[unit] ?? 1) * MICROS_PER_DAY)
  const timeOf = (local: Integer): number => floorRemainder(local, MICROS_PER_DAY)
  // An end whose clock has not reached the start's is a day nearer to it, as in java.time.
  const early = timeOf(end) < timeOf(start)
  const nearer = end > start && early ? -1 : end < start && timeOf(end) > timeOf(start) ? 1 : 0
  const packed = (local: Integer, shift: number): number => {
    const { year, month, day } = daysToCivil(Number(floorDivide(local, MICROS_PER_DAY)) + shift)
    return (year * 12 + month) * 32 + day
  }
  return divide(Math.trunc((packed(end, nearer) - packed(start, 0)) / 32), months)
}

const unitOf = (args: readonly Argument[]): string => String(args[0]?.value ?? '').toUpperCase()

const timestampAdd = scalar({
  name: 'timestampadd',
  summary: 'Moves a timestamp by a number of units, on the clock of its zone.',
  params: ['unit: str', 'quantity', 'timestamp'],
  python: false,
  inputs: [StringType, IntegerType, ANY_TIMESTAMP],
  returns: (args) => (args[2]?.dataType.kind === 'timestamp_ntz' ? TimestampNTZType : TimestampType),
  sql: ([unit = '', quantity = '', timestamp = '']) => `timestampadd(${unit}, ${quantity}, ${timestamp})`,
  kernel: (context) => {
    const zone = zoneOf(context.arguments[2]?.dataType, context)
    const unit = unitOf(context.arguments)
    return (_: string, amount: number, micros: Integer) => withinLong(move(micros, unit, amount, zone))
  },
})

const timestampDiff = scalar({
  name: 'timestampdiff',
  summary: 'Returns the whole units between two timestamps, on the clock of the session time zone.',
  params: ['unit: str', 'start', 'end'],
  python: false,
  inputs: [StringType, TimestampType, TimestampType],
  returns: LongType,
  sql: ([unit = '', start = '', end = '']) => `timestampdiff(${unit}, ${start}, ${end})`,
  kernel: (context) => {
    const zone = context.conf.timeZone
    const unit = unitOf(context.arguments)
    return (_: string, start: Integer, end: Integer) => {
      if (unit === 'DAYOFYEAR')
        throw new SparkError('Py4JJavaError', `java.lang.IllegalStateException: Got the unexpected unit '${unit}'.`)
      return difference(utcToLocal(start, zone), utcToLocal(end, zone), unit)
    }
  },
})

/** Called by the parser only: SQL knows these forms by their keyword for the unit. */
export const unitFunctions: readonly SparkFunction[] = [
  timestampAdd,
  timestampDiff,
  scalar({
    name: 'current_timezone',
    summary: 'Returns the session time zone.',
    params: [],
    returns: StringType,
    nullable: false,
    kernel:
      ({ conf }) =>
      () =>
        // The one that is set when the query runs, whatever it was analyzed under.
        conf.get('spark.sql.session.timeZone') ?? conf.timeZone,
  }),
  scalar({
    name: 'convert_timezone',
    summary: 'Shows a wall clock reading of one zone on the clock of another.',
    params: ['sourceTz', 'targetTz', 'sourceTs'],
    arity: [2, 3],
    inputs: [StringType, StringType, TimestampNTZType],
    // With two arguments the source is the session's zone.
    coerce: (args) =>
      args.map(({ dataType }, i) =>
        i === args.length - 1 ? TimestampNTZType : dataType.kind === 'void' ? StringType : undefined,
      ),
    becomes: (args) =>
      args.length === 2
        ? {
            call: 'convert_timezone',
            arguments: [{ call: 'current_timezone', arguments: [] }, { argument: 0 }, { argument: 1 }],
          }
        : undefined,
    returns: TimestampNTZType,
    kernel: () => (source: string, target: string, local: Integer) => {
      for (const zone of [source, target]) requireZone(zone)
      return utcToLocal(localToUtc(local, source), target)
    },
  }),
]
