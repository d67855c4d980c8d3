import { expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

test('a write adds files and touches none', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/out/old.json', [{ id: 0 }])
  const write = (id: number) =>
    glue.context.write_dynamic_frame.from_options(glue.dynamicFrame([{ id }]), 's3', { path: 's3://lake/out/' }, 'json')

  write(1)
  write(2)

  expect(glue.written('s3://lake/out').collect()).toEqual([{ id: 1 }, { id: 2 }])
  expect(glue.s3.get('s3://lake/out')).toHaveLength(3)
})

test('partition keys become folders and leave the files', () => {
  const glue = createGlue()
  const frame = glue.dynamicFrame(
    [
      { id: 1, day: 'a b' },
      { id: 2, day: null },
    ],
    'id int, day string',
  )

  glue.context.write_dynamic_frame.from_options(
    frame,
    's3',
    { path: 's3://lake/out', partitionKeys: ['day'] },
    'parquet',
  )

  expect(glue.s3.list('s3://lake/out').map((p) => p.split('/')[4])).toEqual([
    'day=__HIVE_DEFAULT_PARTITION__',
    'day=a b',
  ])
  expect(glue.written('s3://lake/out').orderBy('id').collect()).toEqual([
    { id: 1, day: 'a b' },
    { id: 2, day: null },
  ])
})

test('a table sees a new partition when the write registers it', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', { schema: 'id int, year int', partitionKeys: ['year'] })
  const write = (year: number, options: object) =>
    glue.context.write_dynamic_frame.from_catalog({
      frame: glue.dynamicFrame([{ id: 1, year }], 'id int, year int'),
      database: 'db',
      table_name: 't',
      additional_options: { partitionKeys: ['year'], ...options },
    })
  const seen = () => glue.context.create_dynamic_frame.from_catalog('db', 't').toDF().collect()

  write(2023, {})
  expect(seen()).toEqual([])
  expect(glue.calls.at(-1)?.warnings.join()).toMatch(/partitions that the catalog does not know/)

  write(2024, { enableUpdateCatalog: true })
  expect(seen()).toEqual([{ id: 1, year: 2024 }])
})

test('a sink writes when it is given a frame, and makes its table', () => {
  const glue = createGlue()
  const sink = glue.context.getSink({ connection_type: 's3', path: 's3://lake/out/', enableUpdateCatalog: true })

  sink.setCatalogInfo('db', 'made')
  sink.setFormat('glueparquet')
  sink.writeFrame(glue.dynamicFrame([{ id: 1 }]))

  expect(glue.written('db.made').collect()).toEqual([{ id: 1 }])
  expect(glue.calls.map((c) => [c.method, c.direction])).toEqual([
    ['getSink', 'other'],
    ['DataSink.setCatalogInfo', 'other'],
    ['DataSink.setFormat', 'other'],
    ['DataSink.writeFrame', 'write'],
  ])
})

test('a purge keeps what is younger than seven days, and says so', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', { schema: 'id int', rows: [{ id: 1 }] })

  glue.context.purge_table('db', 't')
  expect(glue.s3.list('s3://db/t')).toHaveLength(1)
  expect(glue.calls[0]?.warnings).toEqual([
    '1 of 1 files are younger than the retention period of 168 hours and stay. Pass options={"retentionPeriod": 0} to delete them.',
  ])

  glue.clock.advance({ days: 7 })
  glue.context.purge_table('db', 't')
  expect(glue.s3.list('s3://db/t')).toEqual([])
})

test('a purge spares excluded storage classes', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a/1.json', [{ id: 1 }], { storageClass: 'GLACIER' })
  glue.s3.put('s3://lake/a/2.json', [{ id: 2 }])

  glue.context.purge_s3_path('s3://lake/a', { retentionPeriod: 0, excludeStorageClasses: ['GLACIER'] })

  expect(glue.s3.list('s3://lake/a')).toEqual(['s3://lake/a/1.json'])
})

test('a partition that loses its files leaves the catalog', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', {
    schema: 'id int, year int',
    partitionKeys: ['year'],
    rows: [
      { id: 1, year: 2023 },
      { id: 2, year: 2024 },
    ],
  })

  glue.context.purge_table('db', 't', { retentionPeriod: 0, partitionPredicate: 'year = 2023' })

  expect([...(glue.catalog.findTable('db', 't')?.partitions ?? [])]).toEqual(['year=2024'])
})

test('an empty write is a write of no rows', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', { schema: 'id int' })

  glue.context.write_dynamic_frame.from_catalog(glue.dynamicFrame([], 'id int'), 'db', 't')

  expect(glue.written('db.t').count()).toBe(0)
})

test('a write through a JDBC connection fills a table of the world', () => {
  const glue = createGlue()
  glue.connection('warehouse')

  const result = glue.context.write_dynamic_frame.from_jdbc_conf(glue.dynamicFrame([{ id: 1 }]), 'warehouse', {
    database: 'sales',
    dbtable: 'orders',
  })

  expect(result).toBeNull()
  expect(glue.written('warehouse:sales.orders').collect()).toEqual([{ id: 1 }])
})

test('columns of several types and of none are refused in Parquet', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/a', [
    { id: 1, empty: null },
    { id: 'x', empty: null },
  ])
  const frame = glue.context.create_dynamic_frame_from_options('s3', { paths: ['s3://lake/a'] }, 'json')
  const write = (f: typeof frame) =>
    glue.context.write_dynamic_frame.from_options(f, 's3', { path: 's3://lake/out' }, 'parquet')

  expect(() => write(frame)).toThrow(/CHOICE_NOT_WRITABLE/)
  expect(() => write(frame.select_fields('empty'))).toThrow(/VOID_NOT_WRITABLE/)
})

test('what Spark itself writes and reads stands in the same record', () => {
  const glue = createGlue()

  glue
    .frame([{ id: 1 }])
    .write.mode('append')
    .parquet('s3://lake/out')
  glue.spark.read.parquet('s3://lake/out').collect()

  expect(glue.calls.map((c) => [c.direction, c.spelling, c.target])).toEqual([
    ['write', 'df.write.mode("append").parquet', 's3://lake/out'],
    ['read', 'spark.read.parquet', 's3://lake/out'],
  ])
  expect(glue.written('s3://lake/out').collect()).toEqual([{ id: 1 }])
})

test('what a job wrote through another connection is read back from it', () => {
  const glue = createGlue()
  glue.source('dynamodb', { 'dynamodb.input.tableName': 'carts' }, [{ id: 1 }])
  glue.context.write_dynamic_frame.from_options(glue.dynamicFrame([{ id: 2 }]), 'dynamodb', {
    'dynamodb.output.tableName': 'carts',
  })

  const frame = glue.context.create_dynamic_frame_from_options('dynamodb', { 'dynamodb.input.tableName': 'carts' })

  expect(frame.toDF().collect()).toEqual([{ id: 1 }, { id: 2 }])
  expect(glue.written('dynamodb:carts').collect()).toEqual([{ id: 2 }])
})
