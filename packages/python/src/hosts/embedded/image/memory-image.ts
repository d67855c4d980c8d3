import { type EmscriptenModule, viewMemory } from './emscripten.ts'

/** WebAssembly's own unit; the memory's length is a multiple of it. */
const block = 65536
/** Within a block that differs, what is compared again: few bytes of most blocks were written. */
const piece = 4096
/** What a sixth of the memory is made of: to look at it costs half, since this block is always at hand. */
const nothing = Buffer.alloc(block)

/** A copy of an interpreter's whole memory, and the way back to it. */
export class MemoryImage {
  readonly #module: EmscriptenModule
  readonly #copy: Buffer
  /** Whether the block of this number holds nothing but zeros. */
  readonly #isEmpty: readonly boolean[]
  readonly #stackPointer: number
  /** Where the stack lies: with no frame on it, what is below its pointer is nobody's. */
  readonly #stack: { readonly from: number; readonly to: number }

  constructor(module: EmscriptenModule) {
    this.#module = module
    const now = this.#now()
    this.#copy = Buffer.allocUnsafeSlow(now.length)
    now.copy(this.#copy)
    this.#isEmpty = Array.from({ length: now.length / block }, (_, i) => isZero(now, i * block))
    this.#stackPointer = module.stackSave()
    this.#stack = { from: module._emscripten_stack_get_end(), to: this.#stackPointer }
  }

  /** Bytes that the memory has grown by. */
  get growth(): number {
    return this.#now().length - this.#copy.length
  }

  /** Copies back what differs, and zeroes what the memory grew by. A look costs a fifth of a write. */
  restore(): void {
    const now = this.#now()
    const { from, to } = this.#stack
    for (let at = 0; at < this.#copy.length; at += block) {
      if (at >= from && at + block <= to) continue
      if (this.#isEmpty[at / block] === true) zero(now, at)
      else if (now.compare(this.#copy, at, at + block, at, at + block) !== 0) this.#restoreBlock(now, at, at + block)
    }
    for (let at = this.#copy.length; at < now.length; at += block) zero(now, at)
    this.#module.stackRestore(this.#stackPointer)
  }

  #restoreBlock(now: Buffer, begin: number, end: number): void {
    for (let at = begin; at < end; at += piece) {
      if (now.compare(this.#copy, at, at + piece, at, at + piece) !== 0) this.#copy.copy(now, at, at, at + piece)
    }
  }

  #now(): Buffer {
    viewMemory(this.#module)
    const { buffer } = this.#module.HEAPU8
    return Buffer.from(buffer, 0, buffer.byteLength)
  }
}

function isZero(memory: Buffer, at: number): boolean {
  return memory.compare(nothing, 0, block, at, at + block) === 0
}

function zero(memory: Buffer, at: number): void {
  if (!isZero(memory, at)) memory.fill(0, at, at + block)
}
