import { expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

const json = (path: string) => ({ connection_type: 's3', connection_options: { paths: [path] }, format: 'json' })

test('an S3 path that nobody arranged', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/books', [{ title: 't' }])

  expect(() =>
    glue.context.create_dynamic_frame_from_options(json('s3://lake/boks')),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NO_SUCH_OBJECTS] Failed to read s3://lake/boks: nothing is there.
      Did you mean s3://lake/books?
      S3 holds s3://lake/books/part-00000.
      Arrange it with glue.s3.put('s3://lake/boks', [{ … }]), or correct the job.]
  `)
})

test('an S3 path in an empty world', () => {
  expect(() =>
    createGlue().context.create_dynamic_frame_from_options(json('s3://lake/books')),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NO_SUCH_OBJECTS] Failed to read s3://lake/books: nothing is there.
      S3 holds nothing.
      Arrange it with glue.s3.put('s3://lake/books', [{ … }]), or correct the job.]
  `)
})

test('a table that the catalog does not have', () => {
  const glue = createGlue()
  for (const name of ['customers', 'orders', 'returns']) glue.catalog.table(`sales.${name}`, { schema: 'id int' })

  expect(() => glue.context.create_dynamic_frame.from_catalog('sales', 'custmers')).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NO_SUCH_TABLE] Failed to read the table sales.custmers: the catalog has no such table.
      Did you mean sales.customers?
      "sales" has: customers, orders, returns.
      Arrange it with glue.catalog.table('sales.custmers', { schema: '…' }), or correct the job.]
  `)
})

test('a database that the catalog does not have', () => {
  expect(() =>
    createGlue().context.create_dynamic_frame.from_catalog('sales', 'orders'),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NO_SUCH_TABLE] Failed to read the table sales.orders: the catalog has no database "sales".
      The catalog has the databases: nothing.
      Arrange it with glue.catalog.table('sales.orders', { schema: '…' }), or correct the job.]
  `)
})

test('a table to write to that the catalog does not have', () => {
  const glue = createGlue()

  expect(() =>
    glue.context.write_dynamic_frame.from_catalog(glue.dynamicFrame([{ id: 1 }]), 'sales', 'orders'),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NO_SUCH_TABLE] Failed to write to the table sales.orders: the catalog has no database "sales".
      The catalog has the databases: nothing.
      Arrange it with glue.catalog.table('sales.orders', { schema: '…' }), or correct the job.]
  `)
})

test('a connection whose data nobody supplied', () => {
  const glue = createGlue()
  glue.source('mysql', 'customers', [{ id: 1 }])

  expect(() =>
    glue.context.create_dynamic_frame_from_options('mysql', { url: 'jdbc:mysql://h/db', dbtable: 'orders' }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NO_SUCH_SOURCE] Failed to read from mysql, orders: the test has not said what is there.
      For mysql it has said: "customers".
      Arrange it with glue.source('mysql', 'orders', [{ … }]), or correct the job.]
  `)
})

test('a connection of the catalog that nobody declared', () => {
  expect(() => createGlue().context.extract_jdbc_conf('redshift')).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NO_SUCH_CONNECTION] Failed to find the connection redshift: the test has not declared it.
      Connections are: nothing.
      Arrange it with glue.connection('redshift', { url: '…', user: '…', password: '…' }), or correct the job.]
  `)
})

test('rows that the job did not write', () => {
  const glue = createGlue()
  glue.context.write_dynamic_frame.from_options(
    glue.dynamicFrame([{ id: 1 }]),
    's3',
    { path: 's3://lake/order/' },
    'parquet',
  )

  expect(() => glue.written('s3://lake/orders/')).toThrowErrorMatchingInlineSnapshot(`
    [GlueError: [NOT_WRITTEN] Failed to find what was written to s3://lake/orders/: the job wrote nothing there.
      Did you mean s3://lake/order?
      It wrote to: s3://lake/order.]
  `)
})

test('malformed JSON', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.json', '{"id": 1}\n{"id": }\n')

  expect(() =>
    glue.context.create_dynamic_frame_from_options(json('s3://lake/a.json')).count(),
  ).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [MALFORMED_JSON] Failed to read s3://lake/a.json, line 2: "}" is no value. Whether Glue fails the job or goes on without the record is not known for sure. Mend the object that the test puts.]`,
  )
})

test('a table type that the frame does not have', () => {
  const glue = createGlue()
  glue.catalog.table('sales.orders', { schema: 'id bigint' })

  expect(() =>
    glue.context.write_dynamic_frame.from_catalog(glue.dynamicFrame([{ id: 1 }], 'id int'), 'sales', 'orders'),
  ).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [TABLE_TYPE_MISMATCH] Failed to write the column id to sales.orders: the frame has int and the table declares bigint. Glue writes the file as it is and the table can't be read afterwards. Cast the column before the write.]`,
  )
})

test('a partitioned table without partition keys', () => {
  const glue = createGlue()
  glue.catalog.table('sales.orders', { schema: 'id int, year int', partitionKeys: ['year'] })

  expect(() =>
    glue.context.write_dynamic_frame.from_catalog(
      glue.dynamicFrame([{ id: 1, year: 2024 }], 'id int, year int'),
      'sales',
      'orders',
    ),
  ).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [PARTITION_KEYS_DIFFER] Failed to write to sales.orders: it is partitioned by year, and the job gives none. Glue then writes files that no reader of the table finds. Pass additional_options={"partitionKeys": ["year"]}.]`,
  )
})

test('a mapping whose source type the data does not have', () => {
  const glue = createGlue()

  expect(() =>
    glue
      .dynamicFrame([{ id: 1 }], 'id int')
      .apply_mapping([['id', 'long', 'key', 'long']])
      .count(),
  ).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [MAPPING_TYPE_MISMATCH] Failed to apply the mapping ("id", "long", "key", "long"): record 0 has an int there. Glue gives null or drops the column, without a word. Write the type that the data has.]`,
  )
})
