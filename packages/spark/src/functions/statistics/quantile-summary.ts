/** A sample, the ranks it stands for (`g`) and how uncertain its own rank is (`delta`). */
interface Sample {
  readonly value: number
  readonly g: number
  readonly delta: number
}

const HEAD_SIZE = 50000
const COMPRESS_THRESHOLD = 10000

/**
 * Greenwald and Khanna's summary of quantiles, compressed when and how Spark does: approximate answers are the same
 * numbers. The values are those of one partition, in the order of its rows.
 */
export class QuantileSummary {
  readonly #relativeError: number
  #samples: readonly Sample[] = []
  #head: number[] = []
  #count = 0

  constructor(relativeError: number) {
    this.#relativeError = relativeError
  }

  insert(value: number): void {
    this.#head.push(value)
    if (this.#head.length < HEAD_SIZE) return
    this.#takeHeadIn()
    if (this.#samples.length >= COMPRESS_THRESHOLD) this.#compress()
  }

  /** The values at these shares of the rows, each from 0 to 1; undefined without rows. */
  query(percentiles: readonly number[]): readonly number[] | undefined {
    this.#takeHeadIn()
    this.#compress()
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined) return undefined
    const widest = this.#samples.reduce((max, s) => Math.max(max, s.delta + s.g), Number.NEGATIVE_INFINITY)
    return percentiles.map((p) => {
      if (p <= this.#relativeError || this.#samples.length === 1) return first.value
      if (p >= 1 - this.#relativeError) return last.value
      return this.#find(p, widest / 2)
    })
  }

  #find(percentile: number, targetError: number): number {
    const rank = Math.ceil(percentile * this.#count)
    let minRank = 0
    for (const { value, g, delta } of this.#samples.slice(0, -1)) {
      minRank += g
      if (minRank + delta - targetError <= rank && rank <= minRank + targetError) return value
    }
    return (this.#samples.at(-1) as Sample).value
  }

  #takeHeadIn(): void {
    if (this.#head.length === 0) return
    const sorted = Float64Array.from(this.#head).sort()
    const before = this.#samples
    const merged: Sample[] = []
    let next = 0
    sorted.forEach((value, i) => {
      for (; next < before.length && (before[next] as Sample).value <= value; next++)
        merged.push(before[next] as Sample)
      this.#count += 1
      const isEnd = merged.length === 0 || (next === before.length && i === sorted.length - 1)
      merged.push({ value, g: 1, delta: isEnd ? 0 : Math.floor(2 * this.#relativeError * this.#count) })
    })
    this.#samples = [...merged, ...before.slice(next)]
    this.#head = []
  }

  #compress(): void {
    const samples = this.#samples
    const [least] = samples
    if (least === undefined) return
    const threshold = 2 * this.#relativeError * this.#count
    const kept: Sample[] = []
    let head = samples.at(-1) as Sample
    for (let i = samples.length - 2; i >= 1; i--) {
      const sample = samples[i] as Sample
      if (sample.g + head.g + head.delta < threshold) head = { ...head, g: head.g + sample.g }
      else {
        kept.push(head)
        head = sample
      }
    }
    kept.push(head)
    if (samples.length > 1 && least.value <= head.value) kept.push(least)
    this.#samples = kept.reverse()
  }
}
