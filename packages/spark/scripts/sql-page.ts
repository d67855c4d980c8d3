import { UnsupportedError } from '../src/errors/unsupported-error.ts'
import { SparkSession } from '../src/index.ts'
import { memory } from '../test/format-case.ts'

// What is there of SQL is not said but tried: each form has an example, which runs when the page is made.

type Forms = Readonly<Record<string, string>>

const SETUP = [
  'CREATE TABLE t (a INT, s STRING) USING parquet',
  "INSERT INTO t VALUES (1, 'x'), (2, 'y')",
  'CREATE TABLE p (a INT, d STRING) USING parquet PARTITIONED BY (d)',
  "INSERT INTO p VALUES (1, 'm'), (2, 'n')",
  'CREATE VIEW v AS SELECT * FROM t',
  "CREATE TEMPORARY VIEW w AS SELECT * FROM VALUES (1, 'x', array(1, 2)), (2, 'y', array(3)) AS w(k, s, l)",
  'CREATE DATABASE d',
]

/** The statements of Spark 3.5's grammar, in its order. */
const STATEMENTS: Forms = {
  USE: 'USE d',
  'SET CATALOG': 'SET CATALOG spark_catalog',
  'CREATE DATABASE': "CREATE DATABASE IF NOT EXISTS e COMMENT 'c' LOCATION 's3://b/e'",
  'ALTER DATABASE … SET DBPROPERTIES': "ALTER DATABASE d SET DBPROPERTIES ('k' = 'v')",
  'ALTER DATABASE … SET LOCATION': "ALTER DATABASE d SET LOCATION 's3://b/d'",
  'DROP DATABASE': 'DROP DATABASE IF EXISTS d CASCADE',
  'SHOW DATABASES': "SHOW DATABASES LIKE 'd*'",
  'CREATE TABLE': "CREATE TABLE n (a INT NOT NULL COMMENT 'c', b STRING DEFAULT 'x') USING parquet PARTITIONED BY (b)",
  'CREATE TABLE of Hive':
    "CREATE EXTERNAL TABLE n (a INT) PARTITIONED BY (b STRING) STORED AS PARQUET LOCATION 's3://b/n'",
  'CREATE TABLE … ROW FORMAT SERDE':
    "CREATE TABLE n (a INT) ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'",
  'CREATE TABLE … ROW FORMAT DELIMITED': "CREATE TABLE n (a INT) ROW FORMAT DELIMITED FIELDS TERMINATED BY ','",
  'CREATE TABLE … CLUSTERED BY': 'CREATE TABLE n (a INT) USING parquet CLUSTERED BY (a) INTO 4 BUCKETS',
  'CREATE TABLE … AS SELECT': 'CREATE TABLE n USING parquet AS SELECT * FROM t',
  'CREATE TABLE … LIKE': 'CREATE TABLE n LIKE t',
  'CREATE TEMPORARY TABLE': 'CREATE TEMPORARY TABLE n (a INT) USING parquet',
  'REPLACE TABLE': 'REPLACE TABLE t (a INT) USING parquet',
  'CREATE OR REPLACE TABLE': 'CREATE OR REPLACE TABLE t (a INT) USING parquet',
  'ANALYZE TABLE': 'ANALYZE TABLE t COMPUTE STATISTICS FOR ALL COLUMNS',
  'ANALYZE TABLES': 'ANALYZE TABLES IN default COMPUTE STATISTICS',
  'ALTER TABLE … ADD COLUMNS': "ALTER TABLE t ADD COLUMNS (b INT COMMENT 'c')",
  'ALTER TABLE … RENAME COLUMN': 'ALTER TABLE t RENAME COLUMN a TO b',
  'ALTER TABLE … DROP COLUMN': 'ALTER TABLE t DROP COLUMN a',
  'ALTER TABLE … RENAME TO': 'ALTER TABLE t RENAME TO n',
  'ALTER TABLE … SET TBLPROPERTIES': "ALTER TABLE t SET TBLPROPERTIES ('k' = 'v')",
  'ALTER TABLE … UNSET TBLPROPERTIES': "ALTER TABLE t UNSET TBLPROPERTIES IF EXISTS ('k')",
  'ALTER TABLE … ALTER COLUMN': "ALTER TABLE t ALTER COLUMN a COMMENT 'c'",
  'ALTER TABLE … CHANGE COLUMN': "ALTER TABLE t CHANGE COLUMN a a INT COMMENT 'c'",
  'ALTER TABLE … REPLACE COLUMNS': 'ALTER TABLE t REPLACE COLUMNS (a INT)',
  'ALTER TABLE … SET SERDEPROPERTIES': "ALTER TABLE t SET SERDEPROPERTIES ('k' = 'v')",
  'ALTER TABLE … ADD PARTITION': "ALTER TABLE p ADD IF NOT EXISTS PARTITION (d = 'o')",
  'ALTER TABLE … PARTITION … RENAME TO': "ALTER TABLE p PARTITION (d = 'm') RENAME TO PARTITION (d = 'o')",
  'ALTER TABLE … DROP PARTITION': "ALTER TABLE p DROP IF EXISTS PARTITION (d = 'm')",
  'ALTER TABLE … SET LOCATION': "ALTER TABLE t SET LOCATION 's3://b/t'",
  'ALTER TABLE … RECOVER PARTITIONS': 'ALTER TABLE p RECOVER PARTITIONS',
  'DROP TABLE': 'DROP TABLE IF EXISTS t PURGE',
  'CREATE VIEW': "CREATE OR REPLACE VIEW n (b COMMENT 'c') COMMENT 'v' AS SELECT a FROM t",
  'CREATE TEMPORARY VIEW': 'CREATE OR REPLACE TEMPORARY VIEW n AS SELECT 1',
  'CREATE GLOBAL TEMPORARY VIEW': 'CREATE GLOBAL TEMPORARY VIEW n AS SELECT 1',
  'CREATE TEMPORARY VIEW … USING': 'CREATE TEMPORARY VIEW n (a INT) USING csv',
  'ALTER VIEW … AS': 'ALTER VIEW v AS SELECT a FROM t',
  'ALTER VIEW … RENAME TO': 'ALTER VIEW v RENAME TO n',
  'ALTER VIEW … SET TBLPROPERTIES': "ALTER VIEW v SET TBLPROPERTIES ('k' = 'v')",
  'DROP VIEW': 'DROP VIEW IF EXISTS v',
  'CREATE FUNCTION': "CREATE FUNCTION f AS 'com.x.F'",
  'DROP FUNCTION': 'DROP FUNCTION IF EXISTS f',
  EXPLAIN: 'EXPLAIN SELECT 1',
  'SHOW TABLES': "SHOW TABLES IN default LIKE 't*'",
  'SHOW TABLE EXTENDED': "SHOW TABLE EXTENDED LIKE 't'",
  'SHOW TBLPROPERTIES': 'SHOW TBLPROPERTIES t',
  'SHOW COLUMNS': 'SHOW COLUMNS IN t',
  'SHOW VIEWS': 'SHOW VIEWS',
  'SHOW PARTITIONS': "SHOW PARTITIONS p PARTITION (d = 'm')",
  'SHOW FUNCTIONS': "SHOW USER FUNCTIONS LIKE 'a*'",
  'SHOW CREATE TABLE': 'SHOW CREATE TABLE t',
  'SHOW CURRENT DATABASE': 'SHOW CURRENT DATABASE',
  'SHOW CATALOGS': 'SHOW CATALOGS',
  'DESCRIBE FUNCTION': 'DESCRIBE FUNCTION EXTENDED abs',
  'DESCRIBE DATABASE': 'DESCRIBE DATABASE EXTENDED d',
  'DESCRIBE TABLE': 'DESCRIBE TABLE EXTENDED t',
  'DESCRIBE … PARTITION': "DESCRIBE TABLE p PARTITION (d = 'm')",
  'DESCRIBE a column': 'DESCRIBE TABLE t a',
  'DESCRIBE QUERY': 'DESCRIBE QUERY SELECT 1 AS x',
  'COMMENT ON DATABASE': "COMMENT ON DATABASE d IS 'c'",
  'COMMENT ON TABLE': "COMMENT ON TABLE t IS 'c'",
  'REFRESH TABLE': 'REFRESH TABLE t',
  'REFRESH FUNCTION': 'REFRESH FUNCTION f',
  'REFRESH a path': "REFRESH 's3://b/t'",
  'CACHE TABLE': 'CACHE LAZY TABLE c AS SELECT 1',
  'UNCACHE TABLE': 'UNCACHE TABLE IF EXISTS c',
  'CLEAR CACHE': 'CLEAR CACHE',
  'LOAD DATA': "LOAD DATA INPATH 's3://b/x' INTO TABLE t",
  'TRUNCATE TABLE': "TRUNCATE TABLE p PARTITION (d = 'm')",
  'MSCK REPAIR TABLE': 'MSCK REPAIR TABLE p ADD PARTITIONS',
  'ADD JAR': "ADD JAR 's3://b/x.jar'",
  'LIST JARS': 'LIST JARS',
  'SET ROLE': 'SET ROLE admin',
  'SET TIME ZONE': "SET TIME ZONE 'Europe/Berlin'",
  SET: 'SET spark.sql.ansi.enabled = false',
  'SET -v': 'SET -v',
  RESET: 'RESET spark.sql.ansi.enabled',
  'CREATE INDEX': 'CREATE INDEX i ON t (a)',
  'INSERT INTO': "INSERT INTO t (s, a) VALUES ('z', 3)",
  'INSERT INTO … BY NAME': "INSERT INTO t BY NAME SELECT 'z' AS s, 3 AS a",
  'INSERT INTO … PARTITION': "INSERT INTO p PARTITION (d = 'o') SELECT 3",
  'INSERT INTO … REPLACE WHERE': "INSERT INTO t REPLACE WHERE a = 1 SELECT 1, 'x'",
  'INSERT OVERWRITE': "INSERT OVERWRITE p PARTITION (d) SELECT 3, 'o'",
  'INSERT OVERWRITE DIRECTORY': "INSERT OVERWRITE DIRECTORY 's3://b/o' USING parquet SELECT 1 AS a",
  'FROM … INSERT': 'FROM t INSERT INTO t SELECT a, s INSERT INTO t SELECT a + 1, s',
  'DELETE FROM': 'DELETE FROM t WHERE a = 1',
  UPDATE: 'UPDATE t SET a = 1',
  'MERGE INTO': 'MERGE INTO t USING v ON t.a = v.a WHEN MATCHED THEN DELETE',
  CALL: 'CALL system.f()',
}

