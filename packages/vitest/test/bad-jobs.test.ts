import { expect, test } from '../src/index.ts'
import { worker } from '../src/worker.ts'
import * as broken from './jobs/broken.py'
import outside from './jobs/outside.py'
import * as job from './jobs/sums.py'

const message = async (run: Promise<unknown> | undefined): Promise<string> => {
  const error = await run?.then(
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
    `"[JOB_NOT_FOUND] Failed to run test/jobs/more/none.py: there is no such file in the project. test/jobs/more has: extra_rules.py, shared_base.py. Give the path from the project's root."`,
  )
})

test('an exit code that is not 0 fails the run', async ({ glue }) => {
  expect(await message(glue.run('test/jobs/leaver.py', { args: { day: 'today' } }))).toMatchInlineSnapshot(
    `"Failed to finish the job: it exited with code 3 at test/jobs/leaver.py:4. Glue marks such a run as failed."`,
  )
})

test('a result that nobody waited for fails the test', async () => {
  const run = worker().cleanups.get('awaited')
  await job.arguments()
  run?.('test')
  job.arguments()
  expect(() => run?.('test')).toThrowErrorMatchingInlineSnapshot(
    `[Error: [FORGOTTEN_AWAIT] Failed to end "a result that nobody waited for fails the test": it called arguments() and did not wait for its result, so its assertions may have come before the job. Write await arguments(…).]`,
  )
})

test.each([
  ['thread', 'NO_THREADS'],
  ['pool', 'NO_THREADS'],
  ['process', 'NO_PROCESSES'],
  ['shell', 'NO_PROCESSES'],
  ['https', 'NETWORK_REFUSED'],
])('a job that starts a %s is told how to go on', async (name, code) => {
  expect(await message(outside[name]?.())).toMatch(
    new RegExp(`^(_dryfit.sandbox.NetworkRefused: )?\\[${code}\\] Failed to [^\n]*[Ss]tub the function`),
  )
})

test('a file that the job does not see', async () => {
  expect((await message(outside['file']?.())).split('\n', 2)[1]).toMatchInlineSnapshot(
    `"A job under test sees its own folder, the folders of \`path\`, and of /tmp and its working folder what the test put there: glue.disk.put('/tmp/…', '…'). Or stub the function that reads it."`,
  )
})

test('a memory that is full', async () => {
  expect((await message(outside['memory']?.())).split('\n', 2).join('\n')).toMatchInlineSnapshot(`
    "MemoryError
    The Python inside a test has at most 4 GB. Give the job fewer rows, or look for a list that grows without end."
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
