import { SparkSession } from '@dryfit/spark'
import { expect, test } from 'vitest'
import { memory } from './format-case.ts'

// Recorded on Spark 3.5.6.
const ANCIENT = 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.WRITE_ANCIENT_DATETIME'

function written(value: string, conf: Readonly<Record<string, string>> = {}): string {
  const spark = new SparkSession({ storage: memory(), conf })
  try {
    spark.sql(`SELECT ${value} AS v`).write.parquet('s3://lake/out')
    return 'written'
  } catch (error) {
    return String(error)
  }
}

test('a date or timestamp that old calendars tell otherwise is not written to Parquet', () => {
  for (const value of [
    "date'1582-10-14'",
    "timestamp'1899-12-31 23:59:59.999999'",
    "array(date'1000-01-01')",
    "named_struct('a', timestamp'1000-01-01')",
    "map('k', date'1000-01-01')",
  ])
    expect(written(value), value).toContain(`Py4JJavaError: org.apache.spark.SparkUpgradeException: [${ANCIENT}]`)
  for (const value of [
    "date'1582-10-15'",
    "timestamp'1900-01-01'",
    "timestamp_ntz'0001-01-01 00:00:00'",
    'CAST(null AS date)',
  ])
    expect(written(value), value).toBe('written')
})

test('it is as soon as its own setting says which calendar is meant', () => {
  const dates = { 'spark.sql.parquet.datetimeRebaseModeInWrite': 'CORRECTED' }
  const timestamps = { 'spark.sql.parquet.int96RebaseModeInWrite': 'CORRECTED' }
  expect(written("date'1000-01-01'", dates)).toBe('written')
  expect(written("date'1000-01-01'", timestamps)).toContain('spark.sql.parquet.datetimeRebaseModeInWrite')
  expect(written("timestamp'1000-01-01'", timestamps)).toBe('written')
  expect(written("timestamp'1000-01-01'", dates)).toContain('spark.sql.parquet.int96RebaseModeInWrite')
})

test('a histogram beside a DISTINCT is refused: its bins depend on how Spark splits the work', () => {
  const spark = new SparkSession()
  spark.range(40).createOrReplaceTempView('t')
  expect(() => spark.sql('SELECT histogram_numeric(id, 4), count(DISTINCT id) FROM t')).toThrow('[SPLIT_AGGREGATE]')
  expect(spark.sql('SELECT histogram_numeric(id, 4), count(id) FROM t').count()).toBe(1)
})
