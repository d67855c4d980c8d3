import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseJson } from '../src/canonical/json.ts'
import { SparkError } from '../src/errors/spark-error.ts'
import { answer, type PlanCase } from './plan-case.ts'

const GOLDEN = join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/golden/sql')

/** The message stands beside the error or in it: the recorders differ. */
type Recorded = PlanCase & {
  readonly expect: { readonly message?: string; readonly error?: { readonly message?: string } }
}

const placeIn = (message: string): string => /; (line \d+ pos \d+)/.exec(message)?.[1] ?? 'no place'

/** What is raised, where it is of the recorded class. */
function messageOf(testCase: PlanCase): string | undefined {
  try {
    answer(testCase)
    return undefined
  } catch (error) {
    const isSame = error instanceof SparkError && error.errorClass === testCase.expect.error?.class
    return isSame && error.kind === 'AnalysisException' ? error.message : undefined
  }
}

describe('the place of a mistake in SQL text', () => {
  test.each(readdirSync(GOLDEN))('is the one that Spark names, or is not named, in %s', (file) => {
    const cases = readFileSync(join(GOLDEN, file), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"message"'))
      .map((line) => parseJson(line) as unknown as Recorded)
    const differing = cases.flatMap((testCase) => {
      const message = messageOf(testCase)
      if (message === undefined || placeIn(message) === 'no place') return []
      // Long messages were recorded without their end.
      const recorded = testCase.expect.message ?? testCase.expect.error?.message ?? ''
      if (recorded.length > 195 && placeIn(recorded) === 'no place') return []
      const [wanted, got] = [placeIn(recorded), placeIn(message)]
      return wanted === got ? [] : [`${testCase.id}: ${got}, Spark: ${wanted}`]
    })
    expect(differing).toEqual([])
  })
})
