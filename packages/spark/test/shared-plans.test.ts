import { type DataFrame, F, SparkSession } from '@dryfit/spark'
import { describe, expect, test } from 'vitest'
import { memory } from './format-case.ts'

// Spark 3.5.6 ends in OutOfMemoryError where a frame is doubled fourteen times: what it answers below that was recorded.
const spark = new SparkSession({ storage: memory() })

const times = (count: number, start: DataFrame, step: (frame: DataFrame) => DataFrame): DataFrame =>
  Array.from({ length: count }).reduce((frame: DataFrame) => step(frame), start)

describe('a frame that stands in its own plan many times over', () => {
  test.each<[string, (frame: DataFrame) => DataFrame]>([
    ['intersect', (frame) => frame.intersect(frame)],
    ['union', (frame) => frame.union(frame).distinct()],
    ['join', (frame) => frame.join(frame, 'id')],
    ['sort', (frame) => frame.union(frame).orderBy('id').dropDuplicates()],
  ])('runs once: %s', (_, step) => {
    expect(times(40, spark.range(3), step).orderBy('id').collect()).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }])
  })

  test('runs once where it reads files by their columns', () => {
    spark.range(3).write.csv('s3://lake/in')
    const frame = spark.read.schema('id int').csv('s3://lake/in')
    expect(times(40, frame, (each) => each.intersect(each)).count()).toBe(3)
  })

  test('has the same drawn numbers in each place', () => {
    const drawn = spark.range(2).select(F.rand().alias('r'))
    expect(
      times(10, drawn, (each) => each.union(each))
        .distinct()
        .count(),
    ).toBe(2)
  })

  test("calls the job's functions for each place, as Spark does", () => {
    let calls = 0
    spark.udf.register(
      'counted',
      (id: unknown) => {
        calls += 1
        return id
      },
      'long',
    )
    const frame = spark.range(3).selectExpr('counted(id) AS id')
    frame.union(frame).collect()
    expect(calls).toBe(6)
    expect(times(40, frame, (each) => each.intersect(each)).count()).toBe(3)
  })
})

describe('a view', () => {
  test('of a text draws anew in each query, and once in a frame', () => {
    spark.sql('CREATE OR REPLACE TEMP VIEW drawn AS SELECT id, rand() r FROM range(2)')
    const frame = spark.table('drawn')
    expect(frame.collect()).toEqual(frame.collect())
    expect(frame.collect()).not.toEqual(spark.table('drawn').collect())
    expect(spark.sql('SELECT 1 FROM drawn a JOIN drawn b ON a.id = b.id WHERE a.r = b.r').count()).toBe(0)
  })

  test('of a frame draws what the frame draws, in a subquery too', () => {
    const frame = spark.sql('SELECT id, rand() r FROM range(3)')
    frame.createOrReplaceTempView('numbers')
    expect(spark.table('numbers').collect()).toEqual(frame.collect())
    expect(spark.sql('SELECT * FROM numbers WHERE r IN (SELECT r FROM numbers)').count()).toBe(3)
    const same = 'SELECT 1 FROM numbers a WHERE EXISTS (SELECT 1 FROM numbers b WHERE a.id = b.id AND a.r = b.r)'
    expect(spark.sql(same).count()).toBe(3)
  })

  test('can be made anew of a query that has it in a subquery', () => {
    spark.range(3).createOrReplaceTempView('own')
    for (let i = 0; i < 3; i++) {
      spark.sql('SELECT * FROM own WHERE id IN (SELECT id FROM own WHERE id > 0)').createOrReplaceTempView('own')
    }
    expect(spark.table('own').collect()).toEqual([{ id: 1 }, { id: 2 }])
  })
})
