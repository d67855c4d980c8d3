import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { SqlArguments, Statement } from '../../plan/command.ts'
import { Cursor } from '../cursor.ts'
import type { ParserSettings } from '../settings.ts'

/** Reads a statement from its first keyword on, which the cursor stands at: a query or a command. */
export type StatementParser = (cursor: Cursor, args: SqlArguments) => Statement

/** What reads a statement, by its first keyword. One file beside this one each. */
const STATEMENTS: Readonly<Record<string, StatementParser>> = {}

/** Reads one SQL statement, to the end of the text. @throws SparkError PARSE_SYNTAX_ERROR */
export function parseStatement(text: string, settings: ParserSettings, args: SqlArguments): Statement {
  const cursor = new Cursor(text, settings)
  const read = STATEMENTS[cursor.token.keyword]
  if (read === undefined) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to parse the query ${JSON.stringify(text)}: SQL text is not supported yet`,
      'Write it with DataFrame methods.',
    )
  }
  const statement = read(cursor, args)
  while (cursor.takeSymbol(';'));
  cursor.finish()
  return statement
}
