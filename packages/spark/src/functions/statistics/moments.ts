/** Count, mean and central moments of what a group has seen, updated one value at a time as Spark does. */
export interface Moments {
  n: number
  mean: number
  m2: number
  m3: number
  m4: number
}

export const emptyMoments = (): Moments => ({ n: 0, mean: 0, m2: 0, m3: 0, m4: 0 })

/** What Spark makes of a group's state when it merges it into an empty one: an infinite part makes the rest NaN. */
export function mergeMoments(s: Moments): Moments {
  if (s.n === 0) return s
  const deltaN = s.mean / s.n
  const none = s.mean * deltaN * 0 * s.n
  return {
    n: s.n,
    mean: deltaN * s.n,
    m2: s.m2 + none,
    m3: s.m3 + deltaN * deltaN * s.mean * 0 * s.n * (0 - s.n) + 3 * deltaN * (0 * s.m2 - s.n * 0),
    m4:
      s.m4 +
      deltaN * deltaN * deltaN * s.mean * 0 * s.n * (0 - 0 * s.n + s.n * s.n) +
      6 * deltaN * deltaN * (0 * s.m2 + s.n * s.n * 0) +
      4 * deltaN * (0 * s.m3 - s.n * 0),
  }
}

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
