import { expect, test } from '../src/index.ts'
import * as job from './jobs/frames.py'

const BOOKS = [{ id: 1, title: 'a' }]

test('frames cross into Python and back', async ({ glue }) => {
  expect(await job.rename(glue.frame(BOOKS))).toEqualFrame([{ id: 1, title: 'A' }])
})

test('a stubbed sink is given the frame', async ({ glue }) => {
  job.save.returns(undefined)

  await job.main(glue.frame(BOOKS))

  expect(job.save).toHaveBeenCalledWithFrame([{ id: 1, title: 'A' }])
})

test('a stub that was reset runs Python again', async ({ glue }) => {
  await expect(job.main(glue.frame(BOOKS))).rejects.toThrow(/NotImplementedError: a sink/)
})

test('a wrong row of a Python frame shows the input row that it came from', async ({ glue }) => {
  const frame = await job.rename(glue.frame(BOOKS))
  expect(() =>
    expect(frame).toEqualFrame([{ id: 1, title: 'B' }], { key: ['id'] }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order, matched by id

    Rows differ in 1 of 1.

      id │ column │ expected │ received
      1  │ title  │ 'B'      │ 'A'

    id 1 came from
      glue.frame row 0   { id: 1, title: 'a' }]
  `)
})

test("Spark's errors come with the line of the job", async ({ glue }) => {
  await expect(job.wrong(glue.frame(BOOKS))).rejects.toThrow(/UNRESOLVED_COLUMN.*`tittle`[\s\S]*frames\.py", line 19/)
})
