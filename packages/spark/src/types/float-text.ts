// Java 17 does not always print the shortest text of a floating-point number (JDK-4511638), and Spark's results show
// that. The general path here follows the specification of that algorithm; the fast path is used only where both agree.

/** A double as Spark prints it: `1.0`, `1.0E10`, `NaN`, `-0.0`. */
export function formatDouble(x: number): string {
  const magnitude = x < 0 ? -x : x
  if (magnitude >= 1e-3 && magnitude < 1e7) return Number.isInteger(x) ? `${x}.0` : String(x)
  if (Number.isNaN(x)) return 'NaN'
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0'
  if (magnitude === Infinity) return x < 0 ? '-Infinity' : 'Infinity'
  return (x < 0 ? '-' : '') + layout(doubleDigits(magnitude))
}

/** A float (a number rounded by `Math.fround`) as Spark prints it. */
export function formatFloat(x: number): string {
  const magnitude = x < 0 ? -x : x
  if (Number.isNaN(x)) return 'NaN'
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0'
  if (magnitude === Infinity) return x < 0 ? '-Infinity' : 'Infinity'
  if (Number.isInteger(x) && magnitude < 1e7) return `${x}.0`
  return (x < 0 ? '-' : '') + layout(floatDigits(magnitude))
}

/** The value is 0.DIGITS times ten to the exponent. */
interface Digits {
  readonly digits: string
  readonly exponent: number
}

