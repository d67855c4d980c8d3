import { beforeEach, describe, expect, test } from 'vitest'
import { SparkSession } from '../src/index.ts'
import { Session } from '../src/session/session.ts'

let spark: SparkSession
const rows = (text: string): readonly unknown[] => spark.sql(text).rows()

beforeEach(() => {
  spark = new SparkSession(new Session())
  spark
    .createDataFrame(
      [
        [1, 'a', 10],
        [2, 'a', 20],
        [3, 'b', 30],
      ],
      'id int, k string, v int',
    )
    .createOrReplaceTempView('t')
})

describe('spark.sql', () => {
  test('selects, filters and sorts a view', () => {
    expect(rows('SELECT id FROM t WHERE v > 10 ORDER BY k DESC, v')).toEqual([[3], [2]])
  })

  test('groups, and sorts by an aggregate that is not selected behind HAVING', () => {
    expect(rows('SELECT k FROM t GROUP BY k HAVING sum(v) > 1 ORDER BY max(v) DESC')).toEqual([['b'], ['a']])
    expect(rows('SELECT sum(v) FROM t GROUP BY k HAVING k = "a"')).toEqual([[30]])
  })

  test('lets INTERSECT bind tighter than UNION', () => {
    expect(rows('VALUES 1 UNION ALL VALUES 2 INTERSECT VALUES 3')).toEqual([[1]])
  })

  test('sees an inner common table before an outer relation', () => {
    expect(rows('WITH t AS (SELECT 7 AS x) SELECT * FROM (WITH u AS (SELECT x + 1 FROM t) SELECT * FROM u)')).toEqual([
      [8],
    ])
  })

  test('gives each side of a USING join its own key', () => {
    const text = 'SELECT a.*, b.* FROM t a JOIN (VALUES (1, "x")) b (id, n) USING (id)'
    expect(rows(text)).toEqual([[1, 'a', 10, 1, 'x']])
  })

  test.each([
    'SELECT (SELECT 1)',
    'SELECT * FROM t PIVOT (sum(v) FOR k IN ("a"))',
    'SELECT * FROM t LATERAL VIEW explode(array(1)) AS x',
    'SELECT * FROM t TABLESAMPLE (10 PERCENT)',
    'SELECT 1 WHERE EXISTS (SELECT 1)',
    'DELETE FROM t',
  ])('refuses %s by name', (text) => {
    expect(() => spark.sql(text)).toThrow('SQL_NOT_IMPLEMENTED')
  })

  test('finds no table by a wrong name, not even for a common table that is not used', () => {
    expect(() => spark.sql('WITH u AS (SELECT 1 FROM nowhere) SELECT 2')).toThrow('TABLE_OR_VIEW_NOT_FOUND')
  })
})
