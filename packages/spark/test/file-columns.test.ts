import { expect, test } from 'vitest'
import { F, SparkSession } from '../src/index.ts'
import { memory } from './format-case.ts'

function reading(): SparkSession {
  const storage = memory()
  const put = (name: string, text: string): void =>
    storage.write(`s3://b/t/${name}`, { kind: 'bytes', bytes: new TextEncoder().encode(text) })
  put('a.json', '{"a":1}\n{"a":2}\n')
  put('b 1.json', '{"a":5}\n')
  return new SparkSession({ storage })
}

const names = (file: string) => ({ 'input_file_name()': `s3://b/t/${file}` })

test('a row knows its file as long as it stays in its task, recorded', () => {
  const frame = reading().read.json('s3://b/t')
  const files = [names('a.json'), names('a.json'), names('b%201.json')]
  expect(frame.select(F.input_file_name()).collect()).toEqual(files)
  expect(frame.select('a').filter('a > 1').select(F.input_file_name()).collect()).toEqual(files.slice(1))
  expect(frame.filter("input_file_name() like '%a.json'").count()).toBe(2)
  expect(frame.orderBy('a').select(F.input_file_name()).distinct().collect()).toEqual([{ 'input_file_name()': '' }])
  expect(frame.repartition(2).select(F.input_file_name()).distinct().collect()).toEqual([{ 'input_file_name()': '' }])
  expect(frame.groupBy(F.input_file_name()).count().collect()).toHaveLength(2)
})

test('rows of a kept frame, and those of no file, have none, recorded', () => {
  const spark = reading()
  const none = [{ 'input_file_name()': '' }]
  expect(spark.range(1).select(F.input_file_name()).collect()).toEqual(none)
  expect(spark.read.json('s3://b/t').cache().select(F.input_file_name()).distinct().collect()).toEqual(none)
})

test('above a join the file of a row is refused: it depends on how Spark runs the plan', () => {
  const frame = reading().read.json('s3://b/t')
  expect(() => frame.join(frame, ['a']).select(F.input_file_name())).toThrow('[FILE_OF_ROW]')
})

test('_metadata is a column that only those see who name it, recorded', () => {
  const frame = reading().read.json('s3://b/t')
  expect(frame.columns).toEqual(['a'])
  expect(frame.select('a').selectExpr('_metadata.file_name', '_metadata.file_size').collect()).toEqual([
    { file_name: 'a.json', file_size: 16 },
    { file_name: 'a.json', file_size: 16 },
    { file_name: 'b%201.json', file_size: 8 },
  ])
  expect(frame.filter("_metadata.file_name = 'a.json'").columns).toEqual(['a'])
  expect(frame.filter("_metadata.file_name = 'a.json'").count()).toBe(2)
  expect(() => frame.select('_metadata.nope')).toThrow('FIELD_NOT_FOUND')
  expect(() => reading().range(1).select('_metadata')).toThrow('UNRESOLVED_COLUMN')
})

test('binaryFile gives whole files', () => {
  const frame = reading().read.format('binaryFile').load('s3://b/t')
  expect(frame.columns).toEqual(['path', 'modificationTime', 'length', 'content'])
  expect(frame.select('path', 'length').collect()).toEqual([
    { path: 's3://b/t/a.json', length: 16 },
    { path: 's3://b/t/b 1.json', length: 8 },
  ])
})

test('no star shows the columns of a file', () => {
  const spark = reading()
  spark.read.json('s3://b/t').createOrReplaceTempView('t')
  expect(spark.sql('SELECT t.* FROM t').columns).toEqual(['a'])
  expect(spark.sql('SELECT t.*, u.* FROM t JOIN t u USING (a)').columns).toEqual(['a', 'a'])
})
