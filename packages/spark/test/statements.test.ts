import { expect, test } from 'vitest'
import { type IoEvent, SparkSession } from '../src/index.ts'
import { memory } from './format-case.ts'

// Spark 3.5.6 was asked about these statements while they were written; no recording of its answers is kept here.

const session = (events: IoEvent[] = []): SparkSession =>
  new SparkSession({ storage: memory(), onIo: (event) => events.push(event) })

function rows(spark: SparkSession, ...statements: readonly string[]): unknown {
  return statements.map((text) => spark.sql(text).rows()).at(-1)
}

test('a static partition is replaced alone, and no other', () => {
  const spark = session()
  rows(
    spark,
    'CREATE TABLE t (a INT, b STRING, p INT, q STRING) USING parquet PARTITIONED BY (p, q)',
    "INSERT INTO t PARTITION (p=2, q='v') VALUES (2,'y')",
    "INSERT INTO t PARTITION (p=2, q) VALUES (3,'z','w')",
    "INSERT INTO t (b, a, q, p) VALUES ('bb', 5, 'u', 9)",
    "INSERT OVERWRITE t PARTITION (p=2, q) SELECT 23, 'yy', 'dyn'",
  )
  expect(rows(spark, 'SHOW PARTITIONS t')).toEqual([['p=2/q=dyn'], ['p=9/q=u']])
  expect(rows(spark, 'SELECT * FROM t ORDER BY a')).toEqual([
    [5, 'bb', 9, 'u'],
    [23, 'yy', 2, 'dyn'],
  ])
})

test('a partition that is dropped gives no rows, though its files stay', () => {
  const spark = session()
  rows(
    spark,
    "CREATE TABLE t (a INT, p INT) USING parquet PARTITIONED BY (p) LOCATION 's3://lake/t'",
    'INSERT INTO t VALUES (1, 1), (2, 2)',
    'ALTER TABLE t DROP PARTITION (p=1)',
  )
  expect(rows(spark, 'SELECT * FROM t')).toEqual([[2, 2]])
  expect(rows(spark, 'MSCK REPAIR TABLE t', 'SELECT * FROM t ORDER BY a')).toEqual([
    [1, 1],
    [2, 2],
  ])
})

test('a view that stays reads the tables of its database, and the columns it was made with', () => {
  const spark = session()
  rows(
    spark,
    'CREATE DATABASE d',
    'USE d',
    "CREATE TABLE t USING parquet AS SELECT 1 AS a, 'x' AS b",
    'CREATE VIEW v AS SELECT * FROM t',
    'ALTER TABLE t ADD COLUMNS (c INT)',
    'USE default',
  )
  expect(rows(spark, 'SELECT * FROM d.v')).toEqual([[1, 'x']])
})

test('current_database() is the database that USE named when the query first runs', () => {
  const spark = session()
  const frame = spark.sql('SELECT current_database(), current_schema()')
  rows(spark, 'CREATE DATABASE sales', 'USE sales')
  expect(frame.rows()).toEqual([['sales', 'sales']])
  expect(spark.newSession().sql('SELECT current_database()').rows()).toEqual([['default']])
})

test('a frame that ran once names the database and the time of then; one made of it those of now', () => {
  let now = 1_000_000
  const spark = new SparkSession({ storage: memory(), clock: () => now })
  const frame = spark.sql('SELECT current_database() d, unix_timestamp() t')
  expect(frame.rows()).toEqual([['default', 1000]])
  rows(spark, 'CREATE DATABASE sales', 'USE sales')
  now += 5000
  expect(frame.rows()).toEqual([['default', 1000]])
  expect(frame.select('d', 't').rows()).toEqual([['sales', 1005]])
})

test('a temporary view made of a frame reads the tables that the frame named', () => {
  const spark = session()
  rows(spark, 'CREATE TABLE t USING parquet AS SELECT 1 AS a', 'CREATE DATABASE d')
  rows(spark, 'CREATE TABLE d.t USING parquet AS SELECT 99 AS a')
  spark.table('t').select('a').createOrReplaceTempView('of_frame')
  rows(spark, 'CREATE TEMP VIEW of_text AS SELECT * FROM t', 'USE d')
  expect(rows(spark, 'SELECT * FROM of_frame')).toEqual([[1]])
  expect(rows(spark, 'SELECT * FROM of_text')).toEqual([[1]])
})

test('a table tells when it was made and by which Spark', () => {
  const spark = new SparkSession({ storage: memory(), clock: () => Date.UTC(2026, 10, 30, 11, 34, 49) })
  rows(spark, 'CREATE TABLE t (a INT) USING parquet')
  const told = rows(spark, 'DESCRIBE EXTENDED t')
  expect(told).toContainEqual(['Created Time', 'Mon Nov 30 11:34:49 UTC 2026', ''])
  expect(told).toContainEqual(['Created By', 'Spark 3.5.6', ''])
})

test('a table elsewhere reads what lies there, under another name too', () => {
  const spark = session()
  spark.sql('SELECT 5L AS id').write.parquet('s3://lake/b')
  rows(
    spark,
    "CREATE TABLE e (id BIGINT) USING parquet LOCATION 's3://lake/a'",
    "ALTER TABLE e SET LOCATION 's3://lake/b'",
    "ALTER TABLE e SET TBLPROPERTIES ('k'='v', 'comment'='hello')",
    'ALTER TABLE e RENAME TO e2',
  )
  expect(rows(spark, 'SELECT * FROM e2')).toEqual([[5]])
  expect(rows(spark, 'SHOW TBLPROPERTIES e2')).toEqual([['k', 'v']])
  expect(() => spark.table('e')).toThrow('TABLE_OR_VIEW_NOT_FOUND')
})

