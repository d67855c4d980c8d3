import { col, F, SparkSession } from '@dryfit/spark'
import { beforeEach, describe, expect, test } from 'vitest'

// Recorded on Spark 3.5.6: what a frame keeps of the settings under which it was made.
const ZONE = 'spark.sql.session.timeZone'
const ANSI = 'spark.sql.ansi.enabled'
let spark = new SparkSession()
const instants = () => spark.sql('SELECT timestamp_seconds(x) AS t FROM VALUES (0L) AS v(x)')

beforeEach(() => {
  spark = new SparkSession()
})

describe('the time zone', () => {
  test('is that of the time when a frame was made', () => {
    const frame = instants().selectExpr(
      'hour(t) h',
      'CAST(t AS STRING) s',
      "date_format(t, 'HH') f",
      "t > '1969-12-31 20:00:00' g",
      'to_json(struct(t)) j',
    )
    const made = [{ h: 0, s: '1970-01-01 00:00:00', f: '00', g: true, j: '{"t":"1970-01-01T00:00:00.000Z"}' }]
    spark.conf.set(ZONE, 'America/Los_Angeles')
    expect(frame.collect()).toEqual(made)
    frame.createOrReplaceTempView('v')
    expect(spark.sql('SELECT * FROM v WHERE h IN (SELECT h FROM v)').collect()).toEqual(made)
  })

  test('of a later step is that of the step', () => {
    const frame = instants()
    const hour = F.hour(col('t'))
    const before = frame.select('t', hour.alias('before'))
    spark.conf.set(ZONE, 'America/Los_Angeles')
    expect(before.select('before', hour.alias('after')).collect()).toEqual([{ before: 0, after: 16 }])
    expect(before.filter('hour(t) = 16').count()).toBe(1)
    spark.conf.set(ZONE, 'UTC')
    expect(before.filter('hour(t) = 0').count()).toBe(1)
  })

  test('that a query is asked for is the one that it runs in', () => {
    const frame = spark.sql('SELECT current_timezone() AS z')
    spark.conf.set(ZONE, 'America/Los_Angeles')
    expect(frame.collect()).toEqual([{ z: 'America/Los_Angeles' }])
  })
})

describe('the mode of arithmetic', () => {
  const DIVIDED = "SELECT 1 / x AS q, CAST(s AS INT) c, x + 2147483647 + 1 AS h FROM VALUES (0, 'x') AS t(x, s)"

  test('is that of the time when a frame was made', () => {
    const lenient = spark.sql(DIVIDED)
    spark.conf.set(ANSI, true)
    expect(lenient.collect()).toEqual([{ q: null, c: null, h: -2147483648 }])
    const strict = spark.sql(DIVIDED)
    spark.conf.set(ANSI, false)
    expect(() => strict.collect()).toThrow('DIVIDE_BY_ZERO')
  })
})

test('what keys of a map that are met twice mean, and how text is parsed, is settled when a query runs', () => {
  const keys = spark.sql('SELECT map(x, 1, x, 2) AS m FROM VALUES (0) AS t(x)')
  const days = spark.sql("SELECT to_date(s, 'yyyy-MM-dd') AS d FROM VALUES ('2020-1-1') AS t(s)")
  spark.conf.set('spark.sql.mapKeyDedupPolicy', 'LAST_WIN')
  spark.conf.set('spark.sql.legacy.timeParserPolicy', 'LEGACY')
  expect(keys.rows()).toEqual([[[[0, 2]]]])
  expect(days.rows()).toEqual([[18_262]])
})