function layout({ digits, exponent }: Digits): string {
  if (exponent > 0 && exponent < 8) {
    if (digits.length <= exponent) return `${digits.padEnd(exponent, '0')}.0`
    return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`
  }
  if (exponent <= 0 && exponent > -3) return `0.${'0'.repeat(-exponent)}${digits}`
  return `${digits[0]}.${digits.length > 1 ? digits.slice(1) : '0'}E${exponent - 1}`
}

const SHORTEST = /^(\d)(?:\.(\d+))?e([+-]\d+)$/

function digitsOf(exponential: string): Digits {
  const [, first = '', rest = '', exponent = '0'] = SHORTEST.exec(exponential) ?? []
  return { digits: (first + rest).replace(/0+$/, ''), exponent: Number(exponent) + 1 }
}

const bits = new DataView(new ArrayBuffer(8))

const TWO_53 = 2 ** 53
const SMALLEST_NORMAL_DOUBLE = 2.2250738585072014e-308

function doubleDigits(x: number): Digits {
  bits.setFloat64(0, x)
  const high = bits.getUint32(0)
  const low = bits.getUint32(4)
  // Powers of two have a halved interval in Java's algorithm; large integers may end on an interval's border.
  if (x < TWO_53 && x >= SMALLEST_NORMAL_DOUBLE && ((high & 0xfffff) !== 0 || low !== 0))
    return digitsOf(x.toExponential())
  const biased = (high >>> 20) & 0x7ff
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(low)
  if (biased !== 0) return javaDigits(fraction | (1n << 52n), biased - 1023, 53)
  const length = fraction.toString(2).length
  return javaDigits(fraction << BigInt(53 - length), 1 - (53 - length) - 1023, length)
}

/** JavaScript rounds a tie up, Java to the even digit: 2.25 at one place is 2.2. */
function evenOnTie(x: number, precision: number, up: Digits): Digits {
  const last = up.digits.charCodeAt(precision) - 48
  if (!(last % 2 === 1)) return up
  const rest = x.toExponential(60).slice(precision + 2, 62)
  if (!/^50*$/.test(rest)) return up
  return { digits: up.digits.slice(0, precision) + String(last - 1), exponent: up.exponent }
}

const TWO_24 = 2 ** 24
const SMALLEST_NORMAL_FLOAT = 1.1754943508222875e-38

function floatDigits(x: number): Digits {
  bits.setFloat32(0, x)
  const word = bits.getUint32(0)
  const fraction = word & 0x7fffff
  if (x < TWO_24 && x >= SMALLEST_NORMAL_FLOAT && fraction !== 0) {
    for (let precision = 5; precision < 9; precision++) {
      const text = x.toExponential(precision)
      if (Math.fround(Number(text)) === x) return evenOnTie(x, precision, digitsOf(text))
    }
  }
  const biased = word >>> 23
  const widen = (f: number): bigint => BigInt(f) << 29n
  if (biased !== 0) return javaDigits(widen(fraction | 0x800000), biased - 127, 24)
  const length = 32 - Math.clz32(fraction)
  return javaDigits(widen(fraction << (24 - length)), 1 - (24 - length) - 127, length)
}

// Bits that 5^n needs, as Java counts them to choose between int, long and big arithmetic.
const FIVE_BITS = [
  0, 3, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28, 31, 33, 35, 38, 40, 42, 45, 47, 49, 52, 54, 56, 59, 61,
]
const fiveBits = (n: number): number => FIVE_BITS[n] ?? n * 3

/**
 * @param fraction - the mantissa as a 53-bit number, its highest bit set
 * @param binaryExponent - of that highest bit
 * @param significantBits - how many bits the number's type gives it
 */
function javaDigits(fraction: bigint, binaryExponent: number, significantBits: number): Digits {
  const zeros = trailingZeros(fraction)
  const fractionBits = 53 - zeros
  const tinyBits = Math.max(0, fractionBits - binaryExponent - 1)
  if (tinyBits === 0 && binaryExponent <= 62) return integerDigits(fraction, binaryExponent, significantBits)

  const estimate = Math.floor(
    (Number(fraction) / 2 ** 52 - 1.5) * 0.289529654 + 0.176091259 + binaryExponent * 0.301029995663981,
  )
  const b5 = Math.max(0, -estimate)
  const s5 = Math.max(0, estimate)
  let b2 = b5 + tinyBits + binaryExponent
  let s2 = s5 + tinyBits
  let m2 = b2 - significantBits
  b2 -= fractionBits - 1
  const common = Math.min(b2, s2)
  b2 -= common
  s2 -= common
  m2 -= common
  if (fractionBits === 1) m2 -= 1
  if (m2 < 0) {
    b2 -= m2
    s2 -= m2
    m2 = 0
  }
  const bBits = fractionBits + b2 + fiveBits(b5)
  const tenSBits = s2 + 1 + fiveBits(s5 + 1)
  const width = bBits < 32 && tenSBits < 32 ? 32 : bBits < 64 && tenSBits < 64 ? 64 : undefined
  return generate(
    {
      b: ((fraction >> BigInt(zeros)) * 5n ** BigInt(b5)) << BigInt(b2),
      s: (5n ** BigInt(s5)) << BigInt(s2),
      m: (5n ** BigInt(b5)) << BigInt(m2),
    },
    estimate,
    width,
  )
}

function trailingZeros(value: bigint): number {
  let n = 0
  for (let rest = value; (rest & 1n) === 0n; rest >>= 1n) n += 1
  return n
}

function integerDigits(fraction: bigint, binaryExponent: number, significantBits: number): Digits {
  const excess = binaryExponent - significantBits - 1
  const insignificant = binaryExponent > significantBits && excess > 1 ? Math.floor(excess * Math.log10(2)) : 0
  const value = binaryExponent >= 52 ? fraction << BigInt(binaryExponent - 52) : fraction >> BigInt(52 - binaryExponent)
  const unit = 10n ** BigInt(insignificant)
  const kept = value / unit + (insignificant > 0 && value % unit >= unit / 2n ? 1n : 0n)
  const text = String(kept)
  return { digits: text.replace(/0+$/, ''), exponent: text.length + insignificant }
}

/**
 * Picks digits off b / s until the rest is within m, half a unit of the last binary place.
 * `width` is the machine word Java uses, whose overflow is part of the result; undefined for big integers.
 */
function generate(start: { b: bigint; s: bigint; m: bigint }, estimate: number, width: 32 | 64 | undefined): Digits {
  const { s } = start
  const tens = s * 10n
  const wrap = (x: bigint): bigint => (width === undefined ? x : BigInt.asIntN(width, x))
  let { b, m } = start
  let exponent = estimate
  let low = false
  let high = false
  const digits: number[] = []
  const next = (): number => {
    const q = Number(b / s)
    b = wrap((b % s) * 10n)
    m = wrap(m * 10n)
    low = m <= 0n || b < m
    high = m <= 0n || (width === undefined ? b + m >= tens : wrap(b + m) > tens)
    return q
  }
  const first = next()
  if (first === 0 && !high) exponent -= 1
  else digits.push(first)
  // Java always prints a digit after the point, so the E form goes on to a second one.
  if (exponent < -3 || exponent >= 8) {
    high = false
    low = false
  }
  while (!low && !high) digits.push(next())
  if (high && roundsUp(low, b * 2n - tens, digits)) exponent += roundUp(digits)
  return { digits: digits.join(''), exponent: exponent + 1 }
}

function roundsUp(low: boolean, difference: bigint, digits: readonly number[]): boolean {
  if (!low) return true
  return difference > 0n || (difference === 0n && (digits.at(-1) ?? 0) % 2 === 1)
}

/** Adds one to the last digit. @returns 1 when the number grew by a place, else 0 */
function roundUp(digits: number[]): number {
  let i = digits.length - 1
  while (i > 0 && digits[i] === 9) {
    digits[i] = 0
    i -= 1
  }
  if (digits[i] === 9) {
    digits[i] = 1
    return 1
  }
  digits[i] = (digits[i] as number) + 1
  return 0
}
