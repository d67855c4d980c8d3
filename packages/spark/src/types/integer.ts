/**
 * A whole number without loss: a `number` while it is a safe integer, a `bigint` beyond. The form is canonical (one value
 * has one form), so `===` and `Map` keys work, and `<` works across forms. Long, decimal (unscaled) and timestamp
 * values are Integers: bigint arithmetic costs 5 to 20 times as much and nearly no value of a real column needs it.
 */
export type Integer = number | bigint

export const LONG_MIN = -(2n ** 63n)
export const LONG_MAX = 2n ** 63n - 1n
export const INT_MIN = -(2 ** 31)
export const INT_MAX = 2 ** 31 - 1

const SAFE_MIN = BigInt(Number.MIN_SAFE_INTEGER)
const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER)

/** The canonical form of a bigint. */
export function fromBigInt(value: bigint): Integer {
  return value >= SAFE_MIN && value <= SAFE_MAX ? Number(value) : value
}

export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return fromBigInt(BigInt(a) + BigInt(b))
}

export function subtract(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return fromBigInt(BigInt(a) - BigInt(b))
}

export function multiply(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product + 0 // never -0
  }
  return fromBigInt(BigInt(a) * BigInt(b))
}

/** Truncates toward zero, as Java does. The divisor is not zero. */
export function divide(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') return Math.trunc(a / b) + 0
  return fromBigInt(BigInt(a) / BigInt(b))
}

/** The remainder has the sign of the dividend, as in Java. The divisor is not zero. */
export function remainder(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') return (a % b) + 0
  return fromBigInt(BigInt(a) % BigInt(b))
}

export function negate(a: Integer): Integer {
  return typeof a === 'number' ? 0 - a : fromBigInt(-a)
}

/** Floor division (Java's `Math.floorDiv`). The divisor is positive. */
export function floorDivide(a: Integer, b: number): Integer {
  if (typeof a === 'number') return Math.floor(a / b) + 0
  const divisor = BigInt(b)
  const quotient = a / divisor
  return fromBigInt(a % divisor < 0n ? quotient - 1n : quotient)
}

export function floorRemainder(a: Integer, b: number): number {
  if (typeof a === 'number') return (((a % b) + b) % b) + 0
  const divisor = BigInt(b)
  return Number(((a % divisor) + divisor) % divisor)
}

export function isLong(a: Integer): boolean {
  return typeof a === 'number' || (a >= LONG_MIN && a <= LONG_MAX)
}

/** The low 32 bits, as Java's `intValue` takes them of a long. */
export const wrapInt = (a: Integer): number => (typeof a === 'bigint' ? Number(BigInt.asIntN(32, a)) : a | 0)

/** Keeps the low 64 bits, as Java's long arithmetic does. */
export function wrapLong(a: Integer): Integer {
  return typeof a === 'number' ? a : fromBigInt(BigInt.asIntN(64, a))
}
