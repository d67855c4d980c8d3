import { describe, expect, test } from 'vitest'
import { SparkSession } from '../src/index.ts'
import { Session } from '../src/session/session.ts'

const spark = new SparkSession(new Session())

// What queries answer is held to Spark by fixtures/golden/sql.
describe('spark.sql', () => {
  test.each([
    'DELETE FROM t',
    'MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE',
    "SELECT TRANSFORM (a) USING 'cat' FROM t",
    'SELECT * FROM t VERSION AS OF 1',
  ])('refuses %s by name', (text) => {
    expect(() => spark.sql(text)).toThrow('SQL_NOT_IMPLEMENTED')
  })

  test('sets a setting and tells it', () => {
    expect(spark.sql('SET spark.sql.shuffle.partitions = 7').rows()).toEqual([['spark.sql.shuffle.partitions', '7']])
    expect(spark.sql('SET spark.sql.shuffle.partitions').rows()).toEqual([['spark.sql.shuffle.partitions', '7']])
  })

  test('makes a temporary view and drops it', () => {
    spark.sql('CREATE OR REPLACE TEMPORARY VIEW made (a, b) AS SELECT 1, 2')
    expect(spark.sql('SELECT b FROM made').rows()).toEqual([[2]])
    spark.sql('DROP VIEW made')
    expect(() => spark.sql('SELECT b FROM made')).toThrow('TABLE_OR_VIEW_NOT_FOUND')
  })

  test('computes a correlated subquery once for rows that it cannot tell apart', () => {
    spark.sql('CREATE OR REPLACE TEMPORARY VIEW many AS SELECT id, id % 100 AS k FROM range(3000)')
    const text = 'SELECT count(*) FROM many a WHERE EXISTS (SELECT 1 FROM many b WHERE b.k = a.k AND b.id > a.k)'
    expect(spark.sql(text).rows()).toEqual([[3000]])
  })

  test('joins relations that WHERE joins, without all pairs of their rows', () => {
    spark.sql('CREATE OR REPLACE TEMPORARY VIEW long AS SELECT id, id % 1000 AS k FROM range(20000)')
    const text =
      'SELECT count(*), sum(c.id) FROM long a, long b, long c WHERE a.id = c.id AND c.id = b.id AND a.k < 500 AND b.k >= c.k'
    expect(spark.sql(text).rows()).toEqual([[10000, 97495000]])
  })
})
