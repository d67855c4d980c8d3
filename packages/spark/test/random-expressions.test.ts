import { type DataFrame, SparkError, SparkSession, UnsupportedError } from '@dryfit/spark'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameOfEveryType, randomExpression } from './random-expressions.ts'

// DRYFIT_FUZZ_RUNS and DRYFIT_FUZZ_SEED look further than every run of the tests does.
const numRuns = Number(process.env['DRYFIT_FUZZ_RUNS'] ?? 3000)
const seed = Number(process.env['DRYFIT_FUZZ_SEED'] ?? 7)

/** What an expression is used for; each answers rows or raises. */
const USES: Readonly<Record<string, (frame: DataFrame, text: string) => DataFrame>> = {
  'a select': (frame, text) => frame.selectExpr(text),
  'a filter': (frame, text) => frame.filter(text),
}

describe('any expression gives rows, an error of Spark, or a refusal', () => {
  for (const ansi of ['false', 'true']) {
    const frame = frameOfEveryType(new SparkSession({ conf: { 'spark.sql.ansi.enabled': ansi } }))
    test.each(Object.entries(USES))(`in %s, ANSI ${ansi}`, (_, use) => {
      fc.assert(
        fc.property(randomExpression, (text) => {
          expect(failureOf(() => use(frame, text).rows())).toBeUndefined()
        }),
        { numRuns, seed },
      )
    })
  }
})

function failureOf(work: () => unknown): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof SparkError || error instanceof UnsupportedError ? undefined : error
  }
}
