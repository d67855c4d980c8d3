// XXH64 with Spark's shortcuts for int and long.
const P1 = 0x9e3779b185ebca87n
const P2 = 0xc2b2ae3d27d4eb4fn
const P3 = 0x165667b19e3779f9n
const P4 = 0x85ebca77c2b2ae63n
const P5 = 0x27d4eb2f165667c5n

const wrap = (x: bigint): bigint => BigInt.asUintN(64, x)
const rotate = (x: bigint, bits: bigint): bigint => wrap((x << bits) | (x >> (64n - bits)))
const round = (accumulator: bigint, input: bigint): bigint =>
  wrap(rotate(wrap(accumulator + wrap(input * P2)), 31n) * P1)

function finish(h: bigint): bigint {
  let x = wrap((h ^ (h >> 33n)) * P2)
  x = wrap((x ^ (x >> 29n)) * P3)
  return BigInt.asIntN(64, x ^ (x >> 32n))
}

export function xxInt(value: number, seed: bigint): bigint {
  const h = wrap(wrap(seed) + P5 + 4n) ^ wrap(BigInt(value >>> 0) * P1)
  return finish(wrap(rotate(h, 23n) * P2 + P3))
}

export function xxLong(value: bigint, seed: bigint): bigint {
  const h = wrap(wrap(seed) + P5 + 8n) ^ round(0n, wrap(value))
  return finish(wrap(rotate(h, 27n) * P1 + P4))
}

function lanes(view: DataView, seed: bigint): bigint {
  const accumulators = [wrap(seed + P1 + P2), wrap(seed + P2), wrap(seed), wrap(seed - P1)]
  for (let at = 0; at + 32 <= view.byteLength; at += 32) {
    for (const [i, a] of accumulators.entries()) accumulators[i] = round(a, view.getBigUint64(at + 8 * i, true))
  }
  const [a = 0n, b = 0n, c = 0n, d = 0n] = accumulators
  let h = wrap(rotate(a, 1n) + rotate(b, 7n) + rotate(c, 12n) + rotate(d, 18n))
  for (const x of accumulators) h = wrap((h ^ round(0n, x)) * P1 + P4)
  return h
}

export function xxBytes(bytes: Uint8Array, seed: bigint): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.length
  let h = wrap((length >= 32 ? lanes(view, seed) : wrap(seed + P5)) + BigInt(length))
  let at = length - (length % 32)
  for (; at + 8 <= length; at += 8) h = wrap(rotate(h ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4)
  if (at + 4 <= length) {
    h = wrap(rotate(h ^ wrap(BigInt(view.getUint32(at, true)) * P1), 23n) * P2 + P3)
    at += 4
  }
  for (; at < length; at++) h = wrap(rotate(h ^ wrap(BigInt(view.getUint8(at)) * P5), 11n) * P1)
  return finish(h)
}
