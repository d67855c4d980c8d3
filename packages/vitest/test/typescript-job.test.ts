import { DynamicFrame, type GlueContext } from '@dryfit/glue'
import { F } from '@dryfit/spark'
import { assert } from 'sinon'
import { expect, test } from '../src/index.ts'

/** A job as somebody writes it who prefers TypeScript: the names are awsglue's. */
function main(glueContext: GlueContext): void {
  const books = glueContext.create_dynamic_frame.from_options({
    connection_type: 's3',
    connection_options: { paths: ['s3://lake/books'] },
    format: 'json',
  })
  const frame = (books as DynamicFrame).toDF().withColumn('publish_date', F.to_date(F.col('publish_date')))
  glueContext.purge_table('sales', 'books', { retentionPeriod: 0 })
  glueContext.write_dynamic_frame_from_catalog(DynamicFrame.fromDF(frame, glueContext, 'books'), 'sales', 'books')
}

test.beforeEach(({ glue }) => {
  glue.s3.put('s3://lake/books', [{ title: 't', publish_date: '2022-02-04' }])
  glue.catalog.table('sales.books', { schema: 'title string, publish_date date', location: 's3://lake/out/' })
})

test('runs against the same fake, under the same matchers', ({ glue }) => {
  main(glue.context)

  expect(glue).toHaveRead('s3://lake/books')
  expect(glue).toHaveCalledInOrder(
    'create_dynamic_frame.from_options',
    'purge_table',
    'write_dynamic_frame_from_catalog',
  )
  expect(glue).toHaveWritten('sales.books', [{ title: 't', publish_date: '2022-02-04' }])
  expect(glue.context.write_dynamic_frame_from_catalog).toHaveBeenCalledWithFrame([
    { title: 't', publish_date: '2022-02-04' },
  ])
  assert.calledWithMatch(glue.context.purge_table, { database: 'sales', table_name: 'books' })
})

test('a wrong row shows the input that it came from and the write', ({ glue }) => {
  main(glue.context)

  expect(() =>
    expect(glue).toHaveWritten('sales.books', [{ title: 't', publish_date: '2022-02-05' }], { key: ['title'] }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveWritten("sales.books", rows)   // rows in any order, matched by title

    Rows differ in 1 of 1.

      title │ column       │ expected     │ received
      't'   │ publish_date │ '2022-02-05' │ '2022-02-04'

    title 't' came from
      s3://lake/books row 0   { title: 't', publish_date: '2022-02-04' }
    Written by
      1st  write_dynamic_frame_from_catalog(database="sales", table_name="books")]
  `)
})

test('a test starts with a world of its own', ({ glue }) => {
  expect(glue.calls).toEqual([])
  expect(glue).not.toHaveRead('s3://lake/books')
})

test('a table that the job dropped was not written, whatever rows are wanted', ({ glue }) => {
  glue.catalog.table('d.t', { schema: 'id int' })
  glue.spark.sql('INSERT INTO d.t SELECT 1')
  glue.spark.sql('DROP TABLE d.t')
  expect(() => expect(glue).toHaveWritten('d.t', [])).toThrow('The job dropped d.t after it had written there')
  expect(glue).toHaveWritten('d.t')
})

test('rows in a partition that nobody registered are named as the reason', ({ glue }) => {
  glue.catalog.table('d.p', { schema: 'id int, day string', partitionKeys: ['day'] })
  glue.spark.sql('SELECT 1 AS id').write.parquet('s3://d/p/day=a')
  glue.spark.sql("INSERT INTO d.p VALUES (2, 'b')")
  expect(() => expect(glue).toHaveWritten('d.p', [{ id: 1, day: 'a' }])).toThrow(
    'Hint  The catalog does not know the partition day=a of d.p',
  )
})

test('a table and the path where it lies are one to the matchers', ({ glue }) => {
  glue.catalog.table('d.t', { schema: 'id int', rows: [{ id: 1 }] })
  glue.catalog.table('d.u', { schema: 'id int', location: 's3://lake/u/' })
  glue.spark.table('d.t').write.mode('append').parquet('s3://lake/u')
  glue.spark.sql('INSERT INTO d.t SELECT 2')
  expect(glue).toHaveRead('s3://d/t')
  expect(glue).toHaveWritten('s3://d/t', [{ id: 2 }])
  expect(glue).toHaveWritten('d.u', [{ id: 1 }])
  expect(glue).not.toHaveWritten('s3://lake')
  expect(glue).not.toHaveRead('d.u')
})
