import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import {
  arrayType,
  CalendarIntervalType,
  type DataType,
  LongType,
  StringType,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
} from '../types/data-type.ts'
import type { InputType } from '../types/input-type.ts'
import { add, divide, type Integer, multiply, remainder, subtract } from '../types/integer.ts'
import { scalaName } from '../types/scala-name.ts'
import type { CalendarInterval, Value } from '../types/value.ts'
import { addInterval } from './date-time/move.ts'
import { type AnalysisContext, type Argument, type ScalarFunction, type SparkFunction, scalar } from './define.ts'

// Windows of time: `window(…)` in a select list or among the keys becomes a column of its input (analyzer/time-window.ts).

const ANY_TIMESTAMP: InputType = { oneOf: [TimestampType, TimestampNTZType] }

const momentType = (args: readonly Argument[]): DataType => {
  const type = args[0]?.dataType
  return type?.kind === 'timestamp_ntz' ? TimestampNTZType : TimestampType
}
const windowType = (args: readonly Argument[]): DataType =>
  structType([structField('start', momentType(args)), structField('end', momentType(args))])

interface Durations {
  readonly window: Integer
  readonly slide: Integer
  readonly start: Integer
}

const durationsOf = (args: readonly Argument[]): Durations => {
  const [window = 0, slide = 0, start = 0] = args.slice(1).map((a) => (a.value ?? 0) as Integer)
  return { window, slide, start }
}

const long = (x: Integer): string => `${x}L`
const magnitude = (x: Integer): Integer => (x < 0 ? subtract(0, x) : x)

/** @throws SparkError where a duration is none, or does not fit another */
function checkDurations(args: readonly Argument[], { name }: Pick<AnalysisContext, 'name'>): void {
  const { window, slide, start } = durationsOf(args)
  const sqlExpr = `"window(${args.map((a) => a.sql).join(', ')})"`
  for (const [exprName, value] of [
    ['`window_duration`', window],
    ['`slide_duration`', slide],
  ] as const) {
    if (value > 0) continue
    const valueRange = '(0, 9223372036854775807]'
    throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
      sqlExpr,
      exprName,
      currentValue: long(value),
      valueRange,
    })
  }
  const violation = (parameters: Readonly<Record<string, string>>): Error =>
    analysisError('DATATYPE_MISMATCH.PARAMETER_CONSTRAINT_VIOLATION', { sqlExpr, ...parameters, functionName: name })
  if (slide > window)
    throw violation({
      leftExprName: '`slide_duration`',
      leftExprValue: long(slide),
      constraint: '<=',
      rightExprName: '`window_duration`',
      rightExprValue: long(window),
    })
  if (magnitude(start) >= slide)
    throw violation({
      leftExprName: '`abs(start_time)`',
      leftExprValue: long(magnitude(start)),
      constraint: '<',
      rightExprName: '`slide_duration`',
      rightExprValue: long(slide),
    })
}

/** The start of the last window that a moment falls in. */
function lastStart(moment: Integer, { slide, start }: Durations): Integer {
  const rest = remainder(subtract(moment, start), Number(slide))
  return subtract(moment, rest < 0 ? add(rest, slide) : rest)
}

const inputs: readonly InputType[] = [ANY_TIMESTAMP, LongType, LongType, LongType]
const params = ['time', 'windowDuration: any', 'slideDuration: any', 'startTime: any']

/** Of a window its last moment, of anything else itself: windows may be put into wider ones. */
export const momentOf: ScalarFunction = scalar({
  name: 'moment_of',
  summary: 'Returns the time that a window is made for.',
  params: ['time'],
  returns: ([time]) => time?.dataType ?? TimestampType,
  becomes: ([time]) => {
    const isWindow =
      time?.dataType.kind === 'struct' &&
      time.dataType.fields.map((f) => f.name).join() === 'start,end' &&
      time.dataType.fields.every(
        ({ dataType: { kind }, nullable }) => nullable && (kind === 'timestamp' || kind === 'timestamp_ntz'),
      )
    return isWindow ? { call: 'window_time', arguments: [{ argument: 0 }] } : { argument: 0 }
  },
})

/** The moment that a window is of, cast as the window needs it. */
export const windowMoment: ScalarFunction = scalar({
  name: 'window_moment',
  summary: 'Returns a time as a timestamp.',
  params: ['time'],
  inputs: [ANY_TIMESTAMP],
  returns: momentType,
  kernel: () => (moment: Integer) => moment,
})

