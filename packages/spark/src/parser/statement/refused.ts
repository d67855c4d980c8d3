import { type StatementParser, unsupportedStatement } from './statement-parser.ts'

const refused =
  (name: string, next = ''): StatementParser =>
  () => {
    throw unsupportedStatement(name, next)
  }

const LAKE = 'Only Iceberg, Delta and Hudi tables have it, which dryfit does not: stub the function that runs it.'

/** Statements that Spark reads and dryfit does not, by their first keyword. */
export const REFUSED: Readonly<Record<string, StatementParser>> = {
  MERGE: refused('MERGE INTO', LAKE),
  UPDATE: refused('UPDATE', LAKE),
  DELETE: refused('DELETE FROM', LAKE),
  CALL: refused('CALL', LAKE),
  REPLACE: refused('REPLACE TABLE', LAKE),
  LOAD: refused('LOAD DATA', 'Read the files with spark.read, and insert their rows.'),
  MAP: refused('MAP … USING (TRANSFORM)', 'It needs a process: use a function of Python.'),
  REDUCE: refused('REDUCE … USING (TRANSFORM)', 'It needs a process: use a function of Python.'),
  EXPLAIN: refused('EXPLAIN', 'dryfit has no plans of Spark to show: run the query itself.'),
  ADD: refused('ADD FILE, JAR or ARCHIVE', 'Use SparkContext.addFile, or import the code.'),
  LIST: refused('LIST FILE, JAR or ARCHIVE'),
}
