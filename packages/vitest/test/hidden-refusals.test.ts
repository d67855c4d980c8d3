import { expect, test } from '../src/index.ts'
import * as job from './jobs/catcher.py'

const message = async (run: Promise<unknown>): Promise<string> => {
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof Error ? error.message.replaceAll(import.meta.dirname, 'test') : 'no error'
}

test('a job that catches what only dryfit raises fails its test', async ({ glue }) => {
  expect(await message(job.main(glue.context))).toMatchInlineSnapshot(`
    "[HIDDEN_REFUSAL] Failed to finish the job as real Glue would: at test/jobs/catcher.py:18 it caught an error that only dryfit raises, and went on to its end. What it caught:

    [NO_SUCH_OBJECTS] Failed to read s3://lake/none: nothing is there.
      S3 holds nothing.
      Arrange it with glue.s3.put('s3://lake/none', [{ … }]), or correct the job.

    Arrange what the call needs, or stub the function that makes it. A test that wants to see the job go on expects this error: await expect(job.main(glue.context)).rejects.toThrow(…)."
  `)
})

test('a job that raises something else in its place fails with what it caught', async ({ glue }) => {
  expect((await message(job.wrap(glue.context))).split('\n', 1)[0]).toMatchInlineSnapshot(
    `"[HIDDEN_REFUSAL] Failed to finish the job as real Glue would: at test/jobs/catcher.py:18 it caught an error that only dryfit raises, and raised RuntimeError: the load failed. What it caught:"`,
  )
})

test('a job that exits over it fails with what it caught', async ({ glue }) => {
  expect((await message(job.leave(glue.context))).split('\n', 1)[0]).toMatchInlineSnapshot(
    `"[HIDDEN_REFUSAL] Failed to finish the job as real Glue would: at test/jobs/catcher.py:18 it caught an error that only dryfit raises, and ended with sys.exit(1). What it caught:"`,
  )
})

test('a part of PySpark that is not there can not be caught either', async ({ glue }) => {
  expect((await message(job.pandas(glue.frame([{ a: 1 }])))).split('\n', 3)[2]).toMatchInlineSnapshot(
    `"[METHOD_NOT_SUPPORTED] Failed to run DataFrame.pandas_api: the embedded Python has no pandas. Use collect(), or stub the function that needs it."`,
  )
})

test('a network call that the job gives up is named', async () => {
  expect((await message(job.notify())).split('\n', 3)[2]).toMatchInlineSnapshot(
    `"[NETWORK_REFUSED] Failed to reach https://hooks.example.com/done: a job under test has no network. Stub the function that makes the call, or pass its result to the job."`,
  )
})

test('a module that real Glue ships can not be done without, another one can', async () => {
  expect(await message(job.optional())).toMatch(
    /^\[HIDDEN_REFUSAL\][^\n]*catcher\.py:\d+[\s\S]*No module named 'pandas'\npandas is not part of the Python that runs inside the test\. Give it a stand-in/,
  )
  expect(await job.nobodys()).toBe('without')
})

test('what Spark itself raises can be caught', async ({ glue }) => {
  expect(await job.first_run(glue.context)).toBe('AnalysisException')
})

test('what a test has a stub raise can be caught', async ({ glue }) => {
  job.load.throws(new Error('access denied'))
  expect(await job.main(glue.context)).toBe('fell back')
})

test('what a test has a method of the context raise can be caught', async ({ glue }) => {
  glue.context.create_dynamic_frame_from_options.throws(new Error('access denied'))
  expect(await job.main(glue.context)).toBe('fell back')
})

test('the job has gone on to its end, for a test that wants to see that', async ({ glue }) => {
  await expect(job.main(glue.context)).rejects.toThrow(/HIDDEN_REFUSAL/)
  expect(job.load.callCount).toBe(1)
})

test('a job that replaces functions of Python or PySpark', async () => {
  expect(await job.patch()).toBe(1)
})

test('is alone with them', async ({ glue }) => {
  expect(await job.patched(glue.frame([{ a: 1 }]))).toEqual([false, false, false])
})
