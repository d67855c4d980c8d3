const MASK = (1n << 64n) - 1n

/** Scala's MurmurHash3.bytesHash over the eight bytes of a seed. */
function hashBytes(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let hash = seed | 0
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    let k = Math.imul(view.getInt32(i, true), 0xcc9e2d51)
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
    hash ^= k
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  hash ^= bytes.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

const ARRAY_SEED = 0x3c074a61

function scrambled(seed: bigint): bigint {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, BigInt.asIntN(64, seed))
  const low = hashBytes(bytes, ARRAY_SEED)
  const high = hashBytes(bytes, low)
  return (BigInt.asUintN(32, BigInt(high)) << 32n) | BigInt.asUintN(32, BigInt(low))
}

/** Spark's XORShiftRandom: the numbers that `rand(seed)` gives in the first partition. */
export class XorShiftRandom {
  #state: bigint
  #spare: number | undefined

  constructor(seed: bigint) {
    this.#state = scrambled(seed)
  }

  #next(bits: number): number {
    let s = this.#state
    s ^= (s << 21n) & MASK
    s ^= s >> 35n
    s ^= (s << 4n) & MASK
    this.#state = s
    return Number(s & ((1n << BigInt(bits)) - 1n))
  }

  /** A whole number below a bound, as Java draws it. */
  nextInt(bound: number): number {
    let bits = this.#next(31)
    if ((bound & (bound - 1)) === 0) return Number((BigInt(bound) * BigInt(bits)) >> 31n)
    while (bits - (bits % bound) + bound - 1 >= 2 ** 31) bits = this.#next(31)
    return bits % bound
  }

  nextDouble(): number {
    const high = this.#next(26)
    return (high * 2 ** 27 + this.#next(27)) * 2 ** -53
  }

  /** A UUID of version 4; Spark draws other bits, which a job can't know either. */
  nextUuid(): string {
    const hex = (bits: number): string =>
      this.#next(bits)
        .toString(16)
        .padStart(bits / 4, '0')
    const variant = (8 + this.#next(2)).toString(16)
    return `${hex(32)}-${hex(16)}-4${hex(12)}-${variant}${hex(12)}-${hex(24)}${hex(24)}`
  }

  /** Java's polar method: every second call gives the number kept by the first. */
  nextGaussian(): number {
    if (this.#spare !== undefined) {
      const kept = this.#spare
      this.#spare = undefined
      return kept
    }
    for (;;) {
      const a = 2 * this.nextDouble() - 1
      const b = 2 * this.nextDouble() - 1
      const s = a * a + b * b
      if (s < 1 && s !== 0) {
        const multiplier = Math.sqrt((-2 * Math.log(s)) / s)
        this.#spare = b * multiplier
        return a * multiplier
      }
    }
  }
}

export const randomSeed = (): bigint => BigInt(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER))
