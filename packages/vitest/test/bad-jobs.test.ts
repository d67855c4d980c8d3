import { expect, test } from '../src/index.ts'
import * as broken from './jobs/broken.py'
import * as job from './jobs/sums.py'

const message = async (run: Promise<unknown>): Promise<string> => {
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof Error ? error.message.replaceAll(import.meta.dirname, 'test') : 'no error'
}

test('a syntax error names the file and the line', async () => {
  expect(await message(broken.main())).toMatchInlineSnapshot(`
    "SyntaxError: invalid syntax

      File "test/jobs/broken.py", line 1
        def main(:
                 ^
    SyntaxError: invalid syntax"
  `)
})

test('a missing file is named', async ({ glue }) => {
  expect(await message(glue.run('test/jobs/more/none.py'))).toMatchInlineSnapshot(
    `"[JOB_NOT_FOUND] Failed to run test/jobs/more/none.py: there is no such file in the project. test/jobs/more has: extra_rules.py. Give the path from the project's root."`,
  )
})

test('an exit code that is not 0 fails the run', async ({ glue }) => {
  expect(await message(glue.run('test/jobs/leaver.py', { args: { day: 'today' } }))).toMatchInlineSnapshot(
    `"Failed to finish the job: it exited with code 3 at test/jobs/leaver.py:4. Glue marks such a run as failed."`,
  )
})

test('a loop ends at the time limit of the test', { timeout: 1500 }, async ({ glue }) => {
  glue.args({})
  expect((await message(job.spin())).replace(/within \d+ ms/, 'within … ms')).toMatchInlineSnapshot(`
    "Failed to finish "a loop ends at the time limit of the test" within … ms: it was at test/jobs/sums.py:21 in spin.
        while True:
     Raise the time limit of the run, or look for a loop that does not end."
  `)
})

test('the next test runs, and its arguments are its own', async ({ glue }) => {
  glue.args({ a: 'b' })
  expect(await job.arguments()).toEqual(['--a', 'b', '--JOB_NAME', 'sums'])
})

test('a test without arguments has the name of the job only', async ({ glue }) => {
  expect(glue.calls).toEqual([])
  expect(await job.arguments()).toEqual(['--JOB_NAME', 'sums'])
})
