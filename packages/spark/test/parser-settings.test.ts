import { SparkSession } from '@dryfit/spark'
import { beforeEach, describe, expect, test } from 'vitest'

// Recorded on Spark 3.5.6, as its parser read each text with the setting and without.
let spark = new SparkSession()
const columns = (text: string): readonly string[] => spark.sql(text).columns

beforeEach(() => {
  spark = new SparkSession()
})

describe('spark.sql.ansi.enforceReservedKeywords', () => {
  const strict = (): void => {
    spark.conf.set('spark.sql.ansi.enabled', true)
    spark.conf.set('spark.sql.ansi.enforceReservedKeywords', true)
  }

  test.each([
    'SELECT 1 AS user',
    'SELECT 1 table',
    'SELECT * FROM (SELECT 1 AS c) user',
    'SELECT * FROM (SELECT 1 AS c) AS order',
    'SELECT x.user FROM (SELECT named_struct("user", 1) x)',
    'SELECT any(true)',
    'SELECT session_user',
    'SELECT current_date()',
    'SELECT user()',
    'CREATE TEMP VIEW user AS SELECT 1',
    'WITH user AS (SELECT 1) SELECT 1',
    'SELECT 1 AS c GROUP BY time',
    'SELECT transform(array(1), end -> 1)',
    'SELECT CAST(NULL AS STRUCT<user: INT>)',
    'SELECT struct(1 AS natural)',
    'SELECT t.* FROM (SELECT 1) t(column)',
    'SELECT `a`.left("a", 1)',
  ])('refuses a reserved word that stands for a name: %s', (text) => {
    spark.sql('SELECT 1 AS c').createOrReplaceTempView('t')
    strict()
    expect(() => spark.sql(text)).toThrow('PARSE_SYNTAX_ERROR')
  })

  test.each([
    ['SELECT 1 AS `user`', ['user']],
    ['SELECT user FROM (SELECT 1 AS `user`)', ['current_user()']],
    ['SELECT current_date AS d', ['d']],
    ['SELECT left("abc", 1), right("abc", 1)', ['left(abc, 1)', 'right(abc, 1)']],
    ['SELECT every(true), NULL', ['every(true)', 'NULL']],
    ['SELECT 1 AS date, 2 year, 3 AS semi', ['date', 'year', 'semi']],
    ['SELECT sum(1) FILTER (WHERE true) AS s', ['s']],
    ['SELECT * FROM (SELECT 1 AS a) AS anti', ['a']],
  ])('reads %s', (text, names) => {
    strict()
    expect(columns(text)).toEqual(names)
  })

  test('says nothing without ANSI mode', () => {
    spark.conf.set('spark.sql.ansi.enforceReservedKeywords', true)
    expect(columns('SELECT 1 AS user')).toEqual(['user'])
  })
})

describe('spark.sql.parser.quotedRegexColumnNames', () => {
  beforeEach(() => {
    spark.sql("SELECT 1 id, 2 iq, 'x' s, named_struct('f', 1) st").createOrReplaceTempView('r')
    spark.conf.set('spark.sql.parser.quotedRegexColumnNames', true)
  })

  test.each([
    ['SELECT `i.` FROM r', ['id', 'iq']],
    ['SELECT `(id)?+.+` FROM r', ['iq', 's', 'st']],
    ['SELECT r.`I.`, s FROM r', ['id', 'iq', 's']],
    ['SELECT r.`ID` FROM r', ['ID']],
    ['SELECT coalesce(`i.`), struct(`i.`) FROM r', ['coalesce(id, iq)', 'struct(id, iq)']],
    ['SELECT count(`i.`), count(DISTINCT `i.`) FROM r', ['count(id, iq)', 'count(DISTINCT id, iq)']],
    ['SELECT `zz.*`, s FROM r', ['s']],
    ['SELECT st.`f`, `id` + `iq` k FROM r', ['f', 'k']],
    ['SELECT a.`i.` FROM r a JOIN r b ON a.`id` = b.`id`', ['id', 'iq']],
    ['SELECT `i d` FROM (SELECT 1 AS `i d`)', ['i d']],
  ])('takes a quoted name of a select list for a pattern: %s', (text, names) => {
    expect(columns(text)).toEqual(names)
  })

  test.each([
    ['SELECT `i.` + 1 FROM r', 'INVALID_USAGE_OF_STAR_OR_REGEX'],
    ['SELECT `i.` AS k FROM r', 'INVALID_USAGE_OF_STAR_OR_REGEX'],
    ['SELECT `i.`.f FROM r', 'INVALID_USAGE_OF_STAR_OR_REGEX'],
    ['SELECT sum(`i.`) FROM r', 'WRONG_NUM_ARGS'],
    ['SELECT s FROM r WHERE `i.` = 1', 'UNRESOLVED_COLUMN'],
    ['SELECT s FROM r ORDER BY `i.`', 'UNRESOLVED_COLUMN'],
    ['SELECT `(` FROM r', 'Unclosed group'],
  ])('raises as Spark does: %s', (text, message) => {
    expect(() => spark.sql(text)).toThrow(message)
  })

  test('holds for texts of expressions', () => {
    expect(spark.table('r').selectExpr('`i.`', 'upper(`s`)').columns).toEqual(['id', 'iq', 'upper(s)'])
  })
})
