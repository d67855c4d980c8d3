import { parseDecimal, powerOfTen } from '../decimal.ts'
import { fromBigInt, type Integer, isLong } from '../integer.ts'

const isBlank = (code: number): boolean => code <= 0x20 || code === 0x7f

/** Cuts spaces and ISO control characters off both ends, as Spark's `UTF8String.trimAll` does. */
export function trimAll(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

/** Cuts what Java's `String.trim` cuts. */
export function trimJava(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

const SAFE_DIGITS = 15

/**
 * A whole number of at most 64 bits; with `fraction`, digits after a point are allowed and dropped (`1.9`, `.`).
 * Undefined when malformed or too large.
 */
export function parseLong(text: string, fraction: boolean): Integer | undefined {
  let at = 0
  let end = text.length
  while (at < end && isBlank(text.charCodeAt(at))) at += 1
  while (end > at && isBlank(text.charCodeAt(end - 1))) end -= 1
  const first = text.charCodeAt(at)
  const negative = first === 0x2d
  if (at < end && (negative || first === 0x2b)) at += 1
  if (at >= end) return undefined
  const start = at
  let value = 0
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  const stop = at
  if (at < end) {
    if (!fraction || text.charCodeAt(at) !== 0x2e) return undefined
    for (at += 1; at < end; at++) {
      const digit = text.charCodeAt(at) - 48
      if (digit < 0 || digit > 9) return undefined
    }
  }
  if (stop - start <= SAFE_DIGITS) return negative ? 0 - value : value
  const exact = BigInt(text.slice(start, stop))
  const signed = negative ? -exact : exact
  return isLong(signed) ? fromBigInt(signed) : undefined
}

const DECIMAL_FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const HEX_FLOAT = /^([+-]?)0[xX](?:([\da-fA-F]+)\.?|([\da-fA-F]*)\.([\da-fA-F]+))[pP]([+-]?\d+)[fFdD]?$/
const SPECIAL: Readonly<Record<string, number>> = {
  inf: Infinity,
  '+inf': Infinity,
  infinity: Infinity,
  '+infinity': Infinity,
  '-inf': -Infinity,
  '-infinity': -Infinity,
  nan: Number.NaN,
}

/** Reads a double as Java's parser does (`1e3`, `1.5d`, `0x1p3`), and the words Spark adds (`inf`, `nan`). */
export const parseDouble = (text: string): number | undefined => parseFloating(text, Number, 53)

/** Reads a float, rounded once. */
export const parseFloat32 = (text: string): number | undefined => parseFloating(text, roundToFloat, 24)

function parseFloating(text: string, round: (decimal: string) => number, bits: number): number | undefined {
  const trimmed = trimJava(text)
  if (DECIMAL_FLOAT.test(trimmed)) return round(trimmed)
  const last = trimmed.charCodeAt(trimmed.length - 1) | 0x20
  if (last === 0x66 || last === 0x64) {
    const number = trimmed.slice(0, -1)
    if (DECIMAL_FLOAT.test(number)) return round(number)
  }
  if (trimmed === '-NaN' || trimmed === '+NaN') return Number.NaN
  const special = SPECIAL[trimmed.toLowerCase()]
  return special ?? parseHexFloat(trimmed, bits)
}

function parseHexFloat(text: string, bits: number): number | undefined {
  const match = HEX_FLOAT.exec(text)
  if (match === null) return undefined
  const [, sign, whole, before = '', after = '', exponent = '0'] = match
  const mantissa = BigInt(`0x${whole ?? before}${after}`)
  const scale = Number(exponent) - after.length * 4
  const value = scaleBinary(mantissa, scale, bits)
  return sign === '-' ? -value : value
}

/** mantissa * 2^exponent, rounded once to a number of `bits` bits. */
function scaleBinary(mantissa: bigint, exponent: number, bits: number): number {
  if (mantissa === 0n) return 0
  const smallest = bits === 24 ? -149 : -1074
  const excess = Math.max(mantissa.toString(2).length - bits, smallest - exponent)
  if (excess <= 0) return Number(mantissa) * 2 ** exponent
  const shift = BigInt(Math.min(excess, 4096))
  const kept = mantissa >> shift
  const rest = mantissa - (kept << shift)
  const half = 1n << (shift - 1n)
  const rounded = rest > half || (rest === half && (kept & 1n) === 1n) ? kept + 1n : kept
  const value = Number(rounded) * 2 ** Math.min(exponent + excess, 1023)
  return bits === 24 ? Math.fround(value) : value
}

/** The float nearest to a decimal text. Rounding by way of a double is wrong where that double lies between two floats. */
function roundToFloat(text: string): number {
  const double = Number(text)
  const nearest = Math.fround(double)
  if (nearest === double || !Number.isFinite(double)) return nearest
  // Beyond the largest float the scale goes on: 2^128 rounds to infinity.
  const here = Math.abs(nearest) === Infinity ? Math.sign(nearest) * 2 ** 128 : nearest
  const other = neighbour(here, double > here)
  if (double - here !== other - double) return nearest
  const side = compareExactly(text, double)
  return side !== 0 && side > 0 === other > here ? Math.fround(other) : nearest
}

const view = new DataView(new ArrayBuffer(4))
const MAX_FLOAT = 3.4028234663852886e38

function neighbour(x: number, upwards: boolean): number {
  if (Math.abs(x) === 2 ** 128) return Math.sign(x) * MAX_FLOAT
  if (x === 0) return upwards ? 2 ** -149 : -(2 ** -149)
  view.setFloat32(0, x)
  view.setInt32(0, view.getInt32(0) + (upwards === x > 0 ? 1 : -1))
  const next = view.getFloat32(0)
  return Math.abs(next) === Infinity ? Math.sign(next) * 2 ** 128 : next
}

/** The sign of (text - double), exactly. */
function compareExactly(text: string, double: number): number {
  const decimal = parseDecimal(text)
  if (decimal === undefined) return 0
  let numerator = double
  let shift = 0
  while (!Number.isInteger(numerator)) {
    numerator *= 2
    shift += 1
  }
  const a = (BigInt(decimal.unscaled) * powerOfTen(Math.max(0, -decimal.scale))) << BigInt(shift)
  const b = BigInt(numerator) * powerOfTen(Math.max(0, decimal.scale))
  return a < b ? -1 : a > b ? 1 : 0
}
