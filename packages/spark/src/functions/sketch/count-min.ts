import type { Integer } from '../../types/integer.ts'
import { murmurBytes } from '../hash/murmur3.ts'
import { JavaRandom } from '../math/java-random.ts'

/** How often values were seen, estimated: a table of counters, one in each row for every value. */
export interface CountMin {
  total: bigint
  readonly depth: number
  readonly width: number
  readonly hashes: readonly bigint[]
  readonly table: readonly bigint[][]
}

const INT_MAX = 2 ** 31 - 1

export function emptyCountMin(eps: number, confidence: number, seed: number): CountMin {
  const width = Math.ceil(2 / eps)
  const depth = Math.ceil(-Math.log1p(-confidence) / Math.log(2))
  const random = new JavaRandom(BigInt(seed))
  return {
    total: 0n,
    depth,
    width,
    hashes: Array.from({ length: depth }, () => BigInt(random.nextInt(INT_MAX))),
    table: Array.from({ length: depth }, () => new Array<bigint>(width).fill(0n)),
  }
}

const long = (x: bigint): bigint => BigInt.asIntN(64, x)

function placeOf(sketch: CountMin, row: number, item: bigint): number {
  const product = long((sketch.hashes[row] ?? 0n) * item)
  const mixed = long(product + (product >> 32n)) & BigInt(INT_MAX)
  return Number(mixed) % sketch.width
}

function count(sketch: CountMin, place: (row: number) => number): CountMin {
  sketch.table.forEach((counters, row) => {
    const at = place(row)
    counters[at] = (counters[at] ?? 0n) + 1n
  })
  sketch.total += 1n
  return sketch
}

export const countLong = (sketch: CountMin, item: Integer): CountMin =>
  count(sketch, (row) => placeOf(sketch, row, BigInt(item)))

export function countBytes(sketch: CountMin, bytes: Uint8Array): CountMin {
  const first = murmurBytes(bytes, 0)
  const second = murmurBytes(bytes, first)
  return count(sketch, (row) => Math.abs(((first + Math.imul(row, second)) | 0) % sketch.width))
}

/** As Spark writes a sketch: its version, what it has seen, its size, its hashes, its counters. */
export function countMinBytes({ total, depth, width, hashes, table }: CountMin): Uint8Array {
  const bytes = new Uint8Array(20 + 8 * depth + 8 * depth * width)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 1)
  view.setBigInt64(4, total)
  view.setInt32(12, depth)
  view.setInt32(16, width)
  ;[...hashes, ...table.flat()].forEach((x, i) => void view.setBigInt64(20 + 8 * i, x))
  return bytes
}
