import type { SparkError } from '../../errors/spark-error.ts'
import type { Cursor } from '../cursor.ts'

/** Statements that Spark reads only to say that they are Hive's. */
const NATIVE: readonly (readonly string[])[] = `
  CREATE ROLE|DROP ROLE|GRANT ROLE|GRANT|REVOKE ROLE|REVOKE|SHOW GRANT|SHOW ROLE GRANT|SHOW ROLE|SHOW PRINCIPALS|SHOW ROLES
  |SHOW CURRENT ROLES|EXPORT TABLE|IMPORT TABLE|SHOW COMPACTIONS|SHOW TRANSACTIONS|SHOW INDEXES|SHOW LOCKS|DROP INDEX
  |ALTER INDEX|LOCK TABLE|LOCK DATABASE|UNLOCK TABLE|UNLOCK DATABASE|CREATE TEMPORARY MACRO|DROP TEMPORARY MACRO
  |START TRANSACTION|COMMIT|ROLLBACK|DFS`
  .split('|')
  .map((words) => words.trim().split(' '))

/** The same behind `ALTER TABLE t`. */
const OF_TABLES: readonly (readonly string[])[] = `
  NOT CLUSTERED|CLUSTERED BY|NOT SORTED|SORTED BY|SKEWED BY|NOT SKEWED|NOT STORED AS DIRECTORIES|SET SKEWED LOCATION
  |EXCHANGE PARTITION|ARCHIVE PARTITION|UNARCHIVE PARTITION|TOUCH|COMPACT|CONCATENATE|SET FILEFORMAT`
  .split('|')
  .map((words) => words.trim().split(' '))

const here = (all: readonly (readonly string[])[], cursor: Cursor): readonly string[] | undefined =>
  all.find((words) => words.every((word, i) => cursor.isWord(word, i)))

/** Spark's error for a statement of Hive's that stands here; undefined where none does. */
export function hiveNative(cursor: Cursor): Error | undefined {
  const words = here(NATIVE, cursor)
  return words === undefined ? undefined : notAllowed(words.join(' '), cursor)
}

/** The same for what stands behind `ALTER TABLE t`, and behind the partition that it may name. */
export function hiveNativeChange(cursor: Cursor): Error | undefined {
  const words = here(OF_TABLES, cursor)
  return words === undefined ? undefined : notAllowed(['ALTER TABLE', ...words].join(' '), cursor)
}

/** Spark's `Operation not allowed`, of the whole statement. */
export const notAllowed = (message: string, cursor: Cursor): SparkError =>
  cursor.error('_LEGACY_ERROR_TEMP_0035', { message }, cursor.ahead(-cursor.position))
