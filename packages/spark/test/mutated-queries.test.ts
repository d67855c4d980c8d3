import { expect, test } from 'vitest'
import { SparkError } from '../src/errors/spark-error.ts'
import { UnsupportedError } from '../src/errors/unsupported-error.ts'
import { SparkSession } from '../src/index.ts'
import { randomBatch } from './random-queries/index.ts'
import { mutated } from './random-queries/mutate.ts'
import { Random } from './random-queries/random.ts'

// DRYFIT_MUTATED_QUERIES=20000 runs them all, DRYFIT_SEED=<n> others or those of a failure again.
const COUNT = Number(process.env['DRYFIT_MUTATED_QUERIES'] ?? 400)
const SEED = Number(process.env['DRYFIT_SEED'] ?? 1)
const PER_BATCH = 100

test(`damaged queries are answered or refused, and never end in an internal error (seed ${SEED})`, () => {
  const internal: string[] = []
  for (let i = 0; i * PER_BATCH < COUNT; i++) {
    const batch = randomBatch(SEED + i, PER_BATCH)
    const spark = new SparkSession()
    for (const view of batch.views) spark.sql(view)
    const r = new Random(SEED + i)
    for (const query of batch.queries) {
      const text = mutated(r, query.text)
      const error = thrownBy(() => spark.sql(text).rows())
      if (error !== undefined) internal.push(`${text}\n    ${error}`)
    }
  }
  expect(internal).toEqual([])
})

/** What an act throws that is no answer to a user. */
function thrownBy(act: () => void): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof SparkError || error instanceof UnsupportedError) return undefined
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}
