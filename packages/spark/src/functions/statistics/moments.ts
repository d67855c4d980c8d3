/** Count, mean and central moments of what a group has seen, updated one value at a time as Spark does. */
export interface Moments {
  n: number
  mean: number
  m2: number
  m3: number
  m4: number
}

export const emptyMoments = (): Moments => ({ n: 0, mean: 0, m2: 0, m3: 0, m4: 0 })

/** Takes one value in, in place. */
export function updateMoments(s: Moments, x: number): Moments {
  const n = s.n + 1
  const delta = x - s.mean
  const deltaN = delta / n
  const delta2 = delta * delta
  const deltaN2 = deltaN * deltaN
  const m2 = s.m2 + delta * (delta - deltaN)
  const m3 = s.m3 - 3 * deltaN * m2 + delta * (delta2 - deltaN2)
  s.m4 = s.m4 - 4 * deltaN * m3 - 6 * deltaN2 * m2 + delta * (delta * delta2 - deltaN * deltaN2)
  s.m3 = m3
  s.m2 = m2
  s.mean += deltaN
  s.n = n
  return s
}