/** What queries are made of. */
const CLAUSES: Forms = {
  'SELECT, DISTINCT, ALL': 'SELECT DISTINCT a, s AS x FROM t',
  stars: 'SELECT t.*, struct(*) FROM t',
  'patterns of columns': 'SELECT `(a|b)` FROM t',
  hints: 'SELECT /*+ BROADCAST(t), COALESCE(1) */ * FROM t',
  'aliases that later columns use': 'SELECT a AS b, b + 1 AS c FROM t',
  WITH: 'WITH q (x) AS (WITH r AS (SELECT 1) SELECT * FROM r) SELECT x FROM q',
  VALUES: "SELECT * FROM VALUES (1, 'a'), (2, 'b') AS i(n, s)",
  'FROM first': 'FROM t SELECT a WHERE a > 1',
  TABLE: 'TABLE t',
  WHERE: "SELECT * FROM t WHERE a > 1 AND s LIKE 'y%'",
  'scalar subqueries': 'SELECT (SELECT max(a) FROM t x WHERE x.s = t.s) FROM t',
  'IN and EXISTS': 'SELECT * FROM t WHERE a IN (SELECT k FROM w) AND NOT EXISTS (SELECT 1 FROM w WHERE w.k > t.a)',
  'JOIN … ON': 'SELECT * FROM t FULL OUTER JOIN w ON t.a = w.k',
  'JOIN … USING, NATURAL JOIN': 'SELECT * FROM t JOIN w USING (s) NATURAL JOIN (SELECT 1 AS k)',
  'SEMI, ANTI, CROSS': 'SELECT * FROM t LEFT SEMI JOIN w ON t.a = w.k CROSS JOIN p',
  LATERAL: 'SELECT * FROM t, LATERAL (SELECT a + 1 AS b UNION ALL SELECT a)',
  'LATERAL VIEW': 'SELECT * FROM w LATERAL VIEW OUTER posexplode(l) e AS i, x',
  'functions that make tables': 'SELECT * FROM range(3) r, LATERAL explode(array(1, 2)) AS e(x)',
  PIVOT: "SELECT * FROM t PIVOT (sum(a) AS n FOR s IN ('x', 'y' AS z))",
  UNPIVOT: 'SELECT * FROM t UNPIVOT INCLUDE NULLS (v FOR n IN (a AS one))',
  TABLESAMPLE: 'SELECT * FROM t TABLESAMPLE (100 PERCENT) REPEATABLE (1)',
  'TABLESAMPLE of buckets': 'SELECT * FROM t TABLESAMPLE (BUCKET 1 OUT OF 2)',
  'time travel': 'SELECT * FROM t VERSION AS OF 1',
  TRANSFORM: "SELECT TRANSFORM (a) USING 'cat' FROM t",
  'GROUP BY, ordinals, aliases, ALL': 'SELECT s AS g, count(*) FROM t GROUP BY ALL',
  'GROUPING SETS, ROLLUP, CUBE': 'SELECT s, a, grouping_id() FROM t GROUP BY GROUPING SETS ((s), ROLLUP (s, a))',
  HAVING: 'SELECT s, sum(a) AS n FROM t GROUP BY s HAVING n > 1 AND max(a) > 0',
  'FILTER and WITHIN GROUP':
    'SELECT count(*) FILTER (WHERE a > 1), percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t',
  'windows, named too':
    'SELECT sum(a) OVER u, rank() OVER (PARTITION BY s ORDER BY a) FROM t WINDOW u AS (ORDER BY a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)',
  'IGNORE NULLS': 'SELECT lag(a) IGNORE NULLS OVER (ORDER BY s) FROM t',
  'set operations': 'SELECT a FROM t UNION ALL SELECT k FROM w EXCEPT ALL SELECT 1 INTERSECT SELECT 2',
  'ORDER BY': 'SELECT * FROM t ORDER BY s DESC NULLS LAST, 1',
  'SORT BY, DISTRIBUTE BY, CLUSTER BY': 'SELECT * FROM t DISTRIBUTE BY s SORT BY a',
  'LIMIT, OFFSET': 'SELECT * FROM t ORDER BY a LIMIT 1 + 1 OFFSET 1',
  IDENTIFIER: "SELECT IDENTIFIER('a') FROM IDENTIFIER('t')",
  variables: "SELECT '${spark.sql.session.timeZone}'",
  'named arguments': "SELECT mask('Ab1', lowerChar => 'q')",
  lambdas: 'SELECT transform(l, x -> x + 1), aggregate(l, 0, (s, x) -> s + x) FROM w',
  intervals: "SELECT DATE '2024-01-31' + INTERVAL 1 MONTH, INTERVAL '1 2:03' DAY TO MINUTE",
  'CASE, CAST, EXTRACT, TRIM, OVERLAY, POSITION':
    "SELECT CASE a WHEN 1 THEN 'x' END, CAST(a AS STRING), extract(YEAR FROM DATE '2024-01-01'), trim(BOTH 'x' FROM s), position('y' IN s) FROM t",
  predicates:
    "SELECT a BETWEEN 1 AND 2, s LIKE ANY ('x%', 'y%'), a IS DISTINCT FROM 1, s RLIKE 'x', (a = 1) IS UNKNOWN FROM t",
}

