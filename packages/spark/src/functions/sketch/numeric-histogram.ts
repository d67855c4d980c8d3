import { JavaRandom } from '../math/java-random.ts'

const SEED = 31_183n

interface Bin {
  x: number
  y: number
}

/** Hive's histogram: at most so many bins, of which the two that are nearest become one where a new one is too many. */
export class NumericHistogram {
  readonly #bins: Bin[] = []
  readonly #random = new JavaRandom(SEED)
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get bins(): readonly Readonly<Bin>[] {
    return this.#bins
  }

  add(value: number): void {
    const at = this.#placeOf(value)
    const here = this.#bins[at]
    if (here?.x === value) {
      here.y += 1
      return
    }
    this.#bins.splice(at, 0, { x: value, y: 1 })
    if (this.#bins.length > this.#most) this.#merge()
  }

  #placeOf(value: number): number {
    let at = 0
    for (let left = 0, right = this.#bins.length; left < right; ) {
      at = (left + right) >> 1
      const { x } = this.#bins[at] as Bin
      if (x > value) right = at
      else if (x < value) left = ++at
      else break
    }
    return at
  }

  #merge(): void {
    const at = this.#nearest()
    const [a, b] = [this.#bins[at] as Bin, this.#bins[at + 1] as Bin]
    const both = a.y + b.y
    a.x *= a.y / both
    a.x += (b.x / both) * b.y
    a.y = both
    this.#bins.splice(at + 1, 1)
  }

  /** The first of two bins that are nearest; of several, chance says which. */
  #nearest(): number {
    const difference = (i: number): number => (this.#bins[i + 1] as Bin).x - (this.#bins[i] as Bin).x
    let smallest = difference(0)
    let at = 0
    let equal = 1
    for (let i = 1; i < this.#bins.length - 1; i++) {
      const d = difference(i)
      if (d < smallest) [smallest, at, equal] = [d, i, 1]
      else if (d === smallest && this.#random.nextDouble() <= 1 / ++equal) at = i
    }
    return at
  }
}
