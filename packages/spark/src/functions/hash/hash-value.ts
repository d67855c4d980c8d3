import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { DataType } from '../../types/data-type.ts'
import type { Integer } from '../../types/integer.ts'
import type { CalendarInterval, Value } from '../../types/value.ts'
import { utf8 } from '../string/bytes.ts'

/** The primitive hashes that Spark builds the hash of any value from. */
export interface HashPrimitives<H> {
  ofInt(value: number, seed: H): H
  ofLong(value: bigint, seed: H): H
  ofBytes(bytes: Uint8Array, seed: H): H
}

const view = new DataView(new ArrayBuffer(8))

function floatBits(x: number): number {
  view.setFloat32(0, x === 0 ? 0 : x)
  return Number.isNaN(x) ? 0x7fc00000 : view.getInt32(0)
}
function doubleBits(x: number): bigint {
  view.setFloat64(0, x === 0 ? 0 : x)
  return Number.isNaN(x) ? 0x7ff8000000000000n : view.getBigInt64(0)
}

/** Two's complement, big end first, as short as it goes (Java's `BigInteger.toByteArray`). */
function bigIntegerBytes(value: bigint): Uint8Array {
  let length = 1
  while (BigInt.asIntN(8 * length, value) !== value) length += 1
  return Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 255n))
}

/** A hash of values of a type, folded into a seed; null leaves the seed as it is. */
export function compileHash<H>(type: DataType, h: HashPrimitives<H>): (value: Value, seed: H) => H {
  const ofValue = compileNonNull(type, h)
  return (value, seed) => (value === null ? seed : ofValue(value, seed))
}

type Hasher<H> = (value: never, seed: H) => H

function compileNonNull<H>(type: DataType, h: HashPrimitives<H>): (value: Exclude<Value, null>, seed: H) => H {
  return hasherOf(type, h) as (value: Exclude<Value, null>, seed: H) => H
}

function hasherOf<H>(type: DataType, h: HashPrimitives<H>): Hasher<H> {
  switch (type.kind) {
    case 'void':
      return (_: unknown, seed: H) => seed
    case 'boolean':
      return (value: boolean, seed: H) => h.ofInt(value ? 1 : 0, seed)
    case 'byte':
    case 'short':
    case 'integer':
    case 'date':
    case 'year-month interval':
      return (value: number, seed: H) => h.ofInt(value, seed)
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
    case 'day-time interval':
      return (value: Integer, seed: H) => h.ofLong(BigInt(value), seed)
    case 'float':
      return (value: number, seed: H) => h.ofInt(floatBits(value), seed)
    case 'double':
      return (value: number, seed: H) => h.ofLong(doubleBits(value), seed)
    case 'decimal':
      return type.precision <= 18
        ? (value: Integer, seed: H) => h.ofLong(BigInt(value), seed)
        : (value: Integer, seed: H) => h.ofBytes(bigIntegerBytes(BigInt(value)), seed)
    case 'string':
      return (value: string, seed: H) => h.ofBytes(utf8(value), seed)
    case 'binary':
      return (value: Uint8Array, seed: H) => h.ofBytes(value, seed)
    case 'interval':
      return (value: CalendarInterval, seed: H) =>
        h.ofInt(value.months, h.ofInt(value.days, h.ofLong(BigInt(value.microseconds), seed)))
    case 'array': {
      const element = compileHash(type.elementType, h)
      return (values: readonly Value[], seed: H) => values.reduce<H>((s, v) => element(v, s), seed)
    }
    case 'struct': {
      const fields = type.fields.map((f) => compileHash(f.dataType, h))
      return (values: readonly Value[], seed: H) => fields.reduce<H>((s, field, i) => field(values[i] ?? null, s), seed)
    }
    case 'map':
      throw new UnsupportedError(
        'HASH_OF_MAP',
        'Failed to hash a map: dryfit does not have spark.sql.legacy.allowHashOnMapType',
      )
  }
}
