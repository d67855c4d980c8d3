import { murmurBytes } from '../functions/hash/murmur3.ts'
import type { DataType } from '../types/data-type.ts'
import type { Integer } from '../types/integer.ts'
import type { Row, Value } from '../types/value.ts'

// Spark's UnsafeRow: a bit for each null, eight bytes for each value, then what does not fit into those.

type Write = (value: Value, at: number, view: DataView) => Uint8Array | undefined

const long = (value: Value, at: number, view: DataView): undefined => {
  view.setBigInt64(at, BigInt(value as Integer), true)
}

const utf8 = new TextEncoder()

function writerOf(type: DataType): Write | undefined {
  switch (type.kind) {
    case 'boolean':
      return (value, at, view) => void view.setUint8(at, value === true ? 1 : 0)
    case 'byte':
      return (value, at, view) => void view.setInt8(at, value as number)
    case 'short':
      return (value, at, view) => void view.setInt16(at, value as number, true)
    case 'integer':
    case 'date':
      return (value, at, view) => void view.setInt32(at, value as number, true)
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
      return long
    case 'float':
      return (value, at, view) => void view.setFloat32(at, value as number, true)
    case 'double':
      return (value, at, view) => void view.setFloat64(at, value as number, true)
    case 'decimal':
      return type.precision <= 18 ? long : undefined
    case 'string':
      return (value) => utf8.encode(value as string)
    case 'binary':
      return (value) => value as Uint8Array
    default:
      return undefined
  }
}

/** The hash by which Spark orders rows before it deals them out; undefined for columns of which it is not known. */
export function rowHash(types: readonly DataType[]): ((row: Row) => number) | undefined {
  const writers = types.map(writerOf)
  if (writers.includes(undefined)) return undefined
  const nulls = Math.ceil(types.length / 64) * 8
  const fixed = nulls + types.length * 8
  return (row) => {
    const head = new Uint8Array(fixed)
    const view = new DataView(head.buffer)
    const parts: Uint8Array[] = [head]
    let size = fixed
    for (const [i, write] of writers.entries()) {
      const value = row[i] ?? null
      if (value === null) {
        head[i >> 3] = (head[i >> 3] ?? 0) | (1 << (i & 7))
        continue
      }
      const bytes = write?.(value, nulls + i * 8, view)
      if (bytes === undefined) continue
      view.setBigInt64(nulls + i * 8, (BigInt(size) << 32n) | BigInt(bytes.length), true)
      const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8)
      padded.set(bytes)
      parts.push(padded)
      size += padded.length
    }
    return murmurBytes(joined(parts, size), 42)
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
