import sinon from 'sinon'
import { expect, test } from 'vitest'
import { createGlue, DynamicFrame, type Glue, type GlueContext } from '../src/index.ts'

/** The books job in TypeScript. */
function main(glueContext: GlueContext): void {
  const load = (name: string) =>
    glueContext
      .create_dynamic_frame_from_options({
        connection_type: 's3',
        connection_options: { paths: [`s3://lake/${name}`] },
        format: 'json',
      })
      .toDF()
  const books = load('books')
  const authors = load('authors').withColumnRenamed('name', 'author_name')
  const joined = books
    .join(authors, books.col('author').equalTo(authors.col('author_name')), 'left_outer')
    .select('title', 'author_name')
  glueContext.purge_table('glue_reference', 'books', { retentionPeriod: 0 })
  glueContext.write_dynamic_frame.from_catalog(
    DynamicFrame.fromDF(joined, glueContext, 'books'),
    'glue_reference',
    'books',
  )
}

function arrange(): Glue {
  const glue = createGlue()
  glue.catalog.table('glue_reference.books', {
    schema: 'title string, author_name string',
    rows: [{ title: 'old', author_name: 'x' }],
  })
  glue.s3.put('s3://lake/books', [
    { title: 't', author: 'a' },
    { title: 'u', author: 'b' },
  ])
  glue.s3.put('s3://lake/authors', [{ name: 'a', id: 34 }])
  return glue
}

test('a job reads, joins, purges and writes', () => {
  const glue = arrange()

  main(glue.context)

  expect(glue.written('glue_reference.books').collect()).toEqual([
    { title: 't', author_name: 'a' },
    { title: 'u', author_name: null },
  ])
  expect(glue.describeCalls()).toMatchInlineSnapshot(`
    "read   create_dynamic_frame_from_options  s3://lake/books
    read   create_dynamic_frame_from_options  s3://lake/authors
    purge  purge_table                        glue_reference.books
    write  write_dynamic_frame.from_catalog   glue_reference.books  2 rows"
  `)
})

test('the stub of a method knows the calls that were made before anybody asked for it', () => {
  const glue = arrange()

  main(glue.context)

  sinon.assert.calledWithMatch(glue.context.purge_table, {
    database: 'glue_reference',
    options: { retentionPeriod: 0 },
  })
  sinon.assert.calledOnce(glue.context.write_dynamic_frame_from_catalog)
  sinon.assert.calledOnce(glue.context.write_dynamic_frame.from_catalog)
  sinon.assert.callOrder(glue.context.purge_table, glue.context.write_dynamic_frame_from_catalog)
  expect(glue.calls.map((c) => c.spelling)).toEqual([
    'create_dynamic_frame_from_options',
    'create_dynamic_frame_from_options',
    'purge_table',
    'write_dynamic_frame.from_catalog',
  ])
  expect(glue.context.purge_table.firstCall.args).toEqual([
    {
      database: 'glue_reference',
      table_name: 'books',
      options: { retentionPeriod: 0 },
      transformation_ctx: '',
      catalog_id: null,
    },
  ])
})

test('what a job wrote is read back by the next run', () => {
  const glue = arrange()
  main(glue.context)

  const frame = glue.context.create_dynamic_frame.from_catalog({ database: 'glue_reference', table_name: 'books' })

  expect(frame.toDF().collect()).toHaveLength(2)
})

test('a stub answers in place of the world', () => {
  const glue = createGlue()
  glue.context.create_dynamic_frame_from_catalog.returns(glue.frame([{ a: 1 }]))

  const frame = glue.context.create_dynamic_frame.from_catalog('db', 't')

  expect(frame).toBeInstanceOf(DynamicFrame)
  expect(frame.count()).toBe(1)
  expect(glue.reads.map((c) => [c.method, c.spelling, c.target])).toEqual([
    ['create_dynamic_frame_from_catalog', 'create_dynamic_frame.from_catalog', 'db.t'],
  ])
})
