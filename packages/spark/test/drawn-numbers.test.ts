import { F, SparkSession } from '@dryfit/spark'
import { describe, expect, test } from 'vitest'

// Recorded on Spark 3.5.6: a call without a seed is given one when it is analyzed; a Column of rand() when it is made.
const spark = new SparkSession()
const numbers = spark.range(100).select('id', F.rand().alias('r'))

describe('a frame with drawn numbers', () => {
  test('has each row on one side of a condition', () => {
    expect(numbers.filter('r < 0.5').count() + numbers.filter('r >= 0.5').count()).toBe(100)
    expect(numbers.union(numbers).distinct().count()).toBe(100)
  })

  test('is the same in each action', () => {
    for (const text of ['rand()', 'randn()', 'uuid()']) {
      const frame = spark.range(5).selectExpr(`${text} AS x`)
      expect(frame.collect(), text).toEqual(frame.collect())
    }
    const shuffled = spark.range(20).orderBy(F.rand())
    expect(shuffled.collect()).toEqual(shuffled.collect())
  })

  test('joins with itself', () => {
    expect(numbers.alias('a').join(numbers.alias('b'), 'id').filter('a.r <> b.r').count()).toBe(0)
    const both = spark.sql('WITH q AS (SELECT id, rand() r FROM range(10)) SELECT * FROM q a JOIN q b ON a.id = b.id')
    expect(both.filter('a.r <> b.r').count()).toBe(0)
  })
})

describe('a call without a seed', () => {
  test('draws anew in each frame, and twice in one', () => {
    const drawn = F.expr('rand()').alias('r')
    expect(spark.range(2).select(drawn).collect()).not.toEqual(spark.range(2).select(drawn).collect())
    expect(spark.range(20).selectExpr('rand() - rand() AS d').filter('d = 0').count()).toBe(0)
  })

  test('of the API keeps its numbers wherever its column is used, and is named by its seed', () => {
    const column = F.rand()
    expect(spark.range(3).select(column).collect()).toEqual(spark.range(3).select(column).collect())
    expect(spark.range(3).select(column.minus(column).alias('d')).filter('d <> 0').count()).toBe(0)
    expect(spark.range(1).select(column).columns[0]).toMatch(/^rand\(\d+\)$/)
    expect(spark.range(1).selectExpr('rand()', 'uuid()').columns).toEqual(['rand()', 'uuid()'])
  })
})

test('a UUID has the form of version 4', () => {
  const drawn = spark.range(50).selectExpr('uuid() AS u')
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  for (const { u } of drawn.collect() as { u: string }[]) expect(u).toMatch(form)
  expect(drawn.distinct().count()).toBe(50)
})
