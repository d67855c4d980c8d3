const float = new Float64Array(1)
const words = new Int32Array(float.buffer)

/** The upper half of a double's bits: sign, exponent and the first 20 digits. */
export function highWord(x: number): number {
  float[0] = x
  return words[1] as number
}

/** A double with another upper half. */
export function withHighWord(x: number, high: number): number {
  float[0] = x
  words[1] = high
  return float[0] as number
}

/** A double without the lower half of its digits. */
export function headOf(x: number): number {
  float[0] = x
  words[0] = 0
  return float[0] as number
}

/** The lower half of a double's bits. */
export function lowWord(x: number): number {
  float[0] = x
  return words[0] as number
}
