import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { firstJavaLong } from '../../functions/math/java-random.ts'
import { XorShiftRandom } from '../../functions/math/random.ts'
import { WellRandom } from '../../functions/math/well-random.ts'
import { type Batch, pick } from '../../lineage/batch.ts'
import type { Sample } from '../../resolved/relation.ts'
import type { Integer } from '../../types/integer.ts'

/** The rows that Spark draws when they all lie in one partition, in this order. */
export function sample(relation: Sample, input: Batch): Batch {
  const seed = BigInt(relation.seed as Integer)
  const times = relation.withReplacement
    ? poisson(relation.upperBound - relation.lowerBound, seed)
    : bernoulli(relation.lowerBound, relation.upperBound, seed)
  return pick(
    input,
    input.rows.flatMap((_, i) => new Array<number>(times()).fill(i)),
  )
}

function bernoulli(lower: number, upper: number, seed: bigint): () => number {
  if (upper - lower <= 0) return () => 0
  const random = new XorShiftRandom(seed)
  return () => {
    const x = random.nextDouble()
    return x >= lower && x < upper ? 1 : 0
  }
}

/** From this mean on Commons Math draws in another way. */
const PIVOT = 40

function poisson(mean: number, seed: bigint): () => number {
  if (mean <= 0) return () => 0
  if (mean >= PIVOT) {
    throw new UnsupportedError(
      'SAMPLE_TOO_LARGE',
      `Failed to sample with replacement: a fraction of ${mean} is not reproduced, only fractions below ${PIVOT} are`,
      'Take a smaller fraction, or stub the function that draws the sample.',
    )
  }
  const random = new WellRandom(firstJavaLong(seed))
  return () => random.nextPoisson(mean)
}
