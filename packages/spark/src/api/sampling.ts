import type { Relation } from '../plan/relation.ts'

type Share = readonly [from: number, to: number]

/** The rows whose random number falls into a share of the unit interval. */
export const sampled = (
  input: Relation,
  [lowerBound, upperBound]: Share,
  seed: number | bigint,
  withReplacement = false,
): Relation => ({ kind: 'Sample', input, lowerBound, upperBound, withReplacement, seed })

/** The unit interval dealt out by weights. */
export function shares(weights: readonly number[]): readonly Share[] {
  const total = weights.reduce((sum, w) => sum + w, 0)
  let from = 0
  return weights.map((w) => {
    const share: Share = [from, from + w / total]
    from = share[1]
    return share
  })
}
