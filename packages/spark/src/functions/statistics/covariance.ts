/** What pairs of two columns have shown so far: means, and deviations multiplied and summed up. */
export interface Covariance {
  n: number
  x: number
  y: number
  xy: number
  xx: number
  yy: number
}

export const emptyCovariance = (): Covariance => ({ n: 0, x: 0, y: 0, xy: 0, xx: 0, yy: 0 })

/** Takes one pair in, in place and in the order in which Spark rounds. */
export function updateCovariance(s: Covariance, x: number, y: number): Covariance {
  s.n += 1
  const dx = x - s.x
  const dy = y - s.y
  s.x += dx / s.n
  s.y += dy / s.n
  s.xy += dx * (y - s.y)
  s.xx += dx * (x - s.x)
  s.yy += dy * (y - s.y)
  return s
}

/**
 * What Spark makes of a group's state when it merges it into an empty one: means are divided and multiplied again, and
 * an infinite one makes the rest NaN.
 */
export function mergeCovariance(s: Covariance): Covariance {
  if (s.n === 0) return s
  const [dx, dy] = [s.x / s.n, s.y / s.n]
  const none = (a: number, b: number): number => a * b * 0 * s.n
  return {
    n: s.n,
    x: dx * s.n,
    y: dy * s.n,
    xy: s.xy + none(s.x, dy),
    xx: s.xx + none(s.x, dx),
    yy: s.yy + none(s.y, dy),
  }
}
