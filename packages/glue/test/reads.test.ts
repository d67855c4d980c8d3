import { expect, test } from 'vitest'
import { createGlue, type Glue } from '../src/index.ts'

const read = (glue: Glue, path: string, format = 'json', format_options = {}) =>
  glue.context.create_dynamic_frame.from_options({
    connection_type: 's3',
    connection_options: { paths: [path] },
    format,
    format_options,
  })

const types = (glue: Glue, path: string, format?: string, options?: object) =>
  read(glue, path, format, options).toDF().dtypes

test('JSON numbers are int when they fit, else long, else double', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.json', '{"a": 1, "b": 3000000000, "c": 1.0, "d": "x", "e": true, "f": null}')

  expect(types(glue, 's3://lake/a.json')).toEqual([
    ['a', 'int'],
    ['b', 'bigint'],
    ['c', 'double'],
    ['d', 'string'],
    ['e', 'boolean'],
    ['f', 'void'],
  ])
})

test('a JSON column of two types is a choice, and a struct of both in a DataFrame', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.json', '{"id": 1}\n{"id": "x", "more": [1, 2]}\n')

  const frame = read(glue, 's3://lake/a.json')

  expect(frame.toDF().collect()).toEqual([
    { id: { int: 1, string: null }, more: null },
    { id: { int: null, string: 'x' }, more: [1, 2] },
  ])
})

test('a long keeps its last digit', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.json', '{"id": 9223372036854775807}')

  expect(read(glue, 's3://lake/a.json').toDF().collect()).toEqual([{ id: 9223372036854775807n }])
})

test('an array at the top is read with jsonPath', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.json', '[{"id": 1},\n {"id": 2}]')

  expect(read(glue, 's3://lake/a.json', 'json', { jsonPath: '$[*]' }).count()).toBe(2)
  expect(() => read(glue, 's3://lake/a.json').count()).toThrow(/jsonPath/)
})

test('CSV values are strings, columns col0, col1 without a header', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.csv', 'id,name\n1,"x, ""y"""\n2,\n')

  expect(read(glue, 's3://lake/a.csv', 'csv', { withHeader: true }).toDF().collect()).toEqual([
    { id: '1', name: 'x, "y"' },
    { id: '2', name: '' },
  ])
  expect(read(glue, 's3://lake/a.csv', 'csv').toDF().columns).toEqual(['col0', 'col1'])
})

test('rows stand for the file that the job reads', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a', [{ id: 1, price: 1.5 }])

  expect(read(glue, 's3://lake/a/').toDF().dtypes).toEqual([
    ['id', 'int'],
    ['price', 'double'],
  ])
  expect(read(glue, 's3://lake/a/', 'csv', { withHeader: true }).toDF().collect()).toEqual([{ id: '1', price: '1.5' }])
})

test('an empty frame has no columns', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a', [])

  expect(read(glue, 's3://lake/a').toDF().columns).toEqual([])
})

test('a frame that is acted on after a purge of its files fails as Spark does', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a', [{ id: 1 }])
  const lazy = read(glue, 's3://lake/a').toDF()
  const dynamic = read(glue, 's3://lake/a')
  dynamic.count()

  glue.context.purge_s3_path('s3://lake/a', { retentionPeriod: 0 })

  expect(() => lazy.collect()).toThrow(/File does not exist: s3:\/\/lake\/a/)
  expect(() => dynamic.count()).toThrow(/File does not exist/)
})

test('a table is read in its declared types, its partitions included', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', {
    schema: 'id bigint, amount decimal(10,2), year int',
    partitionKeys: ['year'],
    rows: [
      { id: 1, amount: '9.50', year: 2023 },
      { id: 2, amount: '1.00', year: 2024 },
    ],
  })

  const frame = glue.context.create_dynamic_frame.from_catalog('db', 't', '', '', 'year > 2023')

  expect(frame.toDF().collect()).toEqual([{ id: 2, amount: '1.00', year: 2024 }])
  expect(glue.s3.list('s3://db/t/')).toHaveLength(2)
})

test('a predicate on a data column is refused', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', { schema: 'id int, year int', partitionKeys: ['year'], rows: [{ id: 1, year: 2024 }] })

  expect(() => glue.context.create_dynamic_frame.from_catalog('db', 't', '', '', 'id > 1')).toThrow(
    /PREDICATE_NOT_ON_PARTITIONS/,
  )
})

test('a JSON table has the catalog types where the values read as them', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', { schema: 'id bigint, name string', format: 'json', location: 's3://lake/t/' })
  glue.s3.put('s3://lake/t/a.json', '{"ID": 1, "name": "x"}\n{"ID": "none", "name": "y"}\n')

  expect(glue.context.create_dynamic_frame.from_catalog('db', 't').toDF().dtypes).toEqual([
    ['id', 'struct<long:bigint,string:string>'],
    ['name', 'string'],
  ])
})

test('other connections give what the test says', () => {
  const glue = createGlue()
  glue.source('mysql', 'orders', [{ id: 1 }])
  glue.source('dynamodb', { 'dynamodb.input.tableName': 'carts' }, [{ id: 2 }])

  expect(glue.context.create_dynamic_frame_from_options('mysql', { dbtable: 'orders' }).count()).toBe(1)
  expect(
    glue.context
      .create_dynamic_frame_from_options('dynamodb', { 'dynamodb.input.tableName': 'carts' })
      .toDF()
      .collect(),
  ).toEqual([{ id: 2 }])
})

test('parquet that a job wrote is read back through Spark', () => {
  const glue = createGlue()
  glue.context.write_dynamic_frame.from_options(
    glue.dynamicFrame([{ id: 1 }]),
    's3',
    { path: 's3://lake/out' },
    'parquet',
  )

  expect(read(glue, 's3://lake/out', 'parquet').toDF().collect()).toEqual([{ id: 1 }])
})

test('Spark sees the tables of the catalog', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', {
    schema: 'id bigint, year int',
    partitionKeys: ['year'],
    rows: [{ id: 1, year: 2023 }],
  })

  expect(glue.spark.table('db.t').collect()).toEqual([{ id: 1, year: 2023 }])
})

test('a table may be declared again, and keeps its rows', () => {
  const glue = createGlue()
  const declare = (id: number) =>
    glue.catalog.table('db.t', { schema: 'id int, year int', partitionKeys: ['year'], rows: [{ id, year: 2023 }] })

  declare(1)
  declare(2)

  expect(glue.context.create_dynamic_frame.from_catalog('db', 't').toDF().collect()).toHaveLength(2)
})

test('the tables of a CloudFormation template are declared', () => {
  const glue = createGlue()
  const file = new URL('./template.yml', import.meta.url).pathname
  glue.catalog.fromTemplate(file)

  expect(glue.catalog.names).toEqual(['sales.orders'])
  expect(glue.catalog.findTable('sales', 'orders')).toMatchObject({
    location: 's3://DataBucket/orders/',
    format: 'json',
    partitionKeys: ['day'],
  })
})
