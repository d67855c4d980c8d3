import type { SqlArguments, Statement } from '../../plan/command.ts'
import { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import type { ParserSettings } from '../settings.ts'
import { set } from './set.ts'
import { type StatementParser, unsupportedStatement } from './statement-parser.ts'
import { create, drop } from './view.ts'

const query: StatementParser = (cursor, args) => ({ kind: 'Query', relation: parseQuery(cursor, args) })

/** What reads a statement, by its first keyword. One file beside this one each. */
const STATEMENTS: Readonly<Record<string, StatementParser>> = {
  SELECT: query,
  WITH: query,
  VALUES: query,
  TABLE: query,
  FROM: query,
  CREATE: create,
  DROP: drop,
  SET: set,
}

/** Reads one SQL statement, to the end of the text. @throws SparkError PARSE_SYNTAX_ERROR */
export function parseStatement(text: string, settings: ParserSettings, args: SqlArguments): Statement {
  const cursor = new Cursor(text, settings)
  const read = cursor.isSymbol('(') ? query : STATEMENTS[cursor.token.keyword]
  if (read === undefined) throw unsupportedStatement(text)
  const statement = read(cursor, args)
  while (cursor.takeSymbol(';'));
  cursor.finish()
  return statement
}
