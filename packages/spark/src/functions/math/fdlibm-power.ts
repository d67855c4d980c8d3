import { headOf, highWord, lowWord, withHighWord } from './double-words.ts'

// The power of fdlibm, by its published algorithm: two to the power of y times the logarithm, both in two parts.

/** A number as the sum of a head of half the digits and a rest. */
type Parts = readonly [head: number, rest: number]

const CP = 0.9617966939259756
const CP_HEAD = 0.9617967009544373
const CP_REST = -7.028461650952758e-9
const LN2 = Math.LN2
const LN2_HEAD = 0.6931471824645996
const LN2_REST = -1.904654299957768e-9
const LOG2E_HEAD = 1.4426950216293335
const LOG2E_REST = 1.9259629911266175e-8
const OVERFLOW_REST = 8.008566259537294e-17

const parts = (head: number, rest: (head: number) => number): Parts => {
  const cut = headOf(head)
  return [cut, rest(cut)]
}

/** A number to a power; 1 to an infinite power is NaN. */
export function power(x: number, y: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 0 || Math.abs(x) === 1) return x ** y
  if (y === 1) return x
  if (y === 2) return x * x
  if (y === 0.5 && x > 0) return Math.sqrt(x)
  if (x < 0 && !Number.isInteger(y)) return Number.NaN
  const sign = x < 0 && Math.abs(y) < 2 ** 53 && y % 2 !== 0 ? -1 : 1
  const size = Math.abs(x)
  const isHuge = highWord(Math.abs(y)) > 0x41e00000
  if (isHuge && (highWord(size) < 0x3fefffff || highWord(size) > 0x3ff00000)) return size ** y * sign
  if (highWord(Math.abs(y)) > 0x43f00000) return size ** y * sign
  return sign * powerOfTwo(y, isHuge ? logarithmNearOne(size) : logarithm(size))
}

function logarithmNearOne(size: number): Parts {
  const t = size - 1
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25))
  const u = LOG2E_HEAD * t
  const v = t * LOG2E_REST - w * Math.LOG2E
  return parts(u + v, (head) => v - (head - u))
}

/** To base two. */
function logarithm(size: number): Parts {
  const isSubnormal = highWord(size) < 0x00100000
  const normal = isSubnormal ? size * 2 ** 53 : size
  const digits = highWord(normal) & 0xfffff
  const above = digits > 0x3988e && digits < 0xbb67a
  const carry = digits >= 0xbb67a ? 1 : 0
  const exponent = (highWord(normal) >> 20) - 0x3ff + carry - (isSubnormal ? 53 : 0)
  const high = (digits | 0x3ff00000) - (carry === 1 ? 0x00100000 : 0)
  const x = withHighWord(normal, high)
  const base = above ? 1.5 : 1
  const u = x - base
  const v = 1 / (x + base)
  const s = u * v
  const head = headOf(s)
  const sumHead = withHighWord(0, ((high >> 1) | 0x20000000) + 0x00080000 + (above ? 1 << 18 : 0))
  const sumRest = x - (sumHead - base)
  const rest = v * (u - head * sumHead - head * sumRest)
  const [productHead, productRest] = timesSeries(s, head, rest)
  const zHead = CP_HEAD * productHead
  const zRest = CP_REST * productHead + productRest * CP + (above ? 1.350039202129749e-8 : 0)
  const tableHead = above ? 0.5849624872207642 : 0
  return parts(zHead + zRest + tableHead + exponent, (cut) => zRest - (cut - exponent - tableHead - zHead))
}

/** s · (3 + s² + …), of which two thirds is the natural logarithm of (1 + s) / (1 - s). */
function timesSeries(s: number, head: number, rest: number): Parts {
  const q = s * s
  const series =
    0.5999999999999946 +
    q *
      (0.4285714285785502 +
        q * (0.33333332981837743 + q * (0.272728123808534 + q * (0.23066074577556175 + q * 0.20697501780033842))))
  const r = q * q * series + rest * (head + s)
  const square = head * head
  const t = headOf(3 + square + r)
  const tRest = r - (t - 3 - square)
  const u = head * t
  const v = rest * t + tRest * s
  return parts(u + v, (cut) => v - (cut - u))
}

function powerOfTwo(y: number, [head, rest]: Parts): number {
  const yHead = headOf(y)
  const low = (y - yHead) * head + y * rest
  const high = yHead * head
  const z = low + high
  const [word, lower] = [highWord(z), lowWord(z)]
  if (word >= 0x40900000) {
    const isBeyond = word !== 0x40900000 || lower !== 0
    if (isBeyond || low + OVERFLOW_REST > z - high) return Number.POSITIVE_INFINITY
  } else if ((word & 0x7fffffff) >= 0x4090cc00) {
    const isBeyond = word !== (0xc090cc00 | 0) || lower !== 0
    if (isBeyond || low <= z - high) return 0
  }
  return scaledPower(word, high, low)
}

function scaledPower(word: number, high: number, low: number): number {
  const size = word & 0x7fffffff
  const isWhole = size > 0x3fe00000
  const rounded = isWhole ? word + (0x00100000 >> ((size >> 20) - 0x3ff + 1)) : 0
  const shift = ((rounded & 0x7fffffff) >> 20) - 0x3ff
  const whole = isWhole ? withHighWord(0, rounded & ~(0x000fffff >> shift)) : 0
  const part = high - whole
  const t = headOf(low + part)
  const u = t * LN2_HEAD
  const v = (low - (t - part)) * LN2 + t * LN2_REST
  const z = u + v
  const w = v - (z - u)
  const q = z * z
  const series =
    0.16666666666666602 +
    q * (-0.0027777777777015593 + q * (6.613756321437934e-5 + q * (-1.6533902205465252e-6 + q * 4.1381367970572385e-8)))
  const c = z - q * series
  const r = (z * c) / (c - 2) - (w + z * w)
  return timesTwoTo(1 - (r - z), whole)
}

/** Rounds once, also where the result is subnormal. */
function timesTwoTo(x: number, exponent: number): number {
  if (exponent >= -1000) return x * 2 ** Math.min(exponent, 1000) * 2 ** Math.max(0, exponent - 1000)
  return x * 2 ** -1000 * 2 ** (exponent + 1000)
}
