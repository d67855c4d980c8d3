import { SparkError, sparkError } from '../../errors/spark-error.ts'
import type { DataType } from '../../types/data-type.ts'
import { rescale } from '../../types/decimal.ts'
import {
  add,
  divide,
  fromBigInt,
  INT_MAX,
  INT_MIN,
  type Integer,
  isLong,
  multiply,
  subtract,
} from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import type { Kernel } from '../define.ts'
import type { Arithmetic } from './kernel.ts'

/** The interval types of the standard. */
export type IntervalType = Extract<DataType, { kind: 'day-time interval' | 'year-month interval' }>

export const intervalOverflow = (message: string, hint?: string): Error =>
  sparkError('ArithmeticException', 'INTERVAL_ARITHMETIC_OVERFLOW', {
    message,
    alternative: hint === undefined ? '' : ` Use '${hint}' to tolerate overflow and return NULL instead.`,
  })

export const intervalDividedByZero = (): Error => sparkError('ArithmeticException', 'INTERVAL_DIVIDED_BY_ZERO', {})

/** Months are an int, microseconds a long. */
export const fitsInterval = (value: Integer, type: IntervalType): boolean =>
  type.kind === 'day-time interval' ? isLong(value) : value >= INT_MIN && value <= INT_MAX

/** Months are an int, microseconds a long: beyond that Spark raises in every mode. */
export function fitInterval(value: Integer, type: IntervalType, raise: (size: string) => Error): Value {
  if (fitsInterval(value, type)) return value
  throw raise(type.kind === 'day-time interval' ? 'long' : 'integer')
}

/** `+`, `-` and `div` of two intervals of one kind. */
export function intervalKernel(op: Arithmetic, type: IntervalType): Kernel {
  if (op === 'div') {
    return (a: Integer, b: Integer) => {
      if (b === 0) throw intervalDividedByZero()
      const result = divide(a, b)
      if (isLong(result)) return result
      throw intervalOverflow('Interval value overflows after being divided by -1')
    }
  }
  const exact = op === '-' ? subtract : add
  const hint = op === '-' ? 'try_subtract' : 'try_add'
  return (a: Integer, b: Integer) =>
    fitInterval(exact(a, b), type, (size) => intervalOverflow(`${size} overflow`, hint))
}

/** Rounds half away from zero, as Guava's HALF_UP does. */
function roundHalfUp(x: number): Integer | undefined {
  if (!Number.isFinite(x)) return undefined
  const truncated = Math.trunc(x)
  const rounded = Math.abs(x - truncated) >= 0.5 ? truncated + Math.sign(x) : truncated
  return Number.isSafeInteger(rounded) ? rounded + 0 : fromBigInt(BigInt(rounded))
}

/** A quotient of whole numbers, half away from zero. */
export function divideHalfUp(a: bigint, b: bigint): Integer {
  const quotient = a / b
  const rest = a % b
  const twice = (rest < 0n ? -rest : rest) * 2n
  const magnitude = b < 0n ? -b : b
  if (twice < magnitude) return fromBigInt(quotient)
  return fromBigInt(quotient + (a < 0n === b < 0n ? 1n : -1n))
}

/** interval · number, rounded half up. */
export function scaleInterval(type: IntervalType, factor: DataType): Kernel {
  const overflow = (size: string): Error => javaOverflow(factor, size)
  if (factor.kind === 'float' || factor.kind === 'double') {
    return (interval: Integer, x: number) =>
      fitInterval(roundHalfUp(Number(interval) * x) ?? notFinite(), type, overflow)
  }
  const scale = factor.kind === 'decimal' ? factor.scale : 0
  return (interval: Integer, x: Integer) =>
    fitInterval(rescale(multiply(interval, x), scale, 0, 'half_up'), type, overflow)
}

/** interval / number, rounded half up. */
export function divideInterval(type: IntervalType, divisor: DataType): Kernel {
  const overflow = (size: string): Error => javaOverflow(divisor, size)
  if (divisor.kind === 'float' || divisor.kind === 'double') {
    return (interval: Integer, x: number) => {
      if (x === 0) throw intervalDividedByZero()
      return fitInterval(roundHalfUp(Number(interval) / x) ?? notFinite(), type, overflow)
    }
  }
  const scale = divisor.kind === 'decimal' ? divisor.scale : 0
  return (interval: Integer, x: Integer) => {
    if (x === 0) throw intervalDividedByZero()
    return fitInterval(divideHalfUp(BigInt(interval) * 10n ** BigInt(scale), BigInt(x)), type, overflow)
  }
}

function notFinite(): never {
  throw new SparkError('ArithmeticException', 'input is infinite or NaN')
}

/** Java's own words for a result out of range: Spark puts no error class around them. */
function javaOverflow(factor: DataType, size: string): SparkError {
  const inexact = factor.kind === 'float' || factor.kind === 'double'
  const words = inexact ? 'not in range' : factor.kind === 'decimal' ? 'Overflow' : `${size} overflow`
  return new SparkError('ArithmeticException', words)
}
