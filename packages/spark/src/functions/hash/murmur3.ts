// Spark's Murmur3_x86_32: the tail goes in byte by byte, each as a whole word.
const C1 = 0xcc9e2d51
const C2 = 0x1b873593

const mixK = (k: number): number => {
  const x = Math.imul(k, C1)
  return Math.imul((x << 15) | (x >>> 17), C2)
}
const mixH = (h: number, k: number): number => {
  const x = h ^ k
  return (Math.imul((x << 13) | (x >>> 19), 5) + 0xe6546b64) | 0
}
function finish(h: number, length: number): number {
  let x = h ^ length
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}

export const murmurInt = (value: number, seed: number): number => finish(mixH(seed, mixK(value | 0)), 4)

export function murmurLong(value: bigint, seed: number): number {
  const low = Number(BigInt.asIntN(32, value))
  const high = Number(BigInt.asIntN(32, value >> 32n))
  return finish(mixH(mixH(seed, mixK(low)), mixK(high)), 8)
}

export function murmurBytes(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const aligned = bytes.length - (bytes.length % 4)
  let h = seed
  for (let i = 0; i < aligned; i += 4) h = mixH(h, mixK(view.getInt32(i, true)))
  for (let i = aligned; i < bytes.length; i++) h = mixH(h, mixK(view.getInt8(i)))
  return finish(h, bytes.length)
}
