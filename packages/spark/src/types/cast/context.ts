import type { DataType } from '../data-type.ts'
import type { Integer } from '../integer.ts'
import type { CalendarInterval, MapEntries, Value } from '../value.ts'
import { invalidInput, outOfDecimalRange, overflow } from './errors.ts'

/** How a cast that cannot keep the value ends: `legacy` null or wrapped, `ansi` an error, `try` null. */
export type EvalMode = 'legacy' | 'ansi' | 'try'

export interface CastOptions {
  readonly mode: EvalMode
  /** The session time zone. */
  readonly timeZone: string
  /** Microseconds since the epoch: a time without a date is on this day. */
  readonly now: Integer
  /** `spark.sql.legacy.castComplexTypesToString.enabled` */
  readonly bracketsOnly?: boolean
}

/** A compiled cast; the value is not null. */
export type Caster = (value: Exclude<Value, null>) => Value

/** One pair of types that is being compiled. */
export interface CastContext extends CastOptions {
  readonly from: DataType
  readonly to: DataType
  /** Not legacy: nothing wraps, nothing saturates. */
  readonly strict: boolean
  /** Null, or Spark's CAST_INVALID_INPUT in ANSI mode. */
  readonly invalid: (value: Value) => null
  /** Null, or Spark's CAST_OVERFLOW in ANSI mode, and between numbers and intervals in legacy mode. */
  readonly overflow: (value: Value) => null
  /** Null, or Spark's NUMERIC_VALUE_OUT_OF_RANGE in ANSI mode. */
  readonly outOfRange: (plainText: string) => null
}

export function castContext(from: DataType, to: DataType, options: CastOptions): CastContext {
  const { mode, timeZone, now } = options
  const ansi = mode === 'ansi'
  // Numbers and intervals: what does not fit is an error in legacy mode too.
  const checked = mode !== 'try' && (ansi || isInterval(from) || isInterval(to))
  return {
    from,
    to,
    mode,
    timeZone,
    now,
    strict: mode !== 'legacy',
    invalid: (value) => {
      if (ansi) throw invalidInput(value, from, to, timeZone)
      return null
    },
    overflow: (value) => {
      if (checked) throw overflow(value, from, to, timeZone)
      return null
    },
    outOfRange: (plainText) => {
      if (checked && to.kind === 'decimal') throw outOfDecimalRange(plainText, to)
      return null
    },
  }
}

const isInterval = ({ kind }: DataType): boolean => kind === 'day-time interval' || kind === 'year-month interval'

/** Gives a function of one kind of value the type of every caster; the compiler chose it by the source type. */
export const caster = <
  V extends boolean | number | bigint | string | Uint8Array | CalendarInterval | MapEntries | readonly Value[],
>(
  f: (value: V) => Value,
): Caster => f as unknown as Caster
