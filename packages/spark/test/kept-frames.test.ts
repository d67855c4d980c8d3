import { type DataFrame, F, SparkSession } from '@dryfit/spark'
import { beforeEach, describe, expect, test } from 'vitest'
import { memory } from './format-case.ts'

// Recorded on Spark 3.5.6: what a frame reads when files change, kept (`cache`) or not.
let spark = new SparkSession()
const PLACE = 's3://lake/in'

beforeEach(() => {
  spark = new SparkSession({ storage: memory() })
  write(2)
})

function write(count: number, mode = 'overwrite'): void {
  spark.range(count).write.mode(mode).parquet(PLACE)
}

/** A frame that counts how often its function runs. */
function counting(): { readonly frame: DataFrame; calls(): number } {
  let calls = 0
  const count = (id: unknown): unknown => {
    calls += 1
    return id
  }
  spark.udf.register('counted', count, 'long')
  return { frame: spark.range(3).selectExpr('counted(id) AS a'), calls: () => calls }
}

describe('a frame that is kept', () => {
  test('computes its rows once, for all that is made of it before and after', () => {
    const { frame, calls } = counting()
    const before = frame.filter('a > 0')
    frame.cache()
    expect(calls()).toBe(0)
    expect([frame.count(), before.count(), frame.limit(1).collect().length]).toEqual([3, 2, 1])
    expect(frame.union(frame).collect()).toHaveLength(6)
    expect(calls()).toBe(3)
  })

  test('computes them anew once it is let go', () => {
    const { frame, calls } = counting()
    frame.persist().collect()
    frame.unpersist().collect()
    expect(calls()).toBe(6)
    frame.cache().collect()
    spark.catalog.clearCache()
    frame.collect()
    expect(calls()).toBe(12)
  })

  test('can be written over the files that it was read from', () => {
    const frame = spark.read.parquet(PLACE).cache()
    frame.count()
    frame.filter('id = 1').write.mode('append').parquet(PLACE)
    expect(frame.count()).toBe(3)
    frame.filter('id = 1').write.mode('overwrite').parquet(PLACE)
    expect(frame.collect()).toEqual([{ id: 1 }, { id: 1 }])
  })

  test('sees what is written to its place afterwards', () => {
    const frame = spark.read.parquet(PLACE).select('id').cache()
    expect(frame.count()).toBe(2)
    write(2, 'append')
    expect(frame.count()).toBe(4)
    write(5)
    expect(frame.count()).toBe(5)
  })

  test('sees them below the folders that its wildcards matched, and no other', () => {
    const write = (folder: string): void => spark.range(2).write.mode('append').parquet(`s3://lake/all/${folder}`)
    write('a')
    const frame = spark.read.parquet('s3://lake/all/*').cache()
    expect(frame.count()).toBe(2)
    write('a')
    expect(frame.count()).toBe(4)
    write('b')
    expect(frame.count()).toBe(4)
  })
})

describe('a frame that is not kept', () => {
  test('reads the files that were there when it was made', () => {
    const frame = spark.read.parquet(PLACE)
    write(2, 'append')
    expect(frame.count()).toBe(2)
    write(2)
    expect(() => frame.count()).toThrow('does not exist')
  })

  test('is lost when it is written over the files that it reads', () => {
    const frame = spark.read.parquet(PLACE)
    expect(() => frame.write.mode('overwrite').parquet(PLACE)).toThrow('does not exist')
    expect(() => spark.read.parquet(PLACE)).toThrow('PATH_NOT_FOUND')
  })

  test('of a table sees the rows that are inserted', () => {
    spark.range(2).write.saveAsTable('t')
    const table = spark.table('t')
    const filtered = table.filter('id > 0')
    spark.range(2).write.insertInto('t')
    spark.sql('INSERT INTO t VALUES (7)')
    expect([table.count(), filtered.count()]).toEqual([5, 3])
  })

  test('of an empty table sees the rows that are inserted', () => {
    spark.sql('CREATE TABLE e (id long, p string) USING parquet PARTITIONED BY (p)')
    const table = spark.table('e')
    expect(table.count()).toBe(0)
    spark.sql("INSERT INTO e VALUES (1, 'x'), (2, 'y')")
    expect(table.orderBy('id').collect()).toEqual([
      { id: 1, p: 'x' },
      { id: 2, p: 'y' },
    ])
  })

  test('is what was written of it, drawn numbers too', () => {
    const drawn = spark.range(5).select('id', F.expr('rand()').alias('r'))
    drawn.write.mode('overwrite').parquet(PLACE)
    expect(spark.read.parquet(PLACE).collect()).toEqual(drawn.collect())
  })
})

describe('CACHE TABLE', () => {
  test('keeps the rows of a view at once, and LAZY with its next action', () => {
    for (const [statement, atOnce] of [
      ['CACHE TABLE v', 3],
      ['CACHE LAZY TABLE v', 0],
    ] as const) {
      const { frame, calls } = counting()
      frame.createOrReplaceTempView('v')
      spark.sql(statement)
      expect(calls()).toBe(atOnce)
      spark.sql('SELECT a FROM v').collect()
      frame.collect()
      expect(calls()).toBe(3)
      expect(spark.catalog.isCached('v')).toBe(true)
      spark.sql('UNCACHE TABLE v')
      frame.collect()
      expect([calls(), spark.catalog.isCached('v')]).toEqual([6, false])
    }
  })

  test('keeps nothing of a view that draws numbers', () => {
    spark.sql('CREATE TEMP VIEW v AS SELECT rand() AS r')
    spark.sql('CACHE TABLE v')
    expect(spark.catalog.isCached('v')).toBe(false)
  })

  test('lets a view be written over its own input', () => {
    spark.read.parquet(PLACE).createOrReplaceTempView('v')
    spark.sql('CACHE TABLE v')
    spark.table('v').filter('id = 1').write.mode('overwrite').parquet(PLACE)
    expect(spark.table('v').collect()).toEqual([{ id: 1 }])
  })

  test('ends with the view, and shows a frame that is kept', () => {
    const frame = spark.read.parquet(PLACE).cache()
    frame.createOrReplaceTempView('v')
    expect(spark.catalog.isCached('v')).toBe(true)
    spark.catalog.dropTempView('v')
    frame.createOrReplaceTempView('v')
    expect(spark.catalog.isCached('v')).toBe(false)
  })
})

test('ignoreMissingFiles leaves out files that are gone by the time of an action', () => {
  const storage = memory()
  spark = new SparkSession({ storage })
  for (const name of ['a', 'b'])
    storage.write(`${PLACE}/${name}.json`, { kind: 'bytes', bytes: new TextEncoder().encode(`{"n":"${name}"}\n`) })
  const frame = spark.read.json(PLACE)
  const lenient = spark.read.option('ignoreMissingFiles', 'true').json(PLACE)
  storage.remove(`${PLACE}/a.json`)
  expect(() => frame.count()).toThrow('does not exist')
  expect(lenient.collect()).toEqual([{ n: 'b' }])
  spark.conf.set('spark.sql.files.ignoreMissingFiles', true)
  expect(frame.select('n').collect()).toEqual([{ n: 'b' }])
  expect(() => spark.read.json('s3://lake/nothing')).toThrow('PATH_NOT_FOUND')
})
