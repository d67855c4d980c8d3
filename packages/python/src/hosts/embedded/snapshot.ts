/** WebAssembly's own unit; the length of a memory is a multiple of it. */
export const block = 65536
/** No Python runs in less. */
const fewest = 320
const nothing = Buffer.alloc(block)

/** Python's memory as Pyodide writes it down. */
export interface Snapshot {
  /** What Pyodide says of it. */
  readonly head: Uint8Array
  /** The memory; undefined stands for a block of zeros, as a third of them are. */
  readonly blocks: readonly (Buffer | undefined)[]
}

/** A snapshot that is still being read. */
export interface ComingSnapshot {
  /** How many blocks it has. */
  readonly length: number
  readonly whole: Promise<Snapshot>
}

/** The bytes of a packed snapshot that tell its length. */
export const lengthBytes = 8

const headerOf = (packed: Uint8Array): { readonly head: number; readonly length: number } => {
  const view = new DataView(packed.buffer, packed.byteOffset)
  return { head: view.getUint32(0, true), length: view.getUint32(4, true) }
}

/** How many blocks a packed snapshot has, by its first bytes. */
export function lengthOf(packed: Uint8Array): number {
  const { length } = headerOf(packed)
  if (length < fewest) throw new Error('Failed to boot Python: this is no snapshot of it.')
  return length
}

/** Writes what Pyodide made without the blocks of zeros. */
export function pack(made: Uint8Array): Uint8Array {
  const bytes = Buffer.from(made.buffer, made.byteOffset, made.byteLength)
  const head = bytes.readUInt32LE(4)
  const length = (bytes.length - head) / block
  const full = Array.from({ length }, (_, i) => !isZero(bytes, head + i * block))
  const count = full.filter(Boolean).length
  const packed = Buffer.alloc(lengthBytes + length + head + count * block)
  packed.writeUInt32LE(head, 0)
  packed.writeUInt32LE(length, 4)
  packed.set(Buffer.from(full.map(Number)), lengthBytes)
  bytes.copy(packed, lengthBytes + length, 0, head)
  let to = lengthBytes + length + head
  for (const [i, isFull] of full.entries()) {
    if (isFull) to += bytes.copy(packed, to, head + i * block, head + (i + 1) * block)
  }
  return packed
}

/** Views of a packed snapshot; the memory of it is not copied. */
export function unpack(packed: Uint8Array): Snapshot {
  const { head, length } = headerOf(packed)
  const begin = lengthBytes + length
  let at = begin + head
  const blocks = Array.from({ length }, (_, i) => {
    if (packed[lengthBytes + i] === 0) return undefined
    at += block
    return Buffer.from(packed.buffer, packed.byteOffset + at - block, block)
  })
  if (at !== packed.length) throw new Error('Failed to boot Python: its snapshot is not whole.')
  // Pyodide reads it by words.
  return { head: new Uint8Array(packed.subarray(begin, begin + head)), blocks }
}

/** Makes a memory what a snapshot holds. */
export function fill(memory: Uint8Array, { blocks }: Snapshot): void {
  const now = Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength)
  for (const [i, from] of blocks.entries()) {
    if (from === undefined) clear(now, i * block)
    else now.set(from, i * block)
  }
}

/** Whether a block holds nothing but zeros. */
export function isZero(memory: Buffer, at: number): boolean {
  return memory.compare(nothing, 0, block, at, at + block) === 0
}

/** Zeroes a block: a look costs a fifth of a write, and touches no memory that was never used. */
export function clear(memory: Buffer, at: number): void {
  if (!isZero(memory, at)) memory.fill(0, at, at + block)
}
