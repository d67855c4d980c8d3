import { type Column, col, type DataFrame, F, lit, parseSchema, type Row, SparkSession } from '@dryfit/spark'
import { describe, expect, test } from 'vitest'

// Real Spark 3.5.6 under its default stack of 1 MB bears expressions of 500 to 1,000 levels and chains of 1,000 operations.

const session = new SparkSession()
const rows: readonly Row[] = [
  [1, 2],
  [3, 4],
]
const df = session.localFrame(parseSchema('a int, b int'), rows)

function repeated<T>(times: number, start: T, step: (made: T, i: number) => T): T {
  let made = start
  for (let i = 0; i < times; i++) made = step(made, i)
  return made
}

const valuesOf = (c: Column): readonly unknown[] =>
  df
    .select(c.alias('x'))
    .rows()
    .map((r) => r[0])

describe('chains of 3,000 operations', () => {
  const chains: Readonly<Record<string, readonly [(made: DataFrame, i: number) => DataFrame, number]>> = {
    union: [(made) => made.union(df), 6002],
    withColumn: [(made, i) => made.withColumn('c', col('a').plus(i)), 2],
    filter: [(made, i) => made.filter(col('a').gt(-i)), 2],
    'filter by a column of the frame': [(made, i) => made.filter(made.col('a').gt(-i)), 2],
    select: [(made) => made.select('a', 'b'), 2],
    sort: [(made) => made.orderBy('a').alias('t'), 2],
  }
  test.each(Object.entries(chains))('%s runs', (_, [step, count]) => {
    expect(repeated(3000, df, step).rows()).toHaveLength(count)
  })
})

// Far beyond 3,000, so that it does not hang on what else stands on the stack that a plan folded flat passes.
test('a chain of 20,000 filters runs', () => {
  expect(repeated(20_000, df, (made, i) => made.filter(col('a').gt(-i))).rows()).toHaveLength(2)
})

describe('expressions of 3,000 levels', () => {
  test('a sum of columns', () => {
    expect(valuesOf(repeated(3000, col('a'), (c) => c.plus(col('b'))))).toEqual([6001, 12003])
    expect(valuesOf(repeated(3000, col('a'), (c) => col('b').plus(c)))).toEqual([6001, 12003])
  })
  test('conditions joined by or', () => {
    const any = repeated(3000, col('a').equalTo(0), (c, i) => c.or(col('a').equalTo(i + 2)))
    expect(df.filter(any).rows()).toEqual([[3, 4]])
  })
  test('when in otherwise, and a chain of when', () => {
    expect(valuesOf(repeated(3000, lit(-1), (c, i) => F.when(col('a').equalTo(i), i).otherwise(c)))).toEqual([1, 3])
    expect(valuesOf(repeated(3000, F.when(col('a').equalTo(0), 0), (c, i) => c.when(col('a').equalTo(i), i)))).toEqual([
      1, 3,
    ])
  })
  test('calls in calls', () => {
    expect(valuesOf(repeated(3000, col('a'), (c) => F.abs(c)))).toEqual([1, 3])
    expect(valuesOf(repeated(3000, col('a'), (c) => F.coalesce(c, lit(1))))).toEqual([1, 3])
  })
  test('over an aggregate and as a key', () => {
    expect(df.agg(repeated(3000, F.sum('a'), (c) => c.plus(1)).alias('x')).rows()).toEqual([[3004]])
    expect(
      df
        .groupBy(repeated(3000, col('a'), (c) => c.plus(1)).alias('x'))
        .count()
        .rows(),
    ).toEqual([
      [3001, 1],
      [3003, 1],
    ])
  })
  test('SQL text', () => {
    expect(df.selectExpr(`${new Array(3000).fill('a').join(' + ')} AS x`).rows()).toEqual([[3000], [9000]])
  })
})

test('a plan that is deeper than the stack raises what Spark raises', () => {
  const deep = `${'('.repeat(20_000)}a${')'.repeat(20_000)}`
  expect(() => df.selectExpr(deep)).toThrow(
    expect.objectContaining({ name: 'Py4JJavaError', message: 'java.lang.StackOverflowError' }),
  )
})
