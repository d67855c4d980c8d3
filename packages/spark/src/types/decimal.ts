import { sparkError } from '../errors/spark-error.ts'
import { type DataType, type DecimalType, decimalType } from './data-type.ts'
import { fromBigInt, type Integer } from './integer.ts'

/** How a digit that falls away changes the last one that stays. */
export type Rounding = 'half_up' | 'half_even' | 'floor' | 'ceiling' | 'down'

export const MAX_PRECISION = 38

/** @throws SparkError DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION */
export function checkPrecision(precision: number): void {
  if (precision <= MAX_PRECISION) return
  throw sparkError('ArithmeticException', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', {
    precision: String(precision),
    maxPrecision: String(MAX_PRECISION),
  })
}

const POWERS: bigint[] = [1n]

/** 10 to a whole power that is not negative. */
export function powerOfTen(exponent: number): bigint {
  for (let i = POWERS.length; i <= exponent && i <= 512; i++) POWERS.push((POWERS[i - 1] as bigint) * 10n)
  return POWERS[exponent] ?? 10n ** BigInt(exponent)
}

/** The largest power of ten that products of safe integers are checked against without bigint. */
const SAFE_DIGITS = 15
const SAFE_POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, i) => 10 ** i)

/** Plain notation with `scale` digits after the point (Java's `BigDecimal.toPlainString`). */
export function formatDecimal(unscaled: Integer, scale: number): string {
  if (scale <= 0) {
    const digits = String(unscaled)
    return scale === 0 || digits === '0' ? digits : digits + '0'.repeat(-scale)
  }
  const negative = unscaled < 0
  const digits = (negative ? String(unscaled).slice(1) : String(unscaled)).padStart(scale + 1, '0')
  const point = digits.length - scale
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** Java's `BigDecimal.toString`: an exponent where the value is below 1E-6, as a decimal cast to string prints. */
export function formatDecimalScientific(unscaled: Integer, scale: number): string {
  const digits = unscaled < 0 ? String(unscaled).slice(1) : String(unscaled)
  const exponent = digits.length - 1 - scale
  if (scale >= 0 && exponent >= -6) return formatDecimal(unscaled, scale)
  const sign = unscaled < 0 ? '-' : ''
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`
  return `${sign}${mantissa}E${exponent >= 0 ? '+' : ''}${exponent}`
}

const DECIMAL_TEXT = /^([+-]?)(?:(\p{Nd}+)\.?|(\p{Nd}*)\.(\p{Nd}+))(?:[eE]([+-]?\p{Nd}{1,10}))?$/u
const INT_MAX = 2 ** 31 - 1

/**
 * Reads a decimal number as Java's `new BigDecimal(text)` does: no spaces, an exponent is allowed. The scale is
 * negative for `1e3`. Undefined where Java raises NumberFormatException.
 */
export function parseDecimal(text: string): { unscaled: Integer; scale: number } | undefined {
  const match = DECIMAL_TEXT.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole, before = '', after = '', exponent] = match
  const digits = asciiDigits(`${whole ?? before}${after}`)
  const power = exponent === undefined ? 0 : Number(asciiDigits(exponent))
  const scale = after.length - power
  if (power > INT_MAX || scale > INT_MAX || scale < -INT_MAX - 1) return undefined
  const magnitude: Integer = digits.length <= SAFE_DIGITS ? Number(digits) : fromBigInt(BigInt(digits))
  return { unscaled: sign === '-' && magnitude !== 0 ? fromBigIntNegated(magnitude) : magnitude, scale }
}

const fromBigIntNegated = (value: Integer): Integer => (typeof value === 'number' ? -value : fromBigInt(-value))

const NON_ASCII_DIGIT = /[^\x00-\x7f]/u

/** Java reads every Unicode digit as the ASCII digit of its value. */
export function asciiDigits(text: string): string {
  if (!NON_ASCII_DIGIT.test(text)) return text
  return text.replace(/\p{Nd}/gu, (digit) => {
    // Unicode keeps the ten digits of a script in one run, zero first.
    let code = digit.codePointAt(0) as number
    const start = code
    while (/\p{Nd}/u.test(String.fromCodePoint(code - 1)) && start - code < 9) code -= 1
    return String(start - code)
  })
}

/** The unscaled value at another scale. */
export function rescale(unscaled: Integer, fromScale: number, toScale: number, rounding: Rounding): Integer {
  const shift = toScale - fromScale
  if (shift === 0 || unscaled === 0) return unscaled
  if (shift > 0) {
    if (typeof unscaled === 'number' && shift <= SAFE_DIGITS) {
      const scaled = unscaled * (SAFE_POWERS[shift] as number)
      if (Number.isSafeInteger(scaled)) return scaled
    }
    return fromBigInt(BigInt(unscaled) * powerOfTen(shift))
  }
  if (typeof unscaled === 'number' && -shift <= SAFE_DIGITS)
    return divideRounded(unscaled, SAFE_POWERS[-shift] as number, rounding)
  return divideBigRounded(BigInt(unscaled), -shift, rounding)
}

function divideRounded(value: number, divisor: number, rounding: Rounding): number {
  const quotient = Math.trunc(value / divisor)
  const rest = value - quotient * divisor
  if (rest === 0) return quotient + 0
  const twice = Math.abs(rest) * 2
  return (
    quotient +
    step(
      { negative: value < 0, odd: quotient % 2 !== 0, half: twice > divisor ? 1 : twice === divisor ? 0 : -1 },
      rounding,
    ) +
    0
  )
}

function divideBigRounded(value: bigint, digits: number, rounding: Rounding): Integer {
  // Beyond the value's own digits only the sign and "less than half" are left.
  const divisor = powerOfTen(Math.min(digits, value.toString().length + 1))
  const quotient = value / divisor
  const rest = value - quotient * divisor
  if (rest === 0n) return fromBigInt(quotient)
  const twice = (rest < 0n ? -rest : rest) * 2n
  const half = twice > divisor ? 1 : twice === divisor ? 0 : -1
  return fromBigInt(quotient + BigInt(step({ negative: value < 0n, odd: quotient % 2n !== 0n, half }, rounding)))
}

/** What to add to the truncated quotient; `half` compares the rest with one half. */
function step(rest: { negative: boolean; odd: boolean; half: number }, rounding: Rounding): number {
  const away = rest.negative ? -1 : 1
  switch (rounding) {
    case 'half_up':
      return rest.half >= 0 ? away : 0
    case 'half_even':
      return rest.half > 0 || (rest.half === 0 && rest.odd) ? away : 0
    case 'floor':
      return rest.negative ? -1 : 0
    case 'ceiling':
      return rest.negative ? 0 : 1
    case 'down':
      return 0
  }
}

/** The value has at most `precision` digits. */
export function fitsPrecision(unscaled: Integer, precision: number): boolean {
  if (typeof unscaled === 'number') {
    if (precision > SAFE_DIGITS) return true
    const limit = SAFE_POWERS[precision] as number
    return unscaled < limit && unscaled > -limit
  }
  const limit = powerOfTen(precision)
  return unscaled < limit && unscaled > -limit
}

/** The unscaled value of a text, rounded to the scale; undefined where the text is no number or too large. */
export function decimalOf(text: string, type: DecimalType): Integer | undefined {
  const parsed = parseDecimal(text)
  if (parsed === undefined) return undefined
  const value = rescale(parsed.unscaled, parsed.scale, type.scale, 'half_up')
  return fitsPrecision(value, type.precision) ? value : undefined
}

/** A decimal type cut to 38 digits, as results of arithmetic are before precision loss is weighed. */
export const boundedDecimal = (precision: number, scale: number): DecimalType =>
  decimalType(Math.min(precision, MAX_PRECISION), Math.min(scale, MAX_PRECISION))

/** The decimal that holds every value of a numeric type (Spark's `DecimalType.forType`). */
export function decimalForType(type: DataType): DecimalType | undefined {
  switch (type.kind) {
    case 'byte':
      return decimalType(3, 0)
    case 'short':
      return decimalType(5, 0)
    case 'integer':
      return decimalType(10, 0)
    case 'long':
      return decimalType(20, 0)
    case 'float':
      return decimalType(14, 7)
    case 'double':
      return decimalType(30, 15)
    case 'decimal':
      return type
    default:
      return undefined
  }
}
