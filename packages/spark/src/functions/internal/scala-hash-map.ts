/** How keys are told apart: Scala's `##` and `==`. */
export interface ScalaKeys<K> {
  hash(key: K): number
  equal(a: K, b: K): boolean
}

interface Entry<K> {
  readonly key: K
  count: number
}

const INITIAL_SIZE = 16
/** Bits of the mask of the first table: Scala 2.12 keeps them as the seed of its rotation. */
const SEED = 4

/** Scala 2.12's `mutable.HashMap`, for the one thing that a JavaScript map does not know: the order of its keys. */
export class ScalaHashMap<K> {
  readonly #keys: ScalaKeys<K>
  #table: (readonly Entry<K>[])[] = emptyTable(INITIAL_SIZE)
  #size = 0

  constructor(keys: ScalaKeys<K>) {
    this.#keys = keys
  }

  get size(): number {
    return this.#size
  }

  find(key: K): Entry<K> | undefined {
    return this.#chain(key).find((e) => this.#keys.equal(e.key, key))
  }

  set(key: K, count: number): void {
    const known = this.find(key)
    if (known !== undefined) {
      known.count = count
      return
    }
    this.#put({ key, count })
    this.#size += 1
    if (this.#size > (this.#table.length * 3) / 4) this.#grow()
  }

  delete(entry: Entry<K>): void {
    const index = this.#index(entry.key)
    this.#table[index] = this.#chain(entry.key).filter((e) => e !== entry)
    this.#size -= 1
  }

  /** From the last place of the table to the first. */
  entries(): readonly Entry<K>[] {
    return this.#table.toReversed().flat()
  }

  #chain(key: K): readonly Entry<K>[] {
    return this.#table[this.#index(key)] ?? []
  }

  #put(entry: Entry<K>): void {
    const index = this.#index(entry.key)
    this.#table[index] = [entry, ...(this.#table[index] ?? [])]
  }

  #grow(): void {
    const entries = this.entries()
    this.#table = emptyTable(this.#table.length * 2)
    for (const entry of entries) this.#put(entry)
  }

  #index(key: K): number {
    const mask = this.#table.length - 1
    return (improve(this.#keys.hash(key)) >>> Math.clz32(mask)) & mask
  }
}

const emptyTable = <K>(size: number): (readonly Entry<K>[])[] => Array.from({ length: size }, () => [])

function improve(hash: number): number {
  const mixed = Math.imul(reverseBytes(Math.imul(hash, 0x9e3775cd)), 0x9e3775cd)
  return (mixed >>> SEED) | (mixed << (32 - SEED))
}

const reverseBytes = (x: number): number =>
  ((x & 0xff) << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | ((x >>> 24) & 0xff)
