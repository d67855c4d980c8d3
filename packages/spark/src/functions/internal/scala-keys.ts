import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { DataType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { murmurBytes } from '../hash/murmur3.ts'
import type { ScalaKeys } from './scala-hash-map.ts'

const same = (a: Value, b: Value): boolean => a === b

/** Scala's `##` and `==` of a value of a type as Spark holds it. */
export function scalaKeysOf(type: DataType): ScalaKeys<Value> {
  const hash = hashOf(type)
  return { hash: (key) => (key === null ? 0 : hash(key)), equal: same }
}

function hashOf(type: DataType): (value: Value) => number {
  switch (type.kind) {
    case 'byte':
    case 'short':
    case 'integer':
    case 'date':
    case 'year-month interval':
      return (v) => v as number
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
    case 'day-time interval':
      return (v) => longHash(BigInt(v as number | bigint))
    case 'float':
      return (v) => floatingHash(v as number, floatBits)
    case 'double':
      return (v) => floatingHash(v as number, doubleBits)
    case 'boolean':
      return (v) => (v === true ? 1231 : 1237)
    case 'string':
      return (v) => murmurBytes(new TextEncoder().encode(v as string), 42)
    case 'void':
      return () => 0
    default:
      throw new UnsupportedError(
        'FREQ_ITEMS_TYPE',
        `Failed to run DataFrame.freqItems: the order in which Spark gives values of type ${type.kind} is not reproduced`,
        'Cast the column to a string or a number, or count the values with groupBy().',
      )
  }
}

const longHash = (v: bigint): number =>
  BigInt.asIntN(32, v) === v ? Number(v) : Number(BigInt.asIntN(32, v ^ (BigInt.asUintN(64, v) >> 32n)))

/** A number that is whole has the hash of the whole number. */
function floatingHash(v: number, bits: (v: number) => number): number {
  if (Number.isInteger(v) && Math.abs(v) <= 2 ** 63) {
    const whole = BigInt.asIntN(64, BigInt(v))
    if (Number(whole) === v) return longHash(whole)
  }
  return bits(v)
}

const view = new DataView(new ArrayBuffer(8))

function floatBits(v: number): number {
  view.setFloat32(0, v)
  return view.getInt32(0)
}

/** A double that is also a float hashes as one. */
function doubleBits(v: number): number {
  if (Math.fround(v) === v) return floatBits(v)
  view.setFloat64(0, v)
  return view.getInt32(0) ^ view.getInt32(4)
}
