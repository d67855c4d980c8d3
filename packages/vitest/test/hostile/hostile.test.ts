import { expect, test } from 'vitest'
import { tell } from '../told.ts'
import { type HostileJob, hostileJobs } from './jobs.ts'

/** `DRYFIT_HOSTILE=all` runs them all, as CI does; else each eighth is one of the tests of every change. */
const chosen = process.env.DRYFIT_HOSTILE === 'all' ? hostileJobs : hostileJobs.filter((_, i) => i % 8 === 0)
const pool = process.env.DRYFIT_HOSTILE_POOL ?? 'forks'

const INNOCENT = `from decimal import Decimal
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
spark = SparkSession.builder.getOrCreate()
double = F.udf(lambda n: n * 2, "long")
rows = spark.range(5).select(double("id").alias("n")).collect()
assert [row.n for row in rows] == [0, 2, 4, 6, 8], rows
assert str(Decimal(1) / 3) == "0.3333333333333333333333333333", Decimal(1) / 3
`

/** What V8's usual stack does not bear. */
const deep = {
  'jobs/deep.py': `import copy, functools, json, operator
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
spark = SparkSession.builder.getOrCreate()
assert len(json.loads("[" * 4000 + "]" * 4000)) == 1
nested = []
for _ in range(10**5): nested = [nested]
del nested
either = functools.reduce(operator.or_, [F.col("id") == n for n in range(4000)])
assert spark.range(3).filter(either).count() == 3
total = functools.reduce(operator.add, [F.col("id")] * 3000)
assert [row[0] for row in spark.range(2).select(total).collect()] == [0, 3000]
`,
  'deep.test.ts': `import { test } from 'dryfit'
test('what is deep, and less so than Python and Spark bear', { timeout: 600_000 }, ({ glue }) => glue.run('jobs/deep.py'))`,
}

test('there are more than a hundred hostile jobs of different kinds', () => {
  expect(new Set(hostileJobs.map(({ name }) => name)).size).toBe(hostileJobs.length)
  expect(hostileJobs.length).toBeGreaterThanOrEqual(100)
})

test('each fails its own test by name, and the test after it passes', { timeout: 1_200_000 }, async () => {
  const told = await tell({ ...filesOf(chosen), ...deep }, { pool })
  const wrong = chosen.flatMap(({ name, says }) => {
    const own = told.get(name)
    const after = told.get(`after ${name}`)
    const failed = own?.state === 'failed' && says.test(own.says) && !own.says.includes('Test timed out')
    return failed && after?.state === 'passed' ? [] : [{ name, own, after }]
  })
  expect(wrong).toEqual([])
  expect(told.get('what is deep, and less so than Python and Spark bear')).toMatchObject({ state: 'passed', says: '' })
})

/** Milliseconds. */
const ENDS_HANGS = 600_000

const moduleOf = (file: string): string => file.replace(/^.*\/(\w+)\.py$/, '$1')

/** A file of tests for each dozen of jobs. */
function filesOf(jobs: readonly HostileJob[]): Record<string, string> {
  const files: Record<string, string> = { 'jobs/innocent.py': INNOCENT }
  for (let from = 0; from < jobs.length; from += 12) {
    const imports = [`import { expect, test } from 'dryfit'`]
    const tests = jobs.slice(from, from + 12).map((job, i) => {
      const file = `jobs/job${from + i}.py`
      files[file] = job.code
      if (job.look !== undefined) imports.push(`import * as ${moduleOf(file)} from './${file}'`)
      return testsOf(job, file)
    })
    files[`part${from / 12}.test.ts`] = [...imports, ...tests].join('\n')
  }
  return files
}

function testsOf({ name, look, says }: HostileJob, file: string): string {
  const act =
    look === undefined
      ? `await glue.run('${file}')`
      : `const made = await ${moduleOf(file)}.main(glue.context)\n  ${look}`
  // What ends by itself has all the time that a slow machine takes for it.
  const timeout = says.source.includes('within') ? 900 : ENDS_HANGS
  return `test(${JSON.stringify(name)}, { timeout: ${timeout} }, async ({ glue }) => {\n  ${act}\n})
test(${JSON.stringify(`after ${name}`)}, { timeout: ${ENDS_HANGS} }, async ({ glue }) => {\n  await glue.run('jobs/innocent.py')\n})`
}
