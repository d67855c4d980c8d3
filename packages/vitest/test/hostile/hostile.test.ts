import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
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

test('there are more than a hundred hostile jobs of different kinds', () => {
  expect(new Set(hostileJobs.map(({ name }) => name)).size).toBe(hostileJobs.length)
  expect(hostileJobs.length).toBeGreaterThanOrEqual(100)
})

test('each fails its own test by name, and the test after it passes', { timeout: 1_200_000 }, async () => {
  const told = await tell(project(chosen))
  const wrong = chosen.flatMap(({ name, says }) => {
    const own = told.get(name)
    const after = told.get(`after ${name}`)
    const failed = own?.state === 'failed' && says.test(own.says) && !own.says.includes('Test timed out')
    return failed && after?.state === 'passed' ? [] : [{ name, own, after }]
  })
  expect(wrong).toEqual([])
})

/** A folder outside the workspace: a file of tests for each dozen of jobs. */
function project(jobs: readonly HostileJob[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-hostile-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'jobs'))
  symlinkSync(join(import.meta.dirname, '../../../../fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'jobs/innocent.py'), INNOCENT)
  for (let from = 0; from < jobs.length; from += 12) {
    const tests = jobs.slice(from, from + 12).map((job, i) => {
      const file = `jobs/job${from + i}.py`
      writeFileSync(join(root, file), job.code)
      return testsOf(job, file)
    })
    writeFileSync(
      join(root, `part${from / 12}.test.ts`),
      [`import { expect, test } from 'dryfit'`, ...tests].join('\n'),
    )
  }
  return root
}

function testsOf({ name, look }: HostileJob, file: string): string {
  const act =
    look === undefined
      ? `await glue.run('${file}')`
      : `const job = await import('./${file}')\n  const made = await job.main(glue.context)\n  ${look}`
  return `test(${JSON.stringify(name)}, { timeout: 900 }, async ({ glue }) => {\n  ${act}\n})
test(${JSON.stringify(`after ${name}`)}, { timeout: 20_000 }, async ({ glue }) => {\n  await glue.run('jobs/innocent.py')\n})`
}

interface Told {
  readonly name: string
  readonly state: string
  readonly says: string
}

async function tell(root: string): Promise<ReadonlyMap<string, Told>> {
  const child = spawn(
    process.execPath,
    ['--conditions=@dryfit/source', '--import', 'tsx', join(import.meta.dirname, 'run.ts'), root, pool],
    {
      cwd: join(import.meta.dirname, '../../../..'),
      env: { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined, VITEST_POOL_ID: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000)
  })
  await new Promise((resolve) => child.on('close', resolve))
  const line = out.split('\n').find((each) => each.startsWith('TOLD '))
  if (line === undefined) throw new Error(`vitest told nothing:\n${out.slice(-2000)}\n${errors}`)
  const told = JSON.parse(line.slice(5)) as readonly Told[]
  return new Map(told.map((each) => [each.name, each]))
}
