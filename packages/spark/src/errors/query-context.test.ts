import { expect, test } from 'vitest'
import { SparkSession } from '../index.ts'

// Recorded on Apache Spark 3.5.6, with spark.sql.ansi.enabled.
const CONTEXTS: readonly (readonly [string, string])[] = [
  [
    'select 1/0 as xxxxxxxxxxxxxxxxxxxxxxxxxx',
    '== SQL(line 1, position 8) ==\nselect 1/0 as xxxxxxxxxxxxxxxxxxxxxxxxxx\n       ^^^\n',
  ],
  [
    'select 1/0 as xxxxxxxxxxxxxxxxxxxxxxxxxxx',
    '== SQL(line 1, position 8) ==\nselect 1/0 as xxxxxxxxxxxxxxxxxxxxxxxxxxx\n       ^^^\n',
  ],
  [
    'select 1/0 as xxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    '== SQL(line 1, position 8) ==\nselect 1/0 as xxxxxxxxxxxxxxxxxxxxxxxxxxxx...\n       ^^^\n',
  ],
  [
    "select 'yyyyyyyyyyyyyyyyyyyy', 1/0",
    "== SQL(line 1, position 32) ==\nselect 'yyyyyyyyyyyyyyyyyyyy', 1/0\n                               ^^^\n",
  ],
  [
    "select 'yyyyyyyyyyyyyyyyyyyyy', 1/0",
    "== SQL(line 1, position 33) ==\n...select 'yyyyyyyyyyyyyyyyyyyyy', 1/0\n                                   ^^^\n",
  ],
  ['select 1 /\n  0 as b', '== SQL(line 1, position 8) ==\nselect 1 /\n       ^^^\n  0 as b\n^^^\n'],
  [
    "select 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz', 1 /\n\n  0 as bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n from values(1)",
    "== SQL(line 1, position 61) ==\n...zzzzzzzzzzzzzzzzzzzzzzzzzzzzz', 1 /\n                                   ^^^\n\n\n  0 as bbbbbbbbbbbbbbbbbbbbbbbbbbbb...\n^^^\n",
  ],
  ["select '😀', 1/0", "== SQL(line 1, position 13) ==\nselect '😀', 1/0\n            ^^^\n"],
  [
    'with t as (select 1/0 a) select a + 1 from t',
    '== SQL(line 1, position 19) ==\nwith t as (select 1/0 a) select a + 1 from t\n                  ^^^\n',
  ],
  [
    'select a from (select 1/0 a) where a > 0',
    '== SQL(line 1, position 23) ==\nselect a from (select 1/0 a) where a > 0\n                      ^^^\n',
  ],
  [
    'select * from values (1) t(a) where a / 0 > 1',
    '== SQL(line 1, position 37) ==\n...ct * from values (1) t(a) where a / 0 > 1\n                                   ^^^^^\n',
  ],
  [
    'select sum(a/0) from values (1) t(a)',
    '== SQL(line 1, position 12) ==\nselect sum(a/0) from values (1) t(a)\n           ^^^\n',
  ],
  [
    'select a / b, count(*) from values (1,0) t(a,b) group by a / b',
    '== SQL(line 1, position 58) ==\n...om values (1,0) t(a,b) group by a / b\n                                   ^^^^^\n',
  ],
  [
    'select transform(array(1), x -> x / 0)',
    '== SQL(line 1, position 33) ==\n...select transform(array(1), x -> x / 0)\n                                   ^^^^^\n',
  ],
  [
    'select count(*) from values (1,0) t(a,b) join values (1) u(c) on a / b = c',
    '== SQL(line 1, position 66) ==\n... t(a,b) join values (1) u(c) on a / b = c\n                                   ^^^^^\n',
  ],
  ["select 1 + 'a'", "== SQL(line 1, position 8) ==\nselect 1 + 'a'\n       ^^^^^^^\n"],
  ["select 'a' = 1", "== SQL(line 1, position 8) ==\nselect 'a' = 1\n       ^^^^^^^\n"],
  ["select 1 in ('a')", "== SQL(line 1, position 10) ==\nselect 1 in ('a')\n         ^^^^^^^^\n"],
  [
    "select a between 'x' and 2 from values (1) t(a)",
    "== SQL(line 1, position 10) ==\nselect a between 'x' and 2 from values (1) t(a)\n         ^^^^^^^^^^^^^^^^^\n",
  ],
  ['select -(-2147483648)', ''],
  [
    "select substr('abc', 'x')",
    "== SQL(line 1, position 8) ==\nselect substr('abc', 'x')\n       ^^^^^^^^^^^^^^^^^^\n",
  ],
  [
    'select cast(1234.5 as decimal(3,1)) + 1',
    '== SQL(line 1, position 8) ==\nselect cast(1234.5 as decimal(3,1)) + 1\n       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n',
  ],
  [
    'select element_at(array(1), 3)',
    '== SQL(line 1, position 8) ==\nselect element_at(array(1), 3)\n       ^^^^^^^^^^^^^^^^^^^^^^^\n',
  ],
  ['select array(1)[3]', '== SQL(line 1, position 8) ==\nselect array(1)[3]\n       ^^^^^^^^^^^\n'],
  [
    "select date'2020-01-01' - 'x'",
    "== SQL(line 1, position 8) ==\nselect date'2020-01-01' - 'x'\n       ^^^^^^^^^^^^^^^^^^^^^^\n",
  ],
  [
    "select a from values ('x') t(a) where a > 1 and 1/0 > 1",
    "== SQL(line 1, position 39) ==\n... a from values ('x') t(a) where a > 1 and 1/0 > 1\n                                   ^^^^^\n",
  ],
  [
    "select conv('99999999999999999999', 10, 16)",
    "== SQL(line 1, position 8) ==\nselect conv('99999999999999999999', 10, 16)\n       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
  ],
  ["select elt(5, 'a', 'b')", "== SQL(line 1, position 8) ==\nselect elt(5, 'a', 'b')\n       ^^^^^^^^^^^^^^^^\n"],
  [
    'select interval 1 day / 0',
    '== SQL(line 1, position 8) ==\nselect interval 1 day / 0\n       ^^^^^^^^^^^^^^^^^^\n',
  ],
  ['select int(3e10)', ''],
  ['select (select 1/0)', '== SQL(line 1, position 16) ==\nselect (select 1/0)\n               ^^^\n'],
  ['select 1/0, 2/0', '== SQL(line 1, position 8) ==\nselect 1/0, 2/0\n       ^^^\n'],
]

const ansi = new SparkSession({ conf: { 'spark.sql.ansi.enabled': 'true', 'spark.sql.session.timeZone': 'UTC' } })

function raisedBy(act: () => unknown): string {
  try {
    act()
    return 'nothing'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test.each(CONTEXTS)('an error in a row of %j shows the part of the text that Spark shows', (text, context) => {
  const message = raisedBy(() => ansi.sql(text).rows())
  expect(message).toMatch(/^\[[A-Z_]+\]/)
  const at = message.indexOf('== SQL')
  expect(at < 0 ? '' : message.slice(at)).toBe(context)
})

test('an expression of a frame shows its own text', () => {
  const frame = ansi.range(1)
  expect(raisedBy(() => frame.selectExpr('id / 0').rows())).toContain('== SQL(line 1, position 1) ==\nid / 0\n^^^^^^\n')
})

test('an expression that no text holds shows none', () => {
  const frame = ansi.range(1)
  expect(raisedBy(() => frame.select(frame.col('id').divide(0)).rows())).not.toContain('== SQL')
})
