import { describe, expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('rows in S3 are a file of the format that a reader asks for', () => {
  test('a CSV reader that forgot the header finds columns by place, and the header only when it asks', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [
      { id: 1, name: ' a ' },
      { id: 2, name: null },
    ])
    const { read } = glue.spark

    expect(read.csv('s3://lake/in').columns).toEqual(['_c0', '_c1'])
    expect(read.option('header', true).csv('s3://lake/in').collect()).toEqual([
      { id: '1', name: ' a ' },
      { id: '2', name: null },
    ])
  })

  test('a CSV reader infers from the text, in its own separator', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [{ id: 1, x: 1.5, note: 'a;"b"' }])
    const frame = glue.spark.read.options({ header: true, inferSchema: true, sep: ';' }).csv('s3://lake/in')

    expect(frame.dtypes).toEqual([
      ['id', 'int'],
      ['x', 'double'],
      ['note', 'string'],
    ])
    expect(frame.collect()).toEqual([{ id: 1, x: 1.5, note: 'a;"b"' }])
  })

  test('a schema gives rows types, which Parquet keeps and texts spell out', () => {
    const glue = createGlue()
    const rows = [{ day: '2024-01-01', amount: '1.50' }]
    glue.s3.put('s3://lake/in', rows, { schema: 'day date, amount decimal(10,2)' })
    const { read } = glue.spark

    expect(read.schema('day date, amount decimal(10,2)').parquet('s3://lake/in').collect()).toEqual(rows)
    expect(read.json('s3://lake/in').dtypes).toEqual([
      ['amount', 'double'],
      ['day', 'string'],
    ])
    expect(read.csv('s3://lake/in').collect()).toEqual([{ _c0: '2024-01-01', _c1: '1.50' }])
  })

  test('a frame is put with its types', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', glue.frame([{ id: 1 }], 'id smallint'))
    expect(glue.spark.read.parquet('s3://lake/in').dtypes).toEqual([['id', 'smallint']])
  })

  test('folders of partitions are columns of rows too', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in/day=2024-01-01', [{ id: 1 }])
    expect(glue.spark.read.json('s3://lake/in').collect()).toEqual([{ id: 1, day: '2024-01-01' }])
    expect(glue.spark.read.csv('s3://lake/in').collect()).toEqual([{ _c0: '1', day: '2024-01-01' }])
  })

  test('a list stands in the file where the reader takes it for one value', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [{ id: 1 }, { id: 2 }])
    expect(glue.spark.read.option('multiLine', true).json('s3://lake/in').count()).toBe(2)
  })

  test('rows without types say how they get them', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [{ day: '2024-01-01' }])
    expect(() =>
      glue.spark.read.schema('day date').parquet('s3://lake/in').collect(),
    ).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [PARQUET_SCHEMA_MISMATCH] Failed to read column day of s3://lake/in/part-00000: the file has string, the schema date. These rows were put without types: give them with glue.s3.put(path, rows, { schema }).]`,
    )
  })

  test('what a CSV file has no form for is refused', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [{ tags: ['a'] }])
    expect(() => glue.spark.read.csv('s3://lake/in')).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [NOT_CSV] Failed to make a CSV file of rows: their column tags is array<string>. Put rows of plain values, or the text of the file.]`,
    )
  })
})

describe('bytes are made on demand', () => {
  test('of rows, in the format that their name tells', () => {
    const glue = createGlue()
    for (const end of ['json', 'csv', 'parquet']) glue.s3.put(`s3://lake/a.${end}`, [{ id: 1, x: null }])
    expect(text(glue.s3.bytes('s3://lake/a.json'))).toBe('{"id":1,"x":null}\n')
    expect(text(glue.s3.bytes('s3://lake/a.csv'))).toBe('id,x\n1,\n')
  })

  test('a reader of another format sees the bytes of the file', () => {
    const glue = createGlue()
    glue.frame([{ id: 1 }], 'id int').write.parquet('s3://lake/out')
    const [line] = glue.spark.read.text('s3://lake/out').collect()
    expect(String(line?.['value']).slice(0, 4)).toBe('PAR1')
    glue.frame([{ id: 1 }], 'id int').write.json('s3://lake/json')
    expect(glue.spark.read.csv('s3://lake/json').collect()).toEqual([{ _c0: '{"id":1}' }])
  })
})

describe('a table of text that was given as rows', () => {
  const csv = () => {
    const glue = createGlue()
    glue.catalog.table('sales.orders', {
      schema: 'id int, day date, year int',
      partitionKeys: ['year'],
      format: 'csv',
      rows: [{ id: 1, day: '2024-01-02', year: 2024 }],
    })
    return glue
  }

  test('is read by Spark, by its name and by its location', () => {
    const glue = csv()
    expect(glue.spark.table('sales.orders').collect()).toEqual([{ id: 1, day: '2024-01-02', year: 2024 }])
    expect(glue.spark.read.option('header', true).csv('s3://sales/orders').collect()).toEqual([
      { id: '1', day: '2024-01-02', year: 2024 },
    ])
  })

  test('is read by Glue', () => {
    const options = {
      connection_options: { paths: ['s3://sales/orders/year=2024'] },
      format_options: { withHeader: true },
    }
    const { context } = csv()
    expect(context.create_dynamic_frame.from_catalog('sales', 'orders').toDF().collect()).toEqual([
      { id: 1, day: '2024-01-02', year: 2024 },
    ])
    const read = { connection_type: 's3', format: 'csv', ...options }
    expect(context.create_dynamic_frame.from_options(read).toDF().collect()).toEqual([{ id: '1', day: '2024-01-02' }])
  })

  test('of JSON lacks a field where the row lacks the key', () => {
    const glue = createGlue()
    const rows = [{ ID: 1 }]
    glue.catalog.table('sales.raw', { schema: 'id int, x string', format: 'json', rows })
    const frame = glue.context.create_dynamic_frame.from_catalog('sales', 'raw')
    expect(frame.toDF().columns).toEqual(['id'])
    expect(glue.spark.table('sales.raw').collect()).toEqual([{ id: 1, x: null }])
    const [uri = ''] = glue.s3.list('s3://sales/raw')
    expect(text(glue.s3.bytes(uri))).toBe('{"id":1}\n')
  })

  test('of JSON lacks a field of a struct where the object lacks it, in lists and maps too', () => {
    const glue = createGlue()
    glue.catalog.table('sales.deep', {
      schema: 's struct<a:int,b:int>, l array<struct<a:int,b:int>>, m map<string,struct<a:int,b:int>>',
      format: 'json',
      rows: [{ s: { a: 1 }, l: [{ b: 2 }, null], m: { k: { a: 3 } } }],
    })
    const frame = glue.context.create_dynamic_frame.from_catalog('sales', 'deep')
    expect(frame.toDF().collect()).toEqual([{ s: { a: 1 }, l: [{ b: 2 }, null], m: new Map([['k', { a: 3 }]]) }])
    expect(glue.spark.table('sales.deep').collect()[0]).toMatchObject({ s: { a: 1, b: null } })
  })
})
