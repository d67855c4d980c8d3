const MULTIPLIER = 0x5deece66dn
const MASK = (1n << 48n) - 1n

/** `java.util.Random` */
export class JavaRandom {
  #state: bigint

  constructor(seed: bigint) {
    this.#state = (seed ^ MULTIPLIER) & MASK
  }

  #next(bits: number): bigint {
    this.#state = (this.#state * MULTIPLIER + 0xbn) & MASK
    return BigInt.asIntN(32, this.#state >> BigInt(48 - bits))
  }

  nextLong(): bigint {
    const high = this.#next(32) << 32n
    return BigInt.asIntN(64, high + this.#next(32))
  }

  /** From 0 to below the bound. */
  nextInt(bound: number): number {
    const r = Number(this.#next(31))
    if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(r)) >> 31n)
    for (let bits = r; ; bits = Number(this.#next(31))) {
      const value = bits % bound
      if (bits - value + (bound - 1) < 2 ** 31) return value
    }
  }

  /** From 0 to below 1. */
  nextDouble(): number {
    const high = this.#next(26) << 27n
    return Number(high + this.#next(27)) * 2 ** -53
  }
}

/** `new java.util.Random(seed).nextLong()` */
export const firstJavaLong = (seed: bigint): bigint => new JavaRandom(seed).nextLong()
