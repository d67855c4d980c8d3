const MULTIPLIER = 0x5deece66dn
const MASK = (1n << 48n) - 1n

/** `new java.util.Random(seed).nextLong()` */
export function firstJavaLong(seed: bigint): bigint {
  let state = (seed ^ MULTIPLIER) & MASK
  const next = (): bigint => {
    state = (state * MULTIPLIER + 0xbn) & MASK
    return BigInt.asIntN(32, state >> 16n)
  }
  const high = next() << 32n
  return BigInt.asIntN(64, high + next())
}
