import type { DataType } from './data-type.ts'
import { formatDecimal, parseDecimal } from './decimal.ts'
import { fromBigInt, type Integer } from './integer.ts'
import { encodeUtf8 } from './utf8.ts'
import type { Value } from './value.ts'

const low32 = (bits: bigint): number => Number(BigInt.asIntN(32, bits))

const buffer = new DataView(new ArrayBuffer(8))

function doubleBits(value: number): bigint {
  buffer.setFloat64(0, Number.isNaN(value) ? Number.NaN : value)
  return buffer.getBigUint64(0)
}

function floatBits(value: number): number {
  buffer.setFloat32(0, value)
  return buffer.getInt32(0)
}

const longHash = (bits: bigint): number => low32(BigInt.asUintN(64, bits) ^ (BigInt.asUintN(64, bits) >> 32n))

/** Java's `hashCode` of the object that Spark boxes a value in; undefined for types whose hash is not reproduced. */
export function javaHashCode(type: DataType): ((value: Value) => number) | undefined {
  switch (type.kind) {
    case 'byte':
    case 'short':
    case 'integer':
    case 'date':
      return (v) => v as number
    case 'boolean':
      return (v) => (v === true ? 1231 : 1237)
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
      return (v) => longHash(BigInt(v as Integer))
    case 'double':
      return (v) => longHash(doubleBits(v as number))
    case 'float':
      return (v) => floatBits(v as number)
    case 'string':
      return (v) => murmur3(encodeUtf8(v as string), 42)
    case 'decimal':
      return (v) => decimalHash(v as Integer, type.scale)
    default:
      return undefined
  }
}

/** Scala's `BigDecimal.hashCode`: whole numbers hash as integers, what a double prints as hashes as that double. */
function decimalHash(unscaled: Integer, scale: number): number {
  let digits = BigInt(unscaled)
  let places = scale
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n
    places -= 1
  }
  if (places === 0) return wholeHash(digits)
  const double = Number(formatDecimal(fromBigInt(digits), places))
  if (isTextOf(double, digits, places))
    return Math.fround(double) === double ? floatBits(double) : longHash(doubleBits(double))
  return bigIntegerHash(digits) ^ mixK1(places)
}

/** True where the shortest text of the double is this very decimal. */
function isTextOf(double: number, digits: bigint, places: number): boolean {
  const text = parseDecimal(String(double))
  if (text === undefined) return false
  return (
    BigInt(text.unscaled) * 10n ** BigInt(Math.max(0, places - text.scale)) ===
    digits * 10n ** BigInt(Math.max(0, text.scale - places))
  )
}

function wholeHash(value: bigint): number {
  if (BigInt.asIntN(64, value) !== value) return bigIntegerHash(value)
  return BigInt.asIntN(32, value) === value ? Number(value) : longHash(value)
}

/** Java's `BigInteger.hashCode`: 31 times the hash so far plus the next 32 bits, from the highest. */
function bigIntegerHash(value: bigint): number {
  let rest = value < 0n ? -value : value
  const words: number[] = []
  for (; rest > 0n; rest >>= 32n) words.unshift(low32(rest))
  const hash = words.reduce((h, word) => (Math.imul(31, h) + word) | 0, 0)
  return value < 0n ? -hash | 0 : hash
}

function mixK1(k: number): number {
  const m = Math.imul(k, 0xcc9e2d51)
  return Math.imul((m << 15) | (m >>> 17), 0x1b873593)
}

function mixH1(h: number, k1: number): number {
  const x = h ^ k1
  return (Math.imul((x << 13) | (x >>> 19), 5) + 0xe6546b64) | 0
}

function finish(h: number, length: number): number {
  let x = h ^ length
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) | 0
}

/** Spark's variant of Murmur3 over bytes: the bytes after the last whole word are mixed in one by one, signed. */
export function murmur3(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const aligned = bytes.length - (bytes.length % 4)
  let h = seed
  for (let i = 0; i < aligned; i += 4) h = mixH1(h, mixK1(view.getInt32(i, true)))
  for (let i = aligned; i < bytes.length; i++) h = mixH1(h, mixK1(view.getInt8(i)))
  return finish(h, bytes.length)
}

/** Murmur3 of one int. */
export const murmur3Int = (value: number, seed: number): number => finish(mixH1(seed, mixK1(value)), 4)
