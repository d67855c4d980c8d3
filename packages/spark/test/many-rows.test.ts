import { col, F, SparkSession, Window } from '@dryfit/spark'
import { expect, test } from 'vitest'

// More rows than a call takes arguments: V8 raises a RangeError where an array of them is spread into one.

const COUNT = 200_000
const session = new SparkSession()
const df = session.range(COUNT)

test('a window function sees one partition of 200,000 rows', () => {
  const numbered = df.select(F.row_number().over(Window.orderBy('id')).alias('n'))
  expect(numbered.agg(F.max('n')).rows()).toEqual([[COUNT]])
})

test('a mode is found among 200,000 values', () => {
  const values = df.select(F.when(col('id').equalTo(7), 8).otherwise(col('id')).alias('v'))
  expect(
    values
      .agg(F.mode('v'))
      .rows()
      .map(([v]) => Number(v)),
  ).toEqual([8])
})

test('200,000 elements make rows of an aggregation', () => {
  expect(df.select(F.explode(F.collect_list('id'))).count()).toBe(COUNT)
})

test('200,000 elements match a path of JSON', () => {
  const text = `{"a":[${'1,'.repeat(COUNT)}1]}`
  const found = session.sql('SELECT 1 AS one').select(F.length(F.get_json_object(F.lit(text), '$.a[*]')))
  expect(found.rows()).toEqual([[2 * COUNT + 3]])
})

test('200,000 rows are shown', () => {
  expect(df.showString(COUNT).split('\n')).toHaveLength(COUNT + 5)
})
