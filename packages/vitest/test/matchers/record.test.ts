import { expect, test } from 'vitest'
import { frame, record } from './world.ts'

const read = {
  method: 'create_dynamic_frame_from_options',
  spelling: 'create_dynamic_frame.from_options',
  args: { connection_type: 's3', connection_options: { paths: ['s3://lake/books'] }, transformation_ctx: '' },
  direction: 'read',
  target: 's3://lake/books',
  jobLine: 'jobs/load_books.py:39',
} as const
const purge = {
  method: 'purge_table',
  spelling: 'purge_table',
  args: { database: 'sales', table_name: 'books', options: {}, catalog_id: null },
  direction: 'purge',
  target: 'sales.books',
  jobLine: 'jobs/load_books.py:51',
} as const
const write = {
  method: 'write_dynamic_frame_from_catalog',
  spelling: 'write_dynamic_frame_from_catalog',
  args: { frame: new Map(), database: 'sales', table_name: 'books' },
  direction: 'write',
  target: 'sales.books',
  jobLine: 'jobs/load_books.py:52',
} as const

const books = () => frame([{ id: 1, title: 't' }], 'id int, title string', 's3://lake/books')
const glue = () => record([read, purge, { ...write, frame: books() as never }], { 'sales.books': books() })

test('a write is found by its table or path, however they are spelled', () => {
  expect(glue()).toHaveWritten('sales.books')
  expect(glue()).toHaveWritten('Sales.Books')
  expect(record([{ ...write, target: 's3://lake/out/' }])).toHaveWritten('s3a://lake/out')
  expect(glue()).not.toHaveWritten('sales.authors')
})

test('a read of several paths is a read of each of them', () => {
  const both = record([{ ...read, target: 's3://lake/books,s3://lake/old, a,s3://lake/new' }])
  expect(both).toHaveRead('s3://lake/books')
  expect(both).toHaveRead('s3://lake/new/')
  expect(both).toHaveRead('s3://lake/books,s3://lake/new')
  expect(both).toHaveRead('s3://lake/old, a')
  expect(both).not.toHaveRead('s3://lake/old')
  expect(both).not.toHaveRead('s3://lake')
})

test('a target that nobody wrote lists the writes that were made', () => {
  expect(() => expect(glue()).toHaveWritten('sales.boks')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveWritten("sales.boks")

    Nothing was written to that table. 1 other write was recorded:

      1st  write_dynamic_frame_from_catalog(database="sales", t…   → sales.books   jobs/load_books.py:52

    Hint  "sales.books" is nearly the same.]
  `)
  expect(() => expect(record([read])).toHaveWritten('s3://lake/books')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveWritten("s3://lake/books")

    Nothing was written there, nor anywhere else.

    Hint  The record has a read there: create_dynamic_frame.from_options(connection_type="s3", connection_options={"paths": ["s3://lake/books"]})]
  `)
})

test('a file that Python wrote is where the test finds it', () => {
  expect(() => expect(glue()).toHaveWritten('/tmp/summary.json')).toThrow(
    'Hint  What Python\'s open writes is not in the record: glue.disk.get("/tmp/summary.json") has it.',
  )
  expect(() => expect(glue()).toHaveWritten('/tmp/summary.json')).toThrow('Nothing was written there. 1 other write')
  expect(() => expect(glue()).toHaveRead('/tmp/in.csv')).toThrow("What Python's open reads is not in the record.")
})

test('a path above the one that was written is named', () => {
  const deep = record([
    { ...write, spelling: 'df.write.parquet', args: { path: 's3://lake/out/2024' }, target: 's3://lake/out/2024' },
  ])
  expect(() => expect(deep).toHaveWritten('s3://lake/out')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveWritten("s3://lake/out")

    Nothing was written there. 1 other write was recorded:

      1st  df.write.parquet(path="s3://lake/out/2024")   jobs/load_books.py:52

    Hint  "s3://lake/out/2024" lies below it: name the path as the job does.]
  `)
})

test('written rows are compared, and a wrong one shows its input row and the line that wrote it', () => {
  expect(glue()).toHaveWritten('sales.books', [{ id: 1, title: 't' }])
  expect(() =>
    expect(glue()).toHaveWritten('sales.books', [{ id: 1, title: 'u' }], { key: ['id'] }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveWritten("sales.books", rows)   // rows in any order, matched by id

    Rows differ in 1 of 1.

      id │ column │ expected │ received
      1  │ title  │ 'u'      │ 't'

    id 1 came from
      s3://lake/books row 0   { id: 1, title: 't' }
    Written by
      1st  write_dynamic_frame_from_catalog(database="sales", t…   → sales.books   jobs/load_books.py:52]
  `)
})

