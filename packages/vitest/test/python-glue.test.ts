import { expect, test } from '../src/index.ts'
import * as job from './jobs/glue_job.py'

test.beforeEach(({ glue }) => {
  glue.s3.put('s3://lake/books', [{ title: 't', author: 'a' }])
  glue.s3.put('s3://lake/authors', [{ name: 'a' }, { name: 'a' }])
})

const message = (check: () => void): string => {
  try {
    check()
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
  return 'nothing failed'
}

test('a row too many shows both inputs, and the line that wrote it', async ({ glue }) => {
  await job.main(glue.context)

  expect(
    message(() => expect(glue).toHaveWritten('s3://lake/out', [{ title: 't', name: 'A' }])),
  ).toMatchInlineSnapshot(`
    "expect(glue).toHaveWritten("s3://lake/out", rows)   // rows in any order

    Rows differ in 1 of 2. Expected 1 row, received 2.

      row     │ column │ expected │ received
      (extra) │ (row)  │ none     │ { title: 't', name: 'A' }

    (extra) came from
      s3://lake/books row 0   { title: 't', author: 'a' }
      s3://lake/authors row 1   { name: 'a' }
    Written by
      1st  write_dynamic_frame.from_options(connection_typ…   → s3://lake/out   test/jobs/glue_job.py:14

    Hint  Every expected row is there: a join whose key stands more than once gives rows too many."
  `)
})

test('a stubbed sink shows the input rows, and that it was given the frame', async ({ glue }) => {
  job.save.returns(undefined)

  await job.main(glue.context)

  expect(
    message(() =>
      expect(job.save).toHaveBeenCalledWithFrame([
        { title: 'u', name: 'A' },
        { title: 't', name: 'A' },
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "expect(save).toHaveBeenCalledWithFrame(rows)   // rows in any order

    Rows differ in 1 of 2.

      row     │ column │ expected │ received
      rows[0] │ title  │ 'u'      │ 't'

    rows[0] came from
      s3://lake/books row 0   { title: 't', author: 'a' }
      s3://lake/authors row 1   { name: 'a' }
    Called at test/jobs/glue_job.py:10"
  `)
})

test('calls out of order show the job lines', async ({ glue }) => {
  await job.main(glue.context)

  expect(
    message(() =>
      expect(glue).toHaveCalledInOrder('write_dynamic_frame_from_options', 'create_dynamic_frame_from_options'),
    ),
  ).toMatchInlineSnapshot(`
    "expect(glue).toHaveCalledInOrder("write_dynamic_frame_from_options", "create_dynamic_frame_from_options")

    create_dynamic_frame_from_options was called, but not after write_dynamic_frame_from_options. 3 calls were recorded:

      1st  create_dynamic_frame.from_options(connection_t…   → s3://lake/books   test/jobs/glue_job.py:7
      2nd  create_dynamic_frame.from_options(connection…   → s3://lake/authors   test/jobs/glue_job.py:8
      3rd  write_dynamic_frame.from_options(connec…   → s3://lake/out   test/jobs/glue_job.py:14   ← found"
  `)
})

test('a read that nobody arranged is refused with the line that would arrange it', async ({ glue }) => {
  glue.s3.put('s3://lake/other', [])
  await expect(job.save(glue.frame([{ a: 1 }]), glue.context)).resolves.toBeNull()
  expect(glue).toHaveWritten('s3://lake/out', [{ a: 1 }])
})