/** What becomes of an example: undefined where it is done. */
function refusalOf(text: string): string | undefined {
  const spark = new SparkSession({
    storage: memory(),
    conf: { 'spark.sql.parser.quotedRegexColumnNames': 'true', 'spark.sql.session.timeZone': 'UTC' },
  })
  for (const each of SETUP) spark.sql(each)
  try {
    spark.sql(text).rows()
    return undefined
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error instanceof UnsupportedError) return `refused: ${error.message.replace(/^\[\w+\] /, '')}`
    return `as in Spark, for such a table: ${(error.message.trim().split('\n')[0] ?? '').replace(/^\[[\w.]+\] /, '').slice(0, 160)}`
  }
}

const row = ([form, example]: readonly [string, string]): string =>
  `| ${cell(form)} | \`${example.replaceAll('|', '\\|')}\` | ${cell(refusalOf(example) ?? 'yes')} |`
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const table = (forms: Forms): string =>
  `| form | example | done |\n|---|---|---|\n${Object.entries(forms).map(row).join('\n')}`

/** docs/reference/sql.md */
export const sqlPage = (): string => `<!-- Generated by \`npm run generate\`, which runs each example. Do not edit. -->
# SQL

The statements and clauses of Spark 3.5.6. What is done is held to Spark by recorded answers (\`fixtures/golden/sql\`,
\`fixtures/catalog\`); what is not raises an error that names it. Functions stand in [parity.md](../parity.md), settings in
[settings.md](settings.md).

## Statements

${table(STATEMENTS)}

## Clauses and expressions of queries

${table(CLAUSES)}
`
