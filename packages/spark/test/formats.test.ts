import { describe, expect, test } from 'vitest'
import { SparkSession } from '../src/index.ts'
import type { FileContent } from '../src/storage/storage.ts'
import { memory } from './format-case.ts'

const bytes = (text: string): FileContent => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) })

function session(files: Readonly<Record<string, string>> = {}): SparkSession {
  const storage = memory()
  for (const [path, text] of Object.entries(files)) storage.write(path, bytes(text))
  return new SparkSession({ storage })
}

describe('json', () => {
  test('infers long, double, string, boolean, array and struct, columns by name', () => {
    const spark = session({
      's3://b/x.json': '{"b": 1, "a": "t", "c": 1.5}\n{"b": 2.5, "d": [1, null], "e": {"y": true, "x": null}}\n',
    })
    const frame = spark.read.json('s3://b/x.json')
    expect(frame.dtypes).toEqual([
      ['a', 'string'],
      ['b', 'double'],
      ['c', 'double'],
      ['d', 'array<bigint>'],
      ['e', 'struct<x:string,y:boolean>'],
    ])
    expect(frame.collect()[1]).toEqual({ a: null, b: 2.5, c: null, d: [1, null], e: { x: null, y: true } })
  })

  test('keeps a whole number that a double cannot hold', () => {
    const spark = session({ 's3://b/x.json': '{"n": 9007199254740993}' })
    expect(spark.read.json('s3://b/x.json').collect()).toEqual([{ n: 9007199254740993n }])
  })

  test('puts a line that is not JSON into _corrupt_record', () => {
    const spark = session({ 's3://b/x.json': '{"a": 1}\n{"a": \n' })
    expect(spark.read.json('s3://b/x.json').collect()).toEqual([
      { _corrupt_record: null, a: 1 },
      { _corrupt_record: '{"a": ', a: null },
    ])
  })

  test('gives back what was written, by partition', () => {
    const spark = session()
    const rows = [
      { id: 1, day: '2020-01-01', x: 1.5 },
      { id: 2, day: '2020-01-02', x: null },
    ]
    spark.createDataFrame(rows, 'id bigint, day date, x double').write.partitionBy('day').json('s3://b/out')
    const back = spark.read.json('s3://b/out')
    expect(back.dtypes).toEqual([
      ['id', 'bigint'],
      ['x', 'double'],
      ['day', 'date'],
    ])
    expect(back.orderBy('id').collect()).toEqual(rows.map(({ id, day, x }) => ({ id, x, day })))
  })
})

describe('csv', () => {
  test('reads text columns, quotes and nulls', () => {
    const spark = session({ 's3://b/x.csv': 'id,name\n1,"a,""b"""\n2,\n3,""\n' })
    expect(spark.read.option('header', true).option('escape', '"').csv('s3://b/x.csv').collect()).toEqual([
      { id: '1', name: 'a,"b"' },
      { id: '2', name: null },
      { id: '3', name: null },
    ])
  })

  test('infers types when asked', () => {
    const spark = session({ 's3://b/x.csv': 'a,b,c,d\n1,1.5,true,2020-01-01\n3000000000,2,false,2020-01-02\n' })
    expect(spark.read.option('header', true).option('inferSchema', true).csv('s3://b/x.csv').dtypes).toEqual([
      ['a', 'bigint'],
      ['b', 'double'],
      ['c', 'boolean'],
      ['d', 'date'],
    ])
  })
})

describe('files', () => {
  test('a path that is not there is an error of Spark', () => {
    expect(() => session().read.parquet('s3://b/none')).toThrowErrorMatchingInlineSnapshot(
      `[AnalysisException: [PATH_NOT_FOUND] Path does not exist: s3://b/none.]`,
    )
  })

  test('a file that is gone when the plan runs is an error, never old rows', () => {
    const storage = memory()
    storage.write('s3://b/x.json', bytes('{"a": 1}'))
    const frame = new SparkSession({ storage }).read.json('s3://b/x.json')
    storage.remove('s3://b/x.json')
    expect(() => frame.collect()).toThrow('s3://b/x.json does not exist')
  })

  test('a write to a path that is there fails unless a mode says otherwise', () => {
    const spark = session()
    const frame = spark.createDataFrame([{ a: 1 }], 'a int')
    frame.write.parquet('s3://b/t')
    expect(() => frame.write.parquet('s3://b/t')).toThrow('[PATH_ALREADY_EXISTS]')
    frame.write.mode('append').parquet('s3://b/t')
    expect(spark.read.parquet('s3://b/t').count()).toBe(2)
    frame.write.mode('overwrite').parquet('s3://b/t')
    expect(spark.read.parquet('s3://b/t').count()).toBe(1)
  })
})

test('a file is taken by when it was modified, in the time zone of the options', () => {
  const at = Date.UTC(2024, 0, 1)
  const file = { path: 's3://b/t/x.txt', modified: at, content: bytes('one\n') }
  const spark = new SparkSession({ storage: { ...memory(), list: () => [file] } })
  const count = (options: Readonly<Record<string, string>>): number =>
    spark.read.options(options).text('s3://b/t').count()
  expect(count({ modifiedAfter: '2023-12-31T23:59:59' })).toBe(1)
  expect(count({ modifiedAfter: '2024-01-01' })).toBe(0)
  expect(count({ modifiedBefore: '2024-01-01T00:00:01', modifiedAfter: '2023-12-31' })).toBe(1)
  expect(count({ modifiedBefore: '2024-01-01', timeZone: 'America/New_York' })).toBe(1)
  expect(() => count({ modifiedBefore: 'soon' })).toThrow("'modifiedbefore' option is invalid")
})
