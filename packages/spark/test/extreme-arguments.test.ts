import { F, parseSchema, SparkSession } from '@dryfit/spark'
import { describe, expect, test } from 'vitest'

// What Spark 3.5.6 answered, asked on 30 November 2026.

const session = new SparkSession()
const df = session.localFrame(parseSchema('a int, d double, arr array<int>, s string'), [
  [1, 2.5, [1], 'x'],
  [3, null, [2], 'y'],
])
const raised = (text: string): unknown => expect.objectContaining({ message: expect.stringContaining(text) })

describe('recorded: errors of arguments', () => {
  test.each([
    [
      "map_from_entries('a')",
      'Parameter 1 requires the "ARRAY" of pair "STRUCT" type, however "a" has the type "STRING"',
    ],
    ['map_from_entries(9223372036854775807)', 'however "9223372036854775807" has the type "BIGINT"'],
    ['lead(s, a) over (order by a)', 'the input offset should be a foldable "INT" expression; however, got "a"'],
    ['lag(s, a) over (order by a)', 'the input offset should be a foldable "INT" expression; however, got "(- a)"'],
    ['lead(s, d) over (order by a)', 'Cannot specify window frame for lead function.'],
    ['lead(s, arr) over (order by a)', 'Parameter 2 requires the "INT" type, however "arr" has the type "ARRAY<INT>"'],
  ])('%s', (call, message) => {
    expect(() => df.selectExpr(call)).toThrow(raised(message))
  })

  test('a window function or a generator among the keys', () => {
    expect(() => df.groupBy(F.expr('rank() over (order by a)')).count()).toThrow(
      raised('non-aggregating expression "a"'),
    )
    expect(() => df.groupBy(F.explode('arr')).count()).toThrow(raised('non-aggregating expression "arr"'))
    expect(() => df.agg(F.expr('rank() over (order by a)'))).toThrow(raised('[MISSING_GROUP_BY]'))
  })
})

test('recorded: seconds beyond a timestamp stop at its end, and an endless number is none', () => {
  const seconds = df.selectExpr(
    'timestamp_seconds(1.7e308D)',
    "timestamp_seconds(double('inf'))",
    "timestamp_seconds(float('nan'))",
  )
  expect(seconds.rows()[0]).toEqual([9223372036854775807n, null, null])
})

test('recorded: a double has 340 places at most, a decimal any number', () => {
  const lengths = df.selectExpr('length(format_number(1.5D, 400))', 'length(format_number(1.5, 400))')
  expect(lengths.rows()[0]).toEqual([342, 402])
})

test('recorded: JSON is read to a depth of 1,000', () => {
  const texts = [999, 1000].map((n) => [`{"a":${'['.repeat(n)}1${']'.repeat(n)}}`])
  const read = session.localFrame(parseSchema('j string'), texts).selectExpr("length(get_json_object(j, '$.a'))")
  expect(read.rows()).toEqual([[1999], [null]])
})

test.each([
  "lpad('x', 1867120312, 'ab')",
  "rpad(X'00', 1867120312, X'01')",
  "repeat('ab', 2147483647)",
  'space(2147483647)',
  'format_number(1.5, 2147483647)',
  "format_string('%2147483647d', 1)",
  'stack(1867120312, 1)',
])('%s is refused', (call) => {
  expect(() => df.selectExpr(call).rows()).toThrow(/TEXT_TOO_LONG|ROWS_TOO_MANY/)
})
