import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { encodeParquet, F, parseSchema, type StructType } from '@dryfit/spark'
import { expect, test } from 'vitest'
import { createGlue, type Glue } from '../src/index.ts'

const read = (glue: Glue, path: string, format: string, format_options = {}) =>
  glue.context.create_dynamic_frame.from_options({
    connection_type: 's3',
    connection_options: { paths: [path] },
    format,
    format_options,
  })

const parquet = (schema: string, rows: readonly (readonly never[])[]) =>
  encodeParquet(parseSchema(schema) as StructType, rows)

test('Parquet bytes that Spark wrote are read by Glue, by Spark and through the catalog', () => {
  const glue = createGlue()
  const file = join(import.meta.dirname, '../../../fixtures/golden/formats/dots.parquet')
  glue.s3.put('s3://lake/dots/part-0.snappy.parquet', readFileSync(file))

  expect(read(glue, 's3://lake/dots', 'parquet').count()).toBe(1)
  expect(glue.spark.read.parquet('s3://lake/dots').dtypes).toEqual([
    ['a.b', 'int'],
    ['e', 'struct<c.d:string>'],
    ['one', 'array<struct<p:bigint>>'],
  ])
})

test('a catalog table is read from Parquet bytes', () => {
  const glue = createGlue()
  glue.catalog.table('lake.books', { schema: 'id bigint, title string', location: 's3://lake/books' })
  glue.s3.put('s3://lake/books/a.parquet', parquet('id bigint, title string', [[1, 't']] as never))

  const frame = glue.context.create_dynamic_frame.from_catalog('lake', 'books')
  expect(frame.toDF().collect()).toEqual([{ id: 1, title: 't' }])
})

test('bytes of several files have the columns of the first, and of all with mergeSchema', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/t/a.parquet', parquet('id int', [[1]] as never))
  glue.s3.put('s3://lake/t/b.parquet', parquet('id int, more string', [[2, 'x']] as never))

  expect(glue.spark.read.parquet('s3://lake/t').columns).toEqual(['id'])
  expect(glue.spark.read.option('mergeSchema', true).parquet('s3://lake/t').orderBy('id').collect()).toEqual([
    { id: 1, more: null },
    { id: 2, more: 'x' },
  ])
})

test('what Spark writes as Parquet is a Parquet file to whoever asks for its bytes', () => {
  const glue = createGlue()
  glue.spark
    .createDataFrame([{ id: 1, at: '2020-01-02' }])
    .select('id', F.col('at').cast('date'))
    .write.parquet('s3://lake/out')
  const [uri = ''] = glue.s3.list('s3://lake/out')

  const other = createGlue()
  other.s3.put('s3://lake/in/a.parquet', glue.s3.bytes(uri))
  expect(other.spark.read.parquet('s3://lake/in').dtypes).toEqual([
    ['id', 'bigint'],
    ['at', 'date'],
  ])
})

test('gzip is told by the name, in Glue and in Spark', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/j/a.json.gz', gzipSync('{"id": 1}\n{"id": 2}\n'))
  glue.s3.put('s3://lake/c/a.csv.gz', gzipSync('id,name\n1,x\n'))

  expect(read(glue, 's3://lake/j', 'json').count()).toBe(2)
  expect(glue.spark.read.json('s3://lake/j').count()).toBe(2)
  expect(read(glue, 's3://lake/c', 'csv', { withHeader: true }).toDF().collect()).toEqual([{ id: '1', name: 'x' }])
})

test('Spark compresses what it writes when asked', () => {
  const glue = createGlue()
  glue.spark
    .createDataFrame([{ id: 1 }])
    .write.option('compression', 'gzip')
    .json('s3://lake/out')

  expect(glue.s3.list('s3://lake/out')[0]).toMatch(/\.json\.gz$/)
  expect(glue.spark.read.json('s3://lake/out').collect()).toEqual([{ id: 1 }])
})

test('bytes that are no Parquet, a codec that is not here, and rows without a format say what they are', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/bad/a.parquet', 'id,name\n')
  glue.s3.put('s3://lake/bz/a.json.bz2', new Uint8Array([1, 2, 3]))
  glue.s3.put('s3://lake/gz/a.json.gz', new Uint8Array([1, 2, 3]))
  glue.s3.put('s3://lake/rows', [{ id: 1 }])

  expect(() => glue.spark.read.parquet('s3://lake/bad')).toThrowErrorMatchingInlineSnapshot(
    `
    [Py4JJavaError: Job aborted due to stage failure: org.apache.spark.SparkException: Exception thrown in awaitResult: 
    Caused by: org.apache.spark.SparkException: [CANNOT_READ_FILE_FOOTER] Could not read footer for file: s3://lake/bad/a.parquet. Please ensure that the file is in either ORC or Parquet format. If not, please convert it to a valid format. If the file is in the valid format, please check if it is corrupt. If it is, you can choose to either ignore it or fix the corruption.
    Caused by: java.lang.RuntimeException: s3://lake/bad/a.parquet is not a Parquet file (length is too low: 8)]
  `,
  )
  expect(() => glue.spark.read.json('s3://lake/bz')).toThrowErrorMatchingInlineSnapshot(
    `[UnsupportedError: [CODEC_NOT_IMPLEMENTED] Failed to read s3://lake/bz/a.json.bz2: dryfit does not have the codec bzip2. It has gzip and deflate.]`,
  )
  expect(() => glue.spark.read.json('s3://lake/gz')).toThrowErrorMatchingInlineSnapshot(
    `[UnsupportedError: [NOT_COMPRESSED] Failed to read s3://lake/gz/a.json.gz: it does not hold what its name says (it has no gzip header). Put compressed bytes under this name, or give it another.]`,
  )
  expect(() => glue.s3.bytes('s3://lake/rows/part-00000')).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [NOT_BYTES] Failed to get the bytes of s3://lake/rows/part-00000: it holds rows, which are a file of whatever format a job reads. Put them under a name that tells the format: '.json', '.csv' or '.parquet'.]`,
  )
})
