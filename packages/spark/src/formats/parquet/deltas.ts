import { deltaBinaryUnpack } from 'hyparquet/src/delta.js'
import { readVarInt } from 'hyparquet/src/thrift.js'

/** Where the values of a page begin, how many there are at most, and how they are written. */
export interface PageValues {
  readonly at: number
  readonly values: number
  readonly encoding: string
}

/** By the format: blocks of 128 values or a multiple, in blocks of 32 or a multiple. */
const blockUnit = 128
const miniblockUnit = 32

/**
 * Holds numbers that are written as differences (the values, or the lengths of texts) to what the format allows. The decoder
 * goes back where the size of a block is negative, and on for ever.
 *
 * @throws Error where the page is damaged
 */
export function checkDeltas(bytes: Uint8Array, { at, values, encoding }: PageValues): void {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: at }
  const count = checkedCount(reader, values)
  if (encoding !== 'DELTA_BYTE_ARRAY') return
  const prefixes = new Int32Array(count)
  deltaBinaryUnpack(reader, count, prefixes)
  const suffixes = new Int32Array(checkedCount(reader, count))
  deltaBinaryUnpack(reader, suffixes.length, suffixes)
  let length = 0
  for (const [i, prefix] of prefixes.entries()) {
    const suffix = suffixes[i] ?? 0
    // Each text begins as the one before it: it can't take more of that than is there.
    if (prefix < 0 || prefix > length || suffix < 0 || suffix > bytes.length)
      throw new Error(`a text of ${prefix} and ${suffix} bytes follows one of ${length}`)
    length = prefix + suffix
  }
}

interface Reader {
  readonly view: DataView<ArrayBufferLike>
  offset: number
}

/** How many numbers follow. The reader stays where it is. */
function checkedCount({ view, offset }: Reader, most: number): number {
  const head = { view, offset }
  const block = readVarInt(head)
  const miniblocks = readVarInt(head)
  const size = block / miniblocks
  if (block <= 0 || miniblocks <= 0 || block % blockUnit !== 0 || size % miniblockUnit !== 0)
    throw new Error(`blocks of ${block} numbers in ${miniblocks} parts stand in a page`)
  const count = readVarInt(head)
  if (count < 0 || count > most) throw new Error(`${count} numbers stand in a page of ${most} values`)
  return count
}
