import { type Cache, readEntry, writeEntry } from './cache.ts'
import type { Booted } from './pyodide.ts'

/** After so many tests V8 has optimised what there is to optimise. */
const ripe = 25

/** Python's machine code in a cache. How many tests have run on it, in one process after the other, stands before it. */
export class KeptMachineCode {
  readonly #cache: Cache
  readonly #key: string
  readonly #tests: number
  readonly code: Uint8Array | undefined

  constructor(cache: Cache, key: string) {
    this.#cache = cache
    this.#key = key
    const entry = readEntry(cache, 'machine', key)
    this.#tests = entry?.[0] ?? 0
    this.code = entry?.subarray(1)
  }

  /** Keeps what V8 has optimised while tests ran: after the first of each process, and a few times more until it is ripe. */
  follow(booted: Booted): void {
    const before = booted.hasMachineCode ? this.#tests : 0
    if (before >= ripe) return
    booted.ran = (tests) => {
      const all = before + tests
      if (all <= ripe && (tests === 1 || all === ripe || isPowerOfTwo(all))) this.#write(all, booted.machineCode())
    }
  }

  #write(tests: number, code: Uint8Array | undefined): void {
    if (code === undefined) return
    const entry = new Uint8Array(1 + code.length)
    entry[0] = tests
    entry.set(code, 1)
    try {
      writeEntry(this.#cache, 'machine', this.#key, entry)
    } catch {
      // A folder that can't be written costs the next start a fifth of a second.
    }
  }
}

const isPowerOfTwo = (value: number): boolean => (value & (value - 1)) === 0
