import { expect, test } from '../src/index.ts'
import * as job from './jobs/origins_job.py'

test.beforeEach(({ glue }) => {
  const rows = ['x', 'y', 'z'].map((name, i) => ({ id: i + 1, name }))
  glue.s3.put('s3://lake/in', rows, { schema: 'id int, name string' })
})

test('a wrong row is shown by the row that went through the steps, though the job wrote over its input', async ({
  glue,
}) => {
  await job.main(glue.context)

  expect(() =>
    expect(glue).toHaveWritten('s3://lake/in', [{ id: 3, name: 'z' }], { key: ['id'] }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveWritten("s3://lake/in", rows)   // rows in any order, matched by id

    Rows differ in 1 of 1.

      id │ column │ expected │ received
      3  │ name   │ 'z'      │ 'Z'

    id 3 came from
      s3://lake/in row 2   { id: 3, name: 'z' }
    Written by
      1st  df.write.mode("overwrite").json(mode="overwri…   → s3://lake/in   test/jobs/origins_job.py:17

    Hint  The texts differ only in blanks at their ends or in upper and lower case.]
  `)
})

test('a row that nobody knows the origin of is shown as what made it', async ({ glue }) => {
  await job.total(glue.context)

  expect(() => expect(glue).toHaveWritten('s3://lake/out', [{ total: '4' }])).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveWritten("s3://lake/out", rows)   // rows in any order

    Rows differ in 1 of 1.

      row     │ column │ expected │ received
      rows[0] │ total  │ '4'      │ '3'

    rows[0] came from
      what mapPartitions made row 0   { total: '3' }
    Written by
      1st  write_dynamic_frame.from_options(connection_…   → s3://lake/out   test/jobs/origins_job.py:27]
  `)
})
