import { JobTimeoutError } from '@dryfit/python'
import type { SparkSession } from '@dryfit/spark'
import { describe } from 'vitest'
import { expect, test } from '../src/index.ts'
import * as job from './jobs/lazy.py'

// A busy machine can take longer than the 150 ms between the engine's limit and vitest's own: then the test is tried again.

/** What work fails with that would not end within the time limit of its test. */
async function late(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof JobTimeoutError)
      return error.message.replace(/within \d+ ms/, 'within … ms').replaceAll(import.meta.dirname, 'test')
    throw error
  }
  return 'it ended'
}

const RUNNING = 'sum(id) over (order by id rows between 50000 preceding and 50000 following)'

describe('an action of the engine is bounded by its test, and says what it was in', { timeout: 1200, retry: 3 }, () => {
  const actions: readonly (readonly [string, (spark: SparkSession) => unknown])[] = [
    [
      'a lambda function',
      (spark) =>
        spark
          .range(99)
          .selectExpr('transform(sequence(1, 3000), x -> forall(array_repeat(1, 3000), y -> x + y + id > 0)) f')
          .collect(),
    ],
    ['a window', (spark) => spark.range(1e5).selectExpr(`${RUNNING} s`).collect()],
  ]
  for (const [what, act] of actions) {
    test(what, async ({ glue }) => {
      expect(await late(() => act(glue.context.spark_session))).toContain(
        `Failed to finish ${JSON.stringify(what)} within … ms: it was in ${what}. Raise the time limit of the run`,
      )
    })
  }

  test('the same from a job, at its line', async ({ glue }) => {
    expect(await late(() => job.slow_and_sorry(glue.context))).toMatch(
      /^Failed to finish "the same from a job, at its line" within … ms: it was at test\/jobs\/lazy\.py:\d+ in slow_and_sorry, in a window\.\n {4}return str/,
    )
  })
})

describe('what is computed after the job returned is bounded by the test', { timeout: 1200, retry: 3 }, () => {
  test('a UDF that a matcher evaluates', async ({ glue }) => {
    const frame = await job.endless_udf(glue.context)
    expect(await late(() => expect(frame).toEqualFrame([{ n: 1 }]))).toMatch(
      /it was at test\/jobs\/lazy\.py:\d+ in spin\./,
    )
  })

  test('a frame that the test counts', async ({ glue }) => {
    const frame = (await job.slow(glue.context)) as { collect(): unknown }
    expect(await late(() => frame.collect())).toContain('it was in a window.')
  })

  test('the text of an object', async () => {
    const object = await job.loop()
    expect(await late(() => String(object))).toMatch(/it was at test\/jobs\/lazy\.py:\d+ in __repr__\./)
  })
})
