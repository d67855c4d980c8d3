// Written after the published algorithms of fdlibm, which Java's StrictMath follows to the last digit and V8's Math does not.

import { headOf, highWord, withHighWord } from './double-words.ts'

/** The length of the diagonal. */
export function hypot(x: number, y: number): number {
  const [m, n] = [Math.abs(x), Math.abs(y)]
  if (m === Number.POSITIVE_INFINITY || n === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  if (Number.isNaN(m) || Number.isNaN(n)) return Number.NaN
  const [a, b] = n > m ? [n, m] : [m, n]
  if (b === 0 || highWord(a) - highWord(b) > 0x3c00000) return a + b
  const scale = a > 2 ** 500 ? 2 ** 600 : b < 2 ** -1022 ? 2 ** -1022 : b < 2 ** -500 ? 2 ** -600 : 1
  return scale === 1 ? diagonal(a, b) : diagonal(a / scale, b / scale) * scale
}

/** Of sides that neither overflow nor vanish when squared, the longer first. */
function diagonal(a: number, b: number): number {
  const w = a - b
  if (w > b) {
    const head = headOf(a)
    return Math.sqrt(head * head - (b * -b - (a - head) * (a + head)))
  }
  const [twice, head] = [a + a, headOf(a + a)]
  const y = headOf(b)
  return Math.sqrt(head * y - (w * -w - (head * (b - y) + (twice - head) * b)))
}

/** The cube root. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x
  const size = Math.abs(x)
  const rough =
    highWord(size) < 0x00100000
      ? withHighWord(size * 2 ** 54, Math.trunc(highWord(size * 2 ** 54) / 3) + 696219795)
      : withHighWord(0, Math.trunc(highWord(size) / 3) + 715094163)
  const s = 19 / 35 + ((rough * rough) / size) * rough
  const near = rough * (5 / 14 + 45 / 28 / (s + 99 / 70 + -864 / 1225 / s))
  const t = withHighWord(headOf(near), highWord(near) + 1)
  const r = size / (t * t)
  const root = t + t * ((r - t) / (t + t + r))
  return x < 0 ? -root : root
}

/** The hyperbolic tangent. */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (Number.isNaN(x) || size < 2 ** -55) return x * (1 + x)
  const t = Math.expm1(size < 1 ? -2 * size : 2 * size)
  const z = size >= 22 ? 1 : size < 1 ? -t / (t + 2) : 1 - 2 / (t + 2)
  return x < 0 ? -z : z
}

const PI_REST = 1.2246467991473532e-16

/** The angle of a point: of one far above or below the left half-axis, with π's own rounding. */
export function atan2(y: number, x: number): number {
  const isSteep = x < 0 && Number.isFinite(x) && Number.isFinite(y) && highWord(Math.abs(y)) - highWord(-x) >= 61 << 20
  if (!isSteep) return Math.atan2(y, x)
  const z = Math.PI - (Math.PI / 2 - PI_REST)
  return y < 0 ? -z : z
}
