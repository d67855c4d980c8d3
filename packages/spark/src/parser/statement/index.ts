import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { SqlArguments, Statement } from '../../plan/command.ts'
import { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import type { ParserSettings } from '../settings.ts'

/** Reads a statement from its first keyword on, which the cursor stands at: a query or a command. */
export type StatementParser = (cursor: Cursor, args: SqlArguments) => Statement

/** What reads a statement, by its first keyword. One file beside this one each. */
const query: StatementParser = (cursor, args) => ({ kind: 'Query', relation: parseQuery(cursor, args) })
const STATEMENTS: Readonly<Record<string, StatementParser>> = {
  SELECT: query,
  WITH: query,
  VALUES: query,
  TABLE: query,
  FROM: query,
}

/** Reads one SQL statement, to the end of the text. @throws SparkError PARSE_SYNTAX_ERROR */
export function parseStatement(text: string, settings: ParserSettings, args: SqlArguments): Statement {
  const cursor = new Cursor(text, settings)
  const read = cursor.isSymbol('(') ? query : STATEMENTS[cursor.token.keyword]
  if (read === undefined) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to parse the statement ${JSON.stringify(text)}: of SQL only queries are supported yet`,
      'Do it with methods of spark, spark.catalog or a DataFrame.',
    )
  }
  const statement = read(cursor, args)
  while (cursor.takeSymbol(';'));
  cursor.finish()
  return statement
}
