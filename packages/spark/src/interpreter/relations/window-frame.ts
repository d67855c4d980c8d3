import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { addDayTime, addMonthsToDays, addMonthsToMicros } from '../../functions/date-time/move.ts'
import type { Evaluator } from '../../functions/define.ts'
import { intervalKernel } from '../../functions/operator/interval-kernel.ts'
import { wholeKernel } from '../../functions/operator/kernel.ts'
import type { FrameBound, WindowExpression } from '../../resolved/expression.ts'
import type { DataType } from '../../types/data-type.ts'
import { add, type Integer, negate } from '../../types/integer.ts'
import type { Row, Value } from '../../types/value.ts'
import { evaluate } from '../compile.ts'
import type { Environment } from '../environment.ts'
import { compileSortValue } from '../ordering.ts'
import type { Peers } from './window-peers.ts'

/** For each row of a partition its frame: first row (inclusive), last row (exclusive). */
export type FrameBounds = (rows: readonly Row[], peers: Peers) => readonly (readonly [number, number])[]

export function frameBounds(
  e: WindowExpression,
  orderValues: readonly Evaluator[],
  environment: Environment,
): FrameBounds {
  const { frameType, lower, upper } = e.frame
  const amount = (b: FrameBound): Value => (typeof b === 'object' ? evaluate(b, environment) : null)
  if (frameType === 'row') return rowBounds(lower, upper, Number(amount(lower)), Number(amount(upper)))
  if (typeof lower !== 'object' && typeof upper !== 'object') return peerBounds(lower, upper)
  return rangeBounds(e, orderValues, { lower: amount(lower), upper: amount(upper), environment })
}

function rowBounds(lower: FrameBound, upper: FrameBound, low: number, high: number): FrameBounds {
  const start = (i: number): number => (lower === 'unbounded' ? 0 : lower === 'currentRow' ? i : i + low)
  const end = (i: number, n: number): number =>
    upper === 'unbounded' ? n : upper === 'currentRow' ? i + 1 : i + high + 1
  return (rows) =>
    rows.map((_, i) => {
      const first = Math.min(Math.max(start(i), 0), rows.length)
      return [first, Math.max(first, Math.min(end(i, rows.length), rows.length))]
    })
}

function peerBounds(lower: FrameBound, upper: FrameBound): FrameBounds {
  return (rows, peers) =>
    rows.map((_, i) => [
      lower === 'unbounded' ? 0 : (peers.start[i] ?? 0),
      upper === 'unbounded' ? rows.length : (peers.end[i] ?? rows.length),
    ])
}

interface Amounts {
  readonly lower: Value
  readonly upper: Value
  readonly environment: Environment
}

/**
 * Rows whose order value lies within an amount of the current one; a null's frame is its peers. Both ends only move on,
 * and a bound is computed when a row is held against it, as Spark does: a sum that overflows matters only then.
 */
function rangeBounds(e: WindowExpression, orderValues: readonly Evaluator[], amounts: Amounts): FrameBounds {
  const [order] = e.orderSpec
  const [value] = orderValues
  if (order === undefined || value === undefined) throw new Error('A range frame needs an order')
  const { lower, upper } = e.frame
  const compare = compileSortValue(order)
  const amount =
    typeof lower === 'object' ? lower.dataType : typeof upper === 'object' ? upper.dataType : order.dataType
  const sign = order.direction === 'ascending' ? 1 : -1
  const shift = shifter(order.dataType, amount, sign, amounts.environment)
  const bound = (b: FrameBound, by: Value, current: Value): Value =>
    current === null || b === 'currentRow' ? current : shift(current, by)
  return (rows) => {
    const values = rows.map(value)
    let low = 0
    let high = 0
    return rows.map((_, i) => {
      const current = values[i] as Value
      const before = (k: number): boolean =>
        lower !== 'unbounded' && compare(values[k] as Value, bound(lower, amounts.lower, current)) < 0
      const within = (k: number): boolean =>
        upper === 'unbounded' || compare(values[k] as Value, bound(upper, amounts.upper, current)) <= 0
      while (low < high && before(low)) low += 1
      while (high < rows.length && within(high)) {
        if (before(high)) low += 1
        high += 1
      }
      return [low, Math.max(low, high)]
    })
  }
}

type Shift = (value: Value, amount: Value) => Value

/** Adds an amount in the arithmetic of the order column: a sum beyond its type wraps, or raises under ANSI. */
function shifter(type: DataType, amount: DataType, sign: number, environment: Environment): Shift {
  const signed = (by: Value): Integer => (sign > 0 ? (by as Integer) : negate(by as Integer))
  switch (type.kind) {
    case 'float':
      return (value, by) => Math.fround((value as number) + sign * (by as number))
    case 'double':
      return (value, by) => (value as number) + sign * (by as number)
    case 'date':
      return amount.kind === 'year-month interval'
        ? (value, by) => addMonthsToDays(value as number, Number(signed(by)))
        : (value, by) => (value as number) + sign * (by as number)
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
    case 'day-time interval':
    case 'year-month interval': {
      const sum = wholeOrIntervalSum(type, environment)
      return (value, by) => sum(value, signed(by))
    }
    case 'decimal':
      return (value, by) => add(value as Integer, signed(by))
    case 'timestamp':
    case 'timestamp_ntz': {
      const zone = type.kind === 'timestamp' ? environment.conf.timeZone : 'UTC'
      return amount.kind === 'year-month interval'
        ? (value, by) => addMonthsToMicros(value as Integer, Number(signed(by)), zone)
        : (value, by) => addDayTime(value as Integer, signed(by), zone)
    }
    default:
      throw new UnsupportedError(
        'RANGE_FRAME_TYPE',
        `Failed to compute a range frame over a column of type ${type.kind}`,
      )
  }
}

function wholeOrIntervalSum(type: DataType, { conf }: Environment): (a: Value, b: Value) => Value {
  if (type.kind === 'day-time interval' || type.kind === 'year-month interval')
    return intervalKernel('+', type) as (a: Value, b: Value) => Value
  return wholeKernel('+', type, conf.ansi ? 'ansi' : 'legacy') as (a: Value, b: Value) => Value
}
