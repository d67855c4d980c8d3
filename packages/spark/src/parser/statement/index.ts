import type { SqlArguments, Statement } from '../../plan/command.ts'
import { Cursor } from '../cursor.ts'
import { parseWholeQuery, parseWith } from '../query.ts'
import type { ParserSettings } from '../settings.ts'
import { alter } from './alter.ts'
import { analyze, cache, clear, refresh, repair, truncate, uncache } from './cache.ts'
import { create, drop } from './create.ts'
import { describe } from './describe.ts'
import { insert, insertOf } from './insert.ts'
import { comment, use } from './namespace.ts'
import { REFUSED } from './refused.ts'
import { reset, set } from './set.ts'
import { show } from './show.ts'
import type { StatementParser } from './statement-parser.ts'

const query: StatementParser = (cursor, args) => ({ kind: 'Query', relation: parseWholeQuery(cursor, args) })

const withTables: StatementParser = (cursor, args) => parseWith(cursor, args, (input) => insertOf(cursor, input))

/** What reads a statement, by its first keyword. One file beside this one each. */
const STATEMENTS: Readonly<Record<string, StatementParser>> = {
  SELECT: query,
  WITH: withTables,
  VALUES: query,
  TABLE: query,
  FROM: query,
  CREATE: create,
  DROP: drop,
  ALTER: alter,
  INSERT: insert,
  TRUNCATE: truncate,
  DESCRIBE: describe,
  DESC: describe,
  SHOW: show,
  USE: use,
  COMMENT: comment,
  CACHE: cache,
  UNCACHE: uncache,
  CLEAR: clear,
  REFRESH: refresh,
  MSCK: repair,
  REPAIR: repair,
  ANALYZE: analyze,
  SET: set,
  RESET: reset,
  ...REFUSED,
}

/** Reads one SQL statement, to the end of the text. @throws SparkError PARSE_SYNTAX_ERROR */
export function parseStatement(text: string, settings: ParserSettings, args: SqlArguments): Statement {
  const cursor = new Cursor(text, settings)
  const read = cursor.isSymbol('(') ? query : STATEMENTS[cursor.token.keyword]
  if (read === undefined) throw cursor.syntaxError()
  const statement = read(cursor, args)
  while (cursor.takeSymbol(';'));
  cursor.finish()
  return statement
}
