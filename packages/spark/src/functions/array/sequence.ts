import { tick } from '../../errors/deadline.ts'
import { analysisError, SparkError } from '../../errors/spark-error.ts'
import { findWiderCommonType } from '../../types/coercion.ts'
import { arrayType, type DataType, equalTypes, isIntegral, VoidType } from '../../types/data-type.ts'
import { MICROS_PER_DAY } from '../../types/datetime/civil.ts'
import { localToUtc, utcToLocal } from '../../types/datetime/zone.ts'
import { add, divide, floorDivide, type Integer, multiply, subtract } from '../../types/integer.ts'
import type { CalendarInterval, Value } from '../../types/value.ts'
import { requireBearableArray } from '../bearable.ts'
import { addInterval } from '../date-time/move.ts'
import { type Argument, type Kernel, type KernelContext, scalar } from '../define.ts'

const INTERVALS: ReadonlySet<DataType['kind']> = new Set(['interval', 'year-month interval', 'day-time interval'])
const MOMENTS: ReadonlySet<DataType['kind']> = new Set(['date', 'timestamp', 'timestamp_ntz'])
/** A month has at least so many days: Spark estimates the length of an array by it. */
const SHORT_MONTH = 28

const typeOf = (arg: Argument | undefined): DataType => arg?.dataType ?? VoidType

function illegalBoundaries(start: Integer, stop: Integer, step: string): SparkError {
  return new SparkError(
    'IllegalArgumentException',
    `requirement failed: Illegal sequence boundaries: ${start} to ${stop} by ${step}`,
  )
}

function requireBoundaries(start: Integer, stop: Integer, by: Integer, step = String(by)): void {
  const valid = (by > 0 && start <= stop) || (by < 0 && start >= stop) || (Number(by) === 0 && start === stop)
  if (!valid) throw illegalBoundaries(start, stop, step)
}

function wholeNumbers(start: Integer, stop: Integer, step: Integer | undefined): readonly Integer[] {
  const by = step ?? (start <= stop ? 1 : -1)
  requireBoundaries(start, stop, by)
  if (Number(by) === 0) return [start]
  requireBearableArray(Math.floor(Number(subtract(stop, start)) / Number(by)) + 1)
  const out: Integer[] = []
  for (let v = start; by > 0 ? v <= stop : v >= stop; v = add(v, by)) {
    tick('sequence()')
    out.push(v)
  }
  return out
}

/** The parts of a step: a day-time interval has whole days and the rest. */
function parts(step: Value, type: DataType): CalendarInterval {
  if (type.kind === 'interval') return step as CalendarInterval
  if (type.kind === 'year-month interval') return { months: Number(step), days: 0, microseconds: 0 }
  const days = divide(step as Integer, MICROS_PER_DAY)
  return { months: 0, days: Number(days), microseconds: subtract(step as Integer, multiply(days, MICROS_PER_DAY)) }
}

/** How moments of a type are counted: dates by days at midnight of their zone. */
interface Scale {
  readonly isDate: boolean
  readonly zone: string
}

const toMicros = (value: Integer, { isDate, zone }: Scale): Integer =>
  isDate ? localToUtc(multiply(value, MICROS_PER_DAY), zone) : value

const fromMicros = (micros: Integer, { isDate, zone }: Scale): Integer =>
  isDate ? floorDivide(utcToLocal(micros, zone), MICROS_PER_DAY) : micros

const times = (n: number, { months, days, microseconds }: CalendarInterval): CalendarInterval => ({
  months: n * months,
  days: n * days,
  microseconds: multiply(microseconds, n),
})

/** Every moment is reckoned from the first one, so that a month's short end does not stay. */
function moments(start: Integer, stop: Integer, step: CalendarInterval, scale: Scale): readonly Integer[] {
  const { months, days, microseconds } = step
  if (scale.isDate && months === 0 && Number(microseconds) === 0) return wholeNumbers(start, stop, days)
  if (!scale.isDate && months === 0 && days === 0) return wholeNumbers(start, stop, microseconds)
  const [first, last] = [toMicros(start, scale), toMicros(stop, scale)]
  const size = add(microseconds, multiply(months * SHORT_MONTH + days, MICROS_PER_DAY))
  requireBoundaries(first, last, size)
  if (Number(size) === 0) return [start]
  requireBearableArray(Math.floor(Number(subtract(last, first)) / Number(size)) + 1)
  const out: Integer[] = []
  for (let t = first; size > 0 ? t <= last : t >= last; t = addInterval(first, times(out.length, step), scale.zone)) {
    tick('sequence()')
    out.push(fromMicros(t, scale))
  }
  return out
}

const STEP_NAMES: Partial<Record<DataType['kind'], string>> = {
  interval: 'interval',
  'year-month interval': 'interval year to month',
  'day-time interval': 'interval day to second',
}

function momentKernel(context: KernelContext): Kernel {
  const type = typeOf(context.arguments[0])
  const stepType = typeOf(context.arguments[2])
  const scale = { isDate: type.kind === 'date', zone: type.kind === 'timestamp_ntz' ? 'UTC' : context.conf.timeZone }
  return (start: Integer, stop: Integer, step?: Value) => {
    if (step === undefined)
      return moments(start, stop, { months: 0, days: start <= stop ? 1 : -1, microseconds: 0 }, scale)
    const by = parts(step, stepType)
    if (!scale.isDate || by.months !== 0 || by.days !== 0) return moments(start, stop, by, scale)
    throw new SparkError(
      'IllegalArgumentException',
      `sequence step must be an ${STEP_NAMES[stepType.kind]} of day granularity if start and end values are dates`,
    )
  }
}

/** Whether the bounds are of one type, and the step is one for it. */
function fits([start, stop, step]: readonly Argument[]): boolean {
  if (!equalTypes(typeOf(start), typeOf(stop))) return false
  if (MOMENTS.has(typeOf(start).kind)) return step === undefined || INTERVALS.has(typeOf(step).kind)
  return isIntegral(typeOf(start)) && (step === undefined || equalTypes(typeOf(step), typeOf(start)))
}

export const sequence = scalar({
  name: 'sequence',
  summary: 'Makes an array of the whole numbers, dates or timestamps from one to another.',
  params: ['start', 'stop', 'step = None'],
  coerce: (args, { conf }) => {
    const types = args.map(typeOf)
    const common = findWiderCommonType(
      types.filter((t) => !INTERVALS.has(t.kind)),
      conf,
    )
    return types.map((t) => (INTERVALS.has(t.kind) ? undefined : common))
  },
  check: (args) => {
    if (fits(args)) return
    throw analysisError('DATATYPE_MISMATCH.SEQUENCE_WRONG_INPUT_TYPES', {
      sqlExpr: `"sequence(${args.map((a) => a.sql).join(', ')})"`,
      functionName: '`sequence`',
      startType: '("TIMESTAMP" or "TIMESTAMP_NTZ" or "DATE")',
      stepType: '("INTERVAL" or "INTERVAL YEAR TO MONTH" or "INTERVAL DAY TO SECOND")',
      otherStartType: '"INTEGRAL"',
    })
  },
  returns: ([start]) => arrayType(typeOf(start), false),
  kernel: (context) => (isIntegral(typeOf(context.arguments[0])) ? (wholeNumbers as Kernel) : momentKernel(context)),
})