test('a session that knows no user describes no database', () => {
  expect(() => session().sql('DESCRIBE DATABASE default')).toThrow(/does not know its user/)
})

test('recorded: settings stand for variables of a text, whatever calls them', () => {
  const spark = session()
  spark.conf.set('my.var', '42')
  spark.conf.set('my.nest', '${my.var}')
  expect(
    rows(
      spark,
      "SELECT ${my.var} + 1, '${spark:my.var}', '${sparkconf:my.var}', '${hivevar:my.var}', '${hiveconf:my.var}', '${x:-q}', '${nope}', '${my.nest}'",
    ),
  ).toEqual([[43, '42', '42', '42', '42', '${x:-q}', '', '42']])
  expect(rows(spark, "SELECT '$ {x}', '${', '$x', '${}', '${a b}'")).toEqual([['$ {x}', '${', '$x', '${}', '${a b}']])
  expect(spark.sql('SELECT 1 AS a').filter("'${my.var}' = '42'").count()).toBe(1)
  rows(spark, 'SET a.b = ${my.var}')
  expect(spark.conf.get('a.b')).toBe('42')
})

test('recorded: a variable that names itself, and one of a setting that takes no empty value', () => {
  const spark = session()
  spark.conf.set('my.loop', '${my.loop}x')
  expect(() => spark.sql("SELECT '${my.loop}'")).toThrow(
    'requirement failed: Circular reference in ${my.loop}x: my.loop',
  )
  expect(() => spark.sql("SELECT '${spark.sql.shuffle.partitions}'")).toThrow(
    'spark.sql.shuffle.partitions should be int, but was ',
  )
  expect(() => spark.sql("SELECT '${env:HOME}'")).toThrow(/a test has none of Glue's/)
  spark.conf.set('spark.sql.variable.substitute', 'false')
  expect(rows(spark, "SELECT '${spark.sql.shuffle.partitions}'")).toEqual([['${spark.sql.shuffle.partitions}']])
})

test('recorded: spark.sql.storeAssignmentPolicy=LEGACY stores what a cast makes', () => {
  const spark = session()
  spark.conf.set('spark.sql.storeAssignmentPolicy', 'LEGACY')
  rows(
    spark,
    'CREATE TABLE t (a INT, b DATE) USING parquet',
    "INSERT INTO t VALUES ('x', '2020-01-01')",
    "INSERT INTO t VALUES (1.7, 'zz')",
    'INSERT INTO t VALUES (3000000000, null)',
  )
  expect(rows(spark, 'SELECT a, CAST(b AS STRING) FROM t ORDER BY a')).toEqual([
    [null, '2020-01-01'],
    [-1294967296, null],
    [1, null],
  ])
})

test.each([
  ['a INT', '1L', '`a` "BIGINT" to "INT"'],
  ['a DATE', 'null', '`a` "VOID" to "DATE"'],
  ['a INT', "'1'", '`a` "STRING" to "INT"'],
  ['a DATE', "'2020-01-01'", '`a` "STRING" to "DATE"'],
  ['a DOUBLE', '1.0', '`a` "DECIMAL(2,1)" to "DOUBLE"'],
])('recorded: spark.sql.storeAssignmentPolicy=STRICT does not store in %s the value %s', (column, value, told) => {
  const spark = session()
  spark.conf.set('spark.sql.storeAssignmentPolicy', 'strict')
  rows(spark, `CREATE TABLE t (${column}) USING parquet`)
  expect(() => spark.sql(`INSERT INTO t VALUES (${value})`)).toThrow(`Cannot safely cast ${told}`)
})

test('recorded: spark.sql.storeAssignmentPolicy=STRICT stores what loses nothing', () => {
  const spark = session()
  spark.conf.set('spark.sql.storeAssignmentPolicy', 'STRICT')
  rows(
    spark,
    'CREATE TABLE t (a BIGINT, d DOUBLE, s STRING) USING parquet',
    "INSERT INTO t VALUES (1, 1.0f, 'a')",
    'INSERT INTO t VALUES (1S, 1, 2)',
  )
  expect(rows(spark, 'SELECT * FROM t ORDER BY s')).toEqual([
    [1, 1, '2'],
    [1, 1, 'a'],
  ])
})

test('what a statement reads and writes is told to the record', () => {
  const events: IoEvent[] = []
  const spark = session(events)
  rows(spark, 'CREATE TABLE s USING parquet AS SELECT 1 AS a', 'CREATE TABLE t (a INT) USING json')
  events.length = 0
  rows(spark, 'INSERT INTO t SELECT a + 1 FROM s')
  expect(events.map(({ direction, call, target }) => [direction, call, target])).toEqual([
    ['read', 'spark.sql', 'default.s'],
    ['write', 'spark.sql', 'default.t'],
  ])
})

test.each([
  ['MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE', /MERGE INTO.*Iceberg, Delta and Hudi/],
  ['UPDATE t SET a = 1', /UPDATE.*Iceberg, Delta and Hudi/],
  ["LOAD DATA INPATH 's3://x' INTO TABLE t", /LOAD DATA/],
  ['CREATE TABLE t (a INT)', /Hive table of texts/],
  ["SELECT '${spark.app.name}'", /in place of \$\{spark\.app\.name\} Spark puts what its application or machine says/],
])('%s is refused by its name', (text, message) => {
  expect(() => session().sql(text)).toThrow(message)
})
