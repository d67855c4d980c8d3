import type { PyodideAPI } from 'pyodide'
import type { Snapshot } from '../snapshot.ts'
import { type EmscriptenModule, moduleOf } from './emscripten.ts'
import { FileState } from './file-state.ts'
import { MemoryImage } from './memory-image.ts'
import { ObjectTable } from './object-table.ts'

/** What a job left behind costs to clear away; more than that, and a new interpreter is cheaper. */
const mostGrowth = 512 * 1024 * 1024

/**
 * An interpreter as it was at one moment, to the bit: memory, the JavaScript objects that Python knows, files. Nothing that
 * a job did to Python outlives a restore, and nobody has to know what it was.
 */
export class InterpreterImage {
  readonly #module: EmscriptenModule
  readonly #memory: MemoryImage
  readonly #objects: ObjectTable
  readonly #files: FileState

  /** With no Python frame on the stack. */
  constructor(pyodide: PyodideAPI, numbers: readonly Map<unknown, unknown>[], base?: Snapshot['blocks']) {
    this.#module = moduleOf(pyodide)
    this.#objects = new ObjectTable(this.#module, numbers)
    this.#files = new FileState(this.#module.FS)
    this.#memory = new MemoryImage(this.#module, base)
  }

  /** Whether the memory has grown so much that another interpreter should take over. */
  get outgrown(): boolean {
    return this.#memory.growth > mostGrowth
  }

  /** With no Python frame on the stack, also when the last one ended in the middle. */
  restore(): void {
    this.#files.restore()
    this.#memory.restore()
    this.#objects.restore()
  }
}
