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

test('documented: jsonPath leads to members, of rows as of text', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.json', '{"page": {"orders": [{"id": 1}, {"id": 2}]}}\n{"page": {"orders": []}}')
  glue.s3.put('s3://lake/rows', [{ page: { orders: [{ id: 1 }, { id: 2 }] } }])
  for (const path of ['s3://lake/a.json', 's3://lake/rows']) {
    expect(read(glue, path, 'json', { jsonPath: '$.page.orders[*]' }).toDF().collect()).toEqual([{ id: 1 }, { id: 2 }])
    expect(() => read(glue, path, 'json', { jsonPath: '$.page.orders' }).count()).toThrow(/MALFORMED_JSON.*add \[\*\]/)
    expect(() => read(glue, path, 'json', { jsonPath: '$..id' }).count()).toThrow(/GLUE_NOT_SUPPORTED/)
  }
  expect(read(glue, 's3://lake/rows', 'json', { jsonPath: '$.page' }).toDF().columns).toEqual(['orders'])
})

test('documented: what follows an escaper stands for itself, but for n, r, t and 0', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a.csv', 'a|b\nx\\|y|"q\\"z"\n1\\n2|\\\\\n')
  const frame = read(glue, 's3://lake/a.csv', 'csv', { withHeader: true, separator: '|', escaper: '\\' })
  expect(frame.toDF().collect()).toEqual([
    { a: 'x|y', b: 'q"z' },
    { a: '1\n2', b: '\\' },
  ])
  expect(() => read(glue, 's3://lake/a.csv', 'csv', { escaper: 'ab' }).count()).toThrow(/one character/)
})

test('documented: exclusions leave files out, and a bound that all files keep changes nothing', () => {
  const glue = createGlue()
  for (const name of ['1.json', '2.json', 'x/3.json']) glue.s3.put(`s3://lake/in/${name}`, `{"id": "${name}"}`)
  const ids = (options: Readonly<Record<string, unknown>>): unknown => {
    const connection = { paths: ['s3://lake/in'], recurse: true, ...options }
    const frame = glue.context.create_dynamic_frame.from_options('s3', connection, 'json')
    return frame
      .toDF()
      .collect()
      .map(({ id }) => id)
  }
  expect(ids({ exclusions: '["**/1.json"]' })).toEqual(['2.json', 'x/3.json'])
  expect(ids({ exclusions: '["**/{1,2}.json", "s3://lake/in/*/*"]' })).toEqual([])
  expect(ids({ exclusions: '["**/[!2].js?n"]' })).toEqual(['2.json'])
  expect(() => ids({ exclusions: '["*.json"]' })).toThrow(/begin with \*\*/)
  expect(ids({ boundedFiles: '3' })).toHaveLength(3)
  expect(() => ids({ boundedFiles: '2' })).toThrow(/3 files with boundedFiles 2/)
  expect(ids({ boundedSize: '1000' })).toHaveLength(3)
  expect(() => ids({ boundedSize: '20' })).toThrow(/bytes with boundedSize 20/)

  glue.catalog.table('db.t', { schema: 'id int', rows: [{ id: 1 }] })
  const table = (additional_options: Readonly<Record<string, unknown>>): number =>
    glue.context.create_dynamic_frame.from_catalog({ database: 'db', table_name: 't', additional_options }).count()
  expect(table({ boundedFiles: '1', boundedSize: '1000000' })).toBe(1)
  expect(() => table({ boundedFiles: '0' })).toThrow(/1 files with boundedFiles 0/)
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

test('documented: catalogPartitionPredicate prunes partitions too', () => {
  const glue = createGlue()
  const rows = [2023, 2024].flatMap((year) => ['a', 'b'].map((m) => ({ id: year, year, m })))
  glue.catalog.table('db.t', { schema: 'id int, year int, m string', partitionKeys: ['year', 'm'], rows })
  const count = (catalogPartitionPredicate: string, push_down_predicate = ''): number =>
    glue.context.create_dynamic_frame
      .from_catalog({
        database: 'db',
        table_name: 't',
        push_down_predicate,
        additional_options: { catalogPartitionPredicate },
      })
      .count()
  expect(count("year = '2024'")).toBe(2)
  expect(count("year = 2024 and m in ('a')")).toBe(1)
  expect(count("m = 'a'", 'year > 2023 OR year < 2000')).toBe(1)
  expect(() => count("upper(m) = 'A'")).toThrow(/GLUE_NOT_SUPPORTED/)
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
