import { col, F, SparkSession, Window } from '@dryfit/spark'
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

  describe('of a filter stays its own where the filter moves below', () => {
    const two = () => spark.sql('SELECT timestamp_seconds(x) AS t, x FROM VALUES (0L), (36000L) AS v(x)')
    const later = <T>(made: T): T => {
      spark.conf.set(ZONE, 'America/Los_Angeles')
      return made
    }

    test('a projection, and under a limit', () => {
      const frame = later(two().selectExpr('t', 'hour(t) h'))
      expect(frame.filter('hour(t) = 16').limit(1).rows()).toEqual([[0, 0]])
    })

    test('an aggregation', () => {
      const hours = F.expr('hour(t)').alias('h')
      const frames = later([two().groupBy('t').count(), two().groupBy(hours).count()] as const)
      expect(frames[0].filter('hour(t) = 16').selectExpr('hour(t)').rows()).toEqual([[16]])
      expect(frames[1].filter('h = 0').rows()).toEqual([[0, 1]])
    })

    test('a window', () => {
      const frame = later(two().withColumn('n', F.row_number().over(Window.partitionBy('t').orderBy('x'))))
      expect(frame.filter('hour(t) = 16').selectExpr('hour(t)', 'n').rows()).toEqual([[16, 1]])
    })

    test('a union', () => {
      const frame = later(two().union(two()))
      expect(frame.filter('hour(t) = 16').selectExpr('hour(t)').rows()).toEqual([[16], [16]])
    })

    test('a join, inner and outer', () => {
      const [a, b, by] = [two().alias('a'), two().alias('b'), F.expr('a.x = b.x')]
      const inner = a.join(b, by).selectExpr('a.t AS t', 'hour(b.t) AS h')
      const outer = later(a.join(b, by, 'left_outer').selectExpr('a.x AS x', 'b.t AS t'))
      expect(inner.filter('hour(t) = 16 AND h = 0').selectExpr('h', 'hour(t)').rows()).toEqual([[0, 16]])
      expect(outer.filter('hour(t) = 16').select('x').rows()).toEqual([[0]])
    })

    test('nothing, where a limit is what is asked for later', () => {
      const frame = two().filter('hour(t) = 0')
      expect(later(frame).limit(1).selectExpr('hour(t)').rows()).toEqual([[16]])
    })
  })

  test('of a sort and of each side of a union is that of its own', () => {
    const frame = spark.sql('SELECT timestamp_seconds(x) AS t FROM VALUES (0L), (36000L) AS v(x)')
    const hour = F.hour(col('t'))
    const [sorted, early] = [frame.orderBy(hour), frame.select(hour)]
    spark.conf.set(ZONE, 'America/Los_Angeles')
    expect(sorted.select(hour).rows()).toEqual([[16], [2]])
    expect(early.union(frame.select(hour)).rows()).toEqual([[0], [10], [16], [2]])
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

  test('is that of a constant, too, and of what a filter repeats', () => {
    const constant = spark.sql("SELECT CAST('x' AS INT) a, 1 / 0 b FROM VALUES (1) AS v(x)")
    const divided = spark.sql('SELECT x, 1 / x AS q FROM VALUES (0), (1) AS v(x)')
    spark.conf.set(ANSI, true)
    expect(constant.rows()).toEqual([[null, null]])
    expect(divided.filter('q IS NULL').rows()).toEqual([[0, null]])
    expect(divided.filter('q = 1').rows()).toEqual([[1, 1]])
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
