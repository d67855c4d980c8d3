import { type DataType, type DecimalType, decimalType } from '../data-type.ts'
import { boundedDecimal, decimalForType, MAX_PRECISION } from '../decimal.ts'

/** Digits after the point that a result keeps when its precision has to be cut. */
const MINIMUM_ADJUSTED_SCALE = 6

/** True where every value of `b` fits `a`. */
const isWiderDecimal = (a: DecimalType, b: DecimalType): boolean =>
  a.precision - a.scale >= b.precision - b.scale && a.scale >= b.scale

/** True where every value of the whole-number type fits the decimal. */
export function holdsIntegral(a: DecimalType, type: DataType): boolean {
  const other = decimalForType(type)
  return other !== undefined && isWiderDecimal(a, other)
}

/** The decimal that holds the whole part and the fraction of both, cut to 38 digits. */
export function widerDecimal(a: DecimalType, b: DecimalType): DecimalType {
  const scale = Math.max(a.scale, b.scale)
  return boundedDecimal(Math.max(a.precision - a.scale, b.precision - b.scale) + scale, scale)
}

/** Cuts the fraction before the whole part when a result needs more than 38 digits. */
function adjustPrecisionScale(precision: number, scale: number): DecimalType {
  if (precision <= MAX_PRECISION) return decimalType(precision, scale)
  const whole = precision - scale
  return decimalType(MAX_PRECISION, Math.max(MAX_PRECISION - whole, Math.min(scale, MINIMUM_ADJUSTED_SCALE)))
}

export type DecimalOperator = '+' | '-' | '*' | '/' | '%'

/** The type of an operation on two decimals, by Spark's rules with and without `allowPrecisionLoss`. */
export function decimalResult(
  op: DecimalOperator,
  a: DecimalType,
  b: DecimalType,
  allowPrecisionLoss: boolean,
): DecimalType {
  const cut = allowPrecisionLoss ? adjustPrecisionScale : boundedDecimal
  const [p1, s1, p2, s2] = [a.precision, a.scale, b.precision, b.scale]
  switch (op) {
    case '+':
    case '-': {
      const scale = Math.max(s1, s2)
      return cut(Math.max(p1 - s1, p2 - s2) + scale + 1, scale)
    }
    case '*':
      return cut(p1 + p2 + 1, s1 + s2)
    case '%': {
      const scale = Math.max(s1, s2)
      return cut(Math.min(p1 - s1, p2 - s2) + scale, scale)
    }
    case '/':
      return allowPrecisionLoss ? quotient(p1, s1, p2, s2) : strictQuotient(p1, s1, p2, s2)
  }
}

function quotient(p1: number, s1: number, p2: number, s2: number): DecimalType {
  const scale = Math.max(MINIMUM_ADJUSTED_SCALE, s1 + p2 + 1)
  return adjustPrecisionScale(p1 - s1 + s2 + scale, scale)
}

function strictQuotient(p1: number, s1: number, p2: number, s2: number): DecimalType {
  const whole = Math.min(MAX_PRECISION, p1 - s1 + s2)
  const fraction = Math.min(MAX_PRECISION, Math.max(MINIMUM_ADJUSTED_SCALE, s1 + p2 + 1))
  const excess = whole + fraction - MAX_PRECISION
  if (excess <= 0) return boundedDecimal(whole + fraction, fraction)
  const kept = fraction - Math.floor(excess / 2) - 1
  return boundedDecimal(MAX_PRECISION, kept)
}