test('the other direction shows the write', () => {
  expect(() => expect(glue()).not.toHaveWritten('sales.books')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).not.toHaveWritten("sales.books")

    1 write was recorded there:

      1st  write_dynamic_frame_from_catalog(database="sales", t…   → sales.books   jobs/load_books.py:52]
  `)
  expect(() =>
    expect(glue()).not.toHaveWritten('sales.books', [{ id: 1, title: 't' }]),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).not.toHaveWritten("sales.books", rows)   // rows in any order

    They are equal: 1 row of 2 columns (id, title).

    Written by
      1st  write_dynamic_frame_from_catalog(database="sales", t…   → sales.books   jobs/load_books.py:52]
  `)
})

test('a read is found, and missing ones list the reads', () => {
  expect(glue()).toHaveRead('s3://lake/books/')
  expect(() => expect(glue()).toHaveRead('s3://lake/authors')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveRead("s3://lake/authors")

    Nothing was read there. 1 other read was recorded:

      1st  create_dynamic_frame.from_options(connection_typ…   → s3://lake/books   jobs/load_books.py:39]
  `)
  expect(() => expect(glue()).not.toHaveRead('s3://lake/books')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).not.toHaveRead("s3://lake/books")

    1 read was recorded there:

      1st  create_dynamic_frame.from_options(connection_typ…   → s3://lake/books   jobs/load_books.py:39]
  `)
  expect(() => expect(record([])).toHaveRead('s3://lake/books')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveRead("s3://lake/books")

    Nothing was read there, nor anywhere else.]
  `)
})

test('calls are found in order, by their flat name or as the job spells them', () => {
  expect(glue()).toHaveCalledInOrder('create_dynamic_frame_from_options', 'write_dynamic_frame_from_catalog')
  expect(glue()).toHaveCalledInOrder('create_dynamic_frame.from_options', 'purge_table')
  expect(glue()).not.toHaveCalledInOrder('write_dynamic_frame_from_catalog', 'purge_table')
})

test('calls in another order show the record', () => {
  expect(() =>
    expect(glue()).toHaveCalledInOrder('write_dynamic_frame_from_catalog', 'purge_table'),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveCalledInOrder("write_dynamic_frame_from_catalog", "purge_table")

    purge_table was called, but not after write_dynamic_frame_from_catalog. 3 calls were recorded:

      1st  create_dynamic_frame.from_options(connection_typ…   → s3://lake/books   jobs/load_books.py:39
      2nd  purge_table(database="sales", table_name="books")   jobs/load_books.py:51
      3rd  write_dynamic_frame_from_catalog(database=…   → sales.books   jobs/load_books.py:52   ← found]
  `)
  expect(() => expect(glue()).toHaveCalledInOrder('purge_tables')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).toHaveCalledInOrder("purge_tables")

    purge_tables was not called. 3 calls were recorded:

      1st  create_dynamic_frame.from_options(connection_typ…   → s3://lake/books   jobs/load_books.py:39
      2nd  purge_table(database="sales", table_name="books")   jobs/load_books.py:51
      3rd  write_dynamic_frame_from_catalog(database="sales", t…   → sales.books   jobs/load_books.py:52

    Hint  purge_table was called: is it the one?]
  `)
  expect(() => expect(glue()).not.toHaveCalledInOrder('purge_table')).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(glue).not.toHaveCalledInOrder("purge_table")

    They were called in this order:

      1st  create_dynamic_frame.from_options(connection_typ…   → s3://lake/books   jobs/load_books.py:39
      2nd  purge_table(database="sales", table_name="books")   jobs/load_books.py:51   ← found
      3rd  write_dynamic_frame_from_catalog(database="sales", t…   → sales.books   jobs/load_books.py:52]
  `)
})

test('what is no glue is refused', () => {
  expect(() => expect({ calls: 1 }).toHaveWritten('x')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: [NOT_A_GLUE] Failed to run toHaveWritten: expect() was given Object, not the glue of a test. Write test('…', async ({ glue }) => { … expect(glue).toHaveWritten(…) }).]`,
  )
})
