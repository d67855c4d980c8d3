const SIZE = 624

/** WELL19937c, the generator of Apache Commons Math: what Spark draws Poisson numbers with. */
export class WellRandom {
  readonly #v = new Int32Array(SIZE)
  #index = 0

  constructor(seed: bigint) {
    this.#v[0] = Number(BigInt.asIntN(32, seed >> 32n))
    this.#v[1] = Number(BigInt.asIntN(32, seed))
    for (let i = 2; i < SIZE; i++) {
      const l = BigInt(this.#v[i - 2] as number)
      this.#v[i] = Number(BigInt.asIntN(32, 1812433253n * (l ^ (l >> 30n)) + BigInt(i)))
    }
  }

  nextDouble(): number {
    const high = this.#next(26)
    return (high * 2 ** 26 + this.#next(26)) * 2 ** -52
  }

  /** A Poisson number by multiplying uniform ones, as Commons Math draws it for means below 40. */
  nextPoisson(mean: number): number {
    const limit = Math.exp(-mean)
    let n = 0
    for (let product = 1; n < 1000 * mean; n++) {
      product *= this.nextDouble()
      if (product < limit) return n
    }
    return n
  }

  #next(bits: number): number {
    const v = this.#v
    const i = this.#index
    const at = (offset: number): number => v[(i + offset) % SIZE] as number
    const before = (i + SIZE - 1) % SIZE
    const twoBefore = (i + SIZE - 2) % SIZE
    const z0 = (0x80000000 & (v[before] as number)) ^ (0x7fffffff & (v[twoBefore] as number))
    const z1 = at(0) ^ (at(0) << 25) ^ (at(70) ^ (at(70) >>> 27))
    const z2 = (at(179) >>> 9) ^ (at(449) ^ (at(449) >>> 1))
    const z3 = z1 ^ z2
    let z4 = z0 ^ (z1 ^ (z1 << 9)) ^ (z2 ^ (z2 << 21)) ^ (z3 ^ (z3 >>> 21))
    v[i] = z3
    v[before] = z4
    v[twoBefore] = (v[twoBefore] as number) & 0x80000000
    this.#index = before
    z4 ^= (z4 << 7) & 0xe46e1700
    z4 ^= (z4 << 15) & 0x9b868000
    return z4 >>> (32 - bits)
  }
}
