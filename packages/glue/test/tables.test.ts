import { describe, expect, test } from 'vitest'
import { createGlue, type Glue } from '../src/index.ts'

const ORDERS = { schema: 'id int, day string', partitionKeys: ['day'], rows: [{ id: 1, day: 'a' }] }

function arranged(): Glue {
  const glue = createGlue()
  glue.catalog.table('sales.orders', ORDERS)
  return glue
}
const spelled = (glue: Glue): readonly unknown[] => glue.calls.map((c) => [c.direction, c.spelling, c.target])

describe('the record', () => {
  test('tells of a table that a test reads through Spark', () => {
    const glue = arranged()

    expect(glue.spark.table('sales.orders').collect()).toEqual([{ id: 1, day: 'a' }])
    expect(glue.spark.read.table('SALES.Orders').count()).toBe(1)

    expect(spelled(glue)).toEqual([
      ['read', 'spark.table', 'sales.orders'],
      ['read', 'spark.read.table', 'sales.orders'],
    ])
  })

  test('tells of a table by its database, whatever the current one is', () => {
    const glue = arranged()
    glue.spark.catalog.setCurrentDatabase('sales')

    glue.spark.table('orders')

    expect(spelled(glue)).toEqual([['read', 'spark.table', 'sales.orders']])
  })

  test('tells of what a view reads where the view is made, and not where it is read', () => {
    const glue = arranged()
    glue.spark.table('sales.orders').createOrReplaceTempView('v')

    glue.spark.table('v').collect()

    expect(spelled(glue)).toEqual([['read', 'spark.table', 'sales.orders']])
  })

  test('does not tell of what Glue reads for itself, nor of a table that is not there', () => {
    const glue = arranged()
    glue.context.create_dynamic_frame.from_catalog('sales', 'orders').toDF().count()
    expect(() => glue.spark.table('sales.nothing')).toThrow('TABLE_OR_VIEW_NOT_FOUND')

    expect(glue.calls.map((c) => c.spelling)).toEqual(['create_dynamic_frame.from_catalog'])
  })

  test('tells of insertInto with the rows as the table has them', () => {
    const glue = arranged()
    glue.spark.createDataFrame([{ a: 2, b: 'b' }], 'a bigint, b string').write.insertInto('sales.orders')

    const [write] = glue.writes
    expect(write).toMatchObject({ spelling: 'df.write.insertInto', target: 'sales.orders', format: 'parquet' })
    expect(write?.frame?.collect()).toEqual([{ id: 2, day: 'b' }])
    expect(glue.written('sales.orders').collect()).toEqual([{ id: 2, day: 'b' }])
  })
})

describe('a table that Spark writes', () => {
  test('has partitions that Glue reads', () => {
    const glue = arranged()
    const rows = glue.spark.createDataFrame([{ id: 2, day: 'b' }], 'id int, day string')
    rows.write.insertInto('sales.orders')
    rows.write.partitionBy('day').saveAsTable('sales.copies')

    const read = (table: string) => glue.context.create_dynamic_frame.from_catalog('sales', table).toDF().collect()
    expect(read('orders')).toEqual([
      { id: 1, day: 'a' },
      { id: 2, day: 'b' },
    ])
    expect(read('copies')).toEqual([{ id: 2, day: 'b' }])
  })

  test('loses the partitions that an overwrite leaves out, unless it is dynamic', () => {
    const glue = arranged()
    const rows = glue.spark.createDataFrame([{ id: 2, day: 'b' }], 'id int, day string')
    const partitions = () => [...(glue.catalog.findTable('sales', 'orders')?.partitions ?? [])]

    glue.spark.conf.set('spark.sql.sources.partitionOverwriteMode', 'dynamic')
    rows.write.insertInto('sales.orders', true)
    expect(partitions()).toEqual(['day=a', 'day=b'])

    glue.spark.conf.set('spark.sql.sources.partitionOverwriteMode', 'static')
    rows.write.insertInto('sales.orders', true)
    expect(partitions()).toEqual(['day=b'])
    expect(glue.spark.table('sales.orders').collect()).toEqual([{ id: 2, day: 'b' }])
  })

  test('lies at the path that an option names', () => {
    const glue = arranged()
    const rows = glue.spark.createDataFrame([{ id: 2 }], 'id int')

    rows.write.option('path', 's3://lake/copies').saveAsTable('sales.copies')

    expect(glue.catalog.findTable('sales', 'copies')).toMatchObject({ location: 's3://lake/copies', options: {} })
    expect(glue.spark.read.parquet('s3://lake/copies').collect()).toEqual([{ id: 2 }])
    expect(() => rows.write.option('path', 's3://lake/copies').saveAsTable('sales.more')).toThrow('non-empty directory')
  })

  test('keeps the rows of an overwrite when more are added', () => {
    const glue = arranged()
    const rows = glue.spark.createDataFrame([{ id: 2 }], 'id int')
    rows.write.parquet('s3://lake/out')
    rows.write.mode('overwrite').parquet('s3://lake/out')
    rows.write.mode('append').parquet('s3://lake/out')

    expect(glue.spark.read.parquet('s3://lake/out').count()).toBe(2)
  })

  test('gets partitions that lie at its location when they are recovered', () => {
    const glue = createGlue()
    glue.catalog.table('sales.orders', { ...ORDERS, rows: [], location: 's3://lake/orders' })
    glue.spark
      .createDataFrame([{ id: 1, day: 'x' }], 'id int, day string')
      .write.partitionBy('day')
      .parquet('s3://lake/orders')

    glue.spark.catalog.recoverPartitions('sales.orders')

    expect([...(glue.catalog.findTable('sales', 'orders')?.partitions ?? [])]).toEqual(['day=x'])
  })
})

test('a function that a test registers resolves in every expression', () => {
  const { spark } = createGlue()
  const twice = spark.udf.register('twice', (x) => Number(x) * 2, 'int')
  const df = spark.createDataFrame([{ a: 1 }, { a: 2 }], 'a int')

  expect(df.selectExpr('TWICE(a) AS b').collect()).toEqual([{ b: 2 }, { b: 4 }])
  expect(df.filter('twice(a) > 2').collect()).toEqual([{ a: 2 }])
  expect(df.select(twice('a').alias('b')).collect()).toEqual([{ b: 2 }, { b: 4 }])
  expect(() =>
    spark
      .newSession()
      .createDataFrame([{ a: 1 }])
      .selectExpr('twice(a)'),
  ).toThrow('UNRESOLVED_ROUTINE')
})

test('a new session has the tables and the global views, and its own settings, views and functions', () => {
  const { spark } = arranged()
  spark.table('sales.orders').createOrReplaceTempView('mine')
  spark.table('sales.orders').createOrReplaceGlobalTempView('ours')
  spark.conf.set('spark.sql.ansi.enabled', 'true')
  const other = spark.newSession()

  expect(other.table('sales.orders').count()).toBe(1)
  expect(other.table('global_temp.ours').count()).toBe(1)
  expect(() => other.table('mine')).toThrow('TABLE_OR_VIEW_NOT_FOUND')
  expect(other.conf.get('spark.sql.ansi.enabled')).toBe('false')
})