/** The window that a moment falls in, where windows do not overlap. Rows without a moment are left out before. */
export const tumblingWindow: ScalarFunction = scalar({
  name: 'tumbling_window',
  summary: 'Returns the window of time that a moment falls in.',
  params,
  inputs,
  sql: (args) => `window(${args.join(', ')})`,
  check: checkDurations,
  returns: windowType,
  nullable: false,
  kernel: ({ arguments: args }) => {
    const durations = durationsOf(args)
    return (moment: Integer) => {
      const start = lastStart(moment, durations)
      return [start, add(start, durations.window)]
    }
  },
})

/** The windows that a moment falls in, the last one first. */
export const slidingWindows: ScalarFunction = scalar({
  name: 'sliding_windows',
  summary: 'Returns the overlapping windows of time that a moment falls in.',
  params,
  inputs,
  sql: (args) => `window(${args.join(', ')})`,
  check: checkDurations,
  returns: (args) => arrayType(windowType(args), true),
  nullable: false,
  kernel: ({ arguments: args }) => {
    const durations = durationsOf(args)
    const { window, slide } = durations
    const count = Number(divide(add(window, subtract(slide, 1)), slide))
    return (moment: Integer) => {
      const last = lastStart(moment, durations)
      return Array.from({ length: count }, (_, i): readonly Integer[] => {
        const start = subtract(last, multiply(slide, i))
        return [start, add(start, window)]
      }).filter(([, end = 0]) => moment < end)
    }
  },
})

/** The session of a row: from its time to the gap behind it. */
export const sessionOf: ScalarFunction = scalar({
  name: 'session_of',
  summary: 'Returns the session that a moment begins.',
  params: ['time', 'gap'],
  inputs: [ANY_TIMESTAMP, CalendarIntervalType],
  returns: windowType,
  nullable: false,
  nulls: 'pass',
  kernel: ({ arguments: [time], conf }) => {
    const zone = time?.dataType.kind === 'timestamp_ntz' ? 'UTC' : conf.timeZone
    return (moment: Integer | null, gap: CalendarInterval | null) => [
      moment,
      moment === null || gap === null ? null : addInterval(moment, gap, zone),
    ]
  },
})

/** What becomes the gap of sessions: a text or an interval of months, days and time. */
export const sessionGap: ScalarFunction = scalar({
  name: 'session_gap',
  summary: 'Returns the gap of sessions.',
  params: ['gap: any'],
  check: ([gap]) => {
    const kind = gap?.dataType.kind
    if (gap === undefined || kind === 'string' || kind === 'interval' || kind === 'void') return
    throw analysisError('_LEGACY_ERROR_TEMP_1040', { dt: scalaName(gap.dataType) })
  },
  returns: ([gap]) => gap?.dataType ?? StringType,
  nulls: 'pass',
  kernel: () => (gap: Value) => gap,
})

/** Sessions that touch, as one. */
export const sessionBetween: ScalarFunction = scalar({
  name: 'session_between',
  summary: 'Returns a session by its bounds.',
  params: ['start', 'end'],
  returns: windowType,
  nullable: false,
  kernel: () => (start: Value, end: Value) => [start, end],
})

const misplaced = (name: string): Error =>
  new UnsupportedError(
    'TIME_WINDOW_PLACE',
    `Failed to analyze ${name}(): it stands where dryfit makes no column of it`,
    'Select it under a name first.',
  )

export const timeWindowFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'window',
    summary: 'Groups rows by windows of time: a struct of the start and the end of the one that a row falls in.',
    params: ['timeColumn', 'windowDuration: str', 'slideDuration: str = None', 'startTime: str = None'],
    check: (_args, { name }) => {
      throw misplaced(name)
    },
    returns: windowType,
    nullable: true,
  }),
  scalar({
    name: 'session_window',
    summary:
      'Groups rows by sessions: a struct of the start and the end of a time in which rows follow each other within a gap.',
    params: ['timeColumn', 'gapDuration: col|str'],
    check: (_args, { name }) => {
      throw misplaced(name)
    },
    returns: windowType,
    nullable: true,
  }),
  scalar({
    name: 'window_time',
    summary: 'Returns the last moment of a window of time.',
    params: ['windowColumn'],
    inputs: ['struct'],
    coercion: 'expects',
    returns: ([window]) =>
      window?.dataType.kind === 'struct' ? (window.dataType.fields[1]?.dataType ?? TimestampType) : TimestampType,
    nullable: true,
    kernel: () => (window: readonly Value[]) => {
      const end = window[1] ?? null
      return end === null ? null : subtract(end as Integer, 1)
    },
  }),
]
