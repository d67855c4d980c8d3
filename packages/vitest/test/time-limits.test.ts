import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Told, tell } from './told.ts'

/** Each of these runs for ever, or for minutes: what its test fails with when its time is over. */
const endless: readonly (readonly [name: string, body: string, says: RegExp])[] = [
  [
    'an expression of the engine',
    `spark(glue).range(99).selectExpr('transform(sequence(1, 3000), x -> forall(array_repeat(1, 3000), y -> x + y + id > 0)) f').collect()`,
    /ms: it was in a lambda function\. Raise the time limit of the run/,
  ],
  [
    'a relation of the engine',
    `spark(glue).range(1e5).selectExpr('sum(id) over (order by id rows between 50000 preceding and 50000 following) s').collect()`,
    /ms: it was in a window\. Raise the time limit of the run/,
  ],
  [
    'the engine in a job that catches everything, at its line',
    'await job.slow_and_sorry(glue.context)',
    /ms: it was at jobs\/lazy\.py:\d+ in slow_and_sorry, in a window\.\n {4}return str/,
  ],
  [
    'a UDF that a matcher evaluates',
    'expect(await job.endless_udf(glue.context)).toEqualFrame([{ n: 1 }])',
    /ms: it was at jobs\/lazy\.py:\d+ in spin\.\n/,
  ],
  [
    'a frame that the test counts',
    'const frame = await job.slow(glue.context)\n  frame.collect()',
    /ms: it was in a window\./,
  ],
  [
    'the text of an object',
    'const object = await job.loop()\n  String(object)',
    /ms: it was at jobs\/lazy\.py:\d+ in __repr__\.\n/,
  ],
  ['a loop of a job', 'await job.spin(1)', /ms: it was at jobs\/lazy\.py:[67] in spin\.\n {4}(while True:|pass)\n/],
  [
    'a loop of a job that is called when the time is nearly over',
    'for (const end = Date.now() + 1900; Date.now() < end; );\n  await job.spin(1)',
    /or look for a loop that does not end\. Of these, \d{4} ms had passed before it was called\./,
  ],
  [
    'a loop under fake timers',
    'vi.useFakeTimers()\n  try {\n    await job.spin(1)\n  } finally {\n    vi.useRealTimers()\n  }',
    /ms: it was at jobs\/lazy\.py:[67] in spin\.\n/,
  ],
]

let told: ReadonlyMap<string, Told>

beforeAll(async () => {
  const tests = endless.map(
    ([name, body]) => `test(${JSON.stringify(name)}, { timeout: 2000 }, async ({ glue }) => {\n  ${body}\n})`,
  )
  told = await tell({
    'jobs/lazy.py': readFileSync(join(import.meta.dirname, 'jobs/lazy.py'), 'utf8'),
    'limits.test.ts': `import { expect, test } from 'dryfit'
import { vi } from 'vitest'
import * as job from './jobs/lazy.py'
const spark = (glue) => glue.context.spark_session
test('the first test of a worker', { timeout: 600_000 }, async ({ glue }) => {
  expect(spark(glue).range(3).selectExpr('sum(id) over (order by id) s').collect()).toHaveLength(3)
  await job.loop()
})
${tests.join('\n')}
test('without glue', { timeout: 2000 }, () => job.spin(1))
test('the test after them', { timeout: 600_000 }, ({ glue }) => {
  expect(spark(glue).range(3).collect()).toHaveLength(3)
})
`,
  })
})

test.each(endless)('what is bounded by its test: %s', (name, _, says) => {
  const { state, says: said } = told.get(name) ?? {}
  expect(said).toMatch(new RegExp(`^JobTimeoutError: Failed to finish "${name}" within 2000 ms`))
  expect(said).toMatch(says)
  expect(state).toBe('failed')
})

test('a test that takes no glue is bounded too, and the test after all of them passes', () => {
  expect(told.get('without glue')?.says).toMatch(
    /^JobTimeoutError: Failed to finish "without glue" within 2000 ms: it was at/,
  )
  expect(told.get('the test after them')).toMatchObject({ state: 'passed', says: '' })
  expect(told.get('the first test of a worker')?.state).toBe('passed')
})
