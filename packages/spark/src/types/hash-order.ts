import type { DataType } from './data-type.ts'
import { javaHashCode, murmur3Int } from './java-hash.ts'
import type { Value } from './value.ts'

/** Open addressing with linear probing: where a value ends up in a table. */
function place(table: (Value | undefined)[], slot: number, value: Value): void {
  let at = slot
  while (table[at] !== undefined) at = (at + 1) & (table.length - 1)
  table[at] = value
}

const emptyTable = (size: number): (Value | undefined)[] => new Array<Value | undefined>(size).fill(undefined)
const inTable = (table: readonly (Value | undefined)[]): readonly Value[] => table.filter((v) => v !== undefined)

function scramble(hash: number): number {
  // Scala 2.12's byteswap32: multiply, swap the bytes, multiply.
  const x = Math.imul(hash, 0x9e3775cd)
  const swapped = ((x & 0xff) << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24)
  return Math.imul(swapped, 0x9e3775cd)
}

/**
 * Distinct values in the order in which a `scala.collection.mutable.HashSet` (2.12) yields them, which is what
 * `collect_set` gives. Types whose Java hash is not reproduced keep their order: Spark leaves it open.
 */
export function hashSetOrder(values: readonly Value[], type: DataType): readonly Value[] {
  const hashOf = javaHashCode(type)
  if (hashOf === undefined || values.length < 2) return values
  let table = emptyTable(32)
  values.forEach((value, i) => {
    place(table, setSlot(hashOf(value), table.length), value)
    if (i + 1 < Math.floor((table.length * 450) / 1000)) return
    const grown = emptyTable(table.length * 2)
    for (const v of inTable(table)) place(grown, setSlot(hashOf(v), grown.length), v)
    table = grown
  })
  return inTable(table)
}

/** Where Scala's FlatHashTable looks first: the hash scrambled, turned, and cut to its upper bits. */
function setSlot(hash: number, size: number): number {
  const bits = popcount(size - 1)
  const mixed = scramble(hash)
  const rotated = (mixed >>> bits) | (mixed << (32 - bits))
  return (rotated >>> (32 - bits)) & (size - 1)
}

const popcount = (n: number): number => n.toString(2).replaceAll('0', '').length

/** Keys in the order of Spark's own `OpenHashMap`, in which `mode` looks for the first most frequent one. */
export function hashMapOrder(values: readonly Value[], type: DataType): readonly Value[] {
  const hashOf = javaHashCode(type)
  if (hashOf === undefined) return values
  let size = 64
  while (values.length > Math.floor(size * 0.7)) size *= 2
  const mask = size - 1
  const table = emptyTable(size)
  for (const value of values) place(table, murmur3Int(hashOf(value), 0) & mask, value)
  return inTable(table)
}
