import { block, clear, isZero, type Snapshot } from '../snapshot.ts'
import { type EmscriptenModule, viewMemory } from './emscripten.ts'

/** Within a block that differs, what is compared again: few bytes of most blocks were written. */
const piece = 4096

/** A copy of an interpreter's whole memory, and the way back to it. */
export class MemoryImage {
  readonly #module: EmscriptenModule
  /** Block by block; undefined where it holds nothing but zeros, a sixth of the memory: to look at it costs half. */
  readonly #copy: readonly (Buffer | undefined)[]
  readonly #stackPointer: number
  /** Where the stack lies: with no frame on it, what is below its pointer is nobody's. */
  readonly #stack: { readonly from: number; readonly to: number }

  /** @param base - what the memory was made from: most of it still is the same, and is not copied */
  constructor(module: EmscriptenModule, base: Snapshot['blocks'] = []) {
    this.#module = module
    const now = this.#now()
    this.#copy = Array.from({ length: now.length / block }, (_, i) => copyOf(now, i * block, base[i]))
    this.#stackPointer = module.stackSave()
    this.#stack = { from: module._emscripten_stack_get_end(), to: this.#stackPointer }
  }

  /** Bytes that the memory has grown by. */
  get growth(): number {
    return this.#now().length - this.#copy.length * block
  }

  /** Copies back what differs, and zeroes what the memory grew by. A look costs a fifth of a write. */
  restore(): void {
    const now = this.#now()
    const { from, to } = this.#stack
    for (let at = 0, i = 0; at < now.length; at += block, i++) {
      if (at >= from && at + block <= to) continue
      const copy = this.#copy[i]
      if (copy === undefined) clear(now, at)
      else if (now.compare(copy, 0, block, at, at + block) !== 0) restoreBlock(now, at, copy)
    }
    this.#module.stackRestore(this.#stackPointer)
  }

  #now(): Buffer {
    viewMemory(this.#module)
    const { buffer } = this.#module.HEAPU8
    return Buffer.from(buffer, 0, buffer.byteLength)
  }
}

function copyOf(now: Buffer, at: number, base: Buffer | undefined): Buffer | undefined {
  if (base !== undefined && now.compare(base, 0, block, at, at + block) === 0) return base
  if (isZero(now, at)) return undefined
  const copy = Buffer.allocUnsafeSlow(block)
  now.copy(copy, 0, at, at + block)
  return copy
}

function restoreBlock(now: Buffer, begin: number, copy: Buffer): void {
  for (let at = 0; at < block; at += piece) {
    const to = begin + at
    if (now.compare(copy, at, at + piece, to, to + piece) !== 0) copy.copy(now, to, at, at + piece)
  }
}
