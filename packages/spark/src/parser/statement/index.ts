import type { SqlArguments, Statement } from '../../plan/command.ts'
import { Cursor } from '../cursor.ts'
import { requireText } from '../data-type.ts'
import { parseWholeQuery, parseWith } from '../query.ts'
import type { ParserSettings } from '../settings.ts'
import { alter } from './alter.ts'
import { analyze } from './analyze.ts'
import { cacheStatements } from './cache.ts'
import { createStatements } from './create.ts'
import { describe } from './describe.ts'
import { hiveNative } from './hive-native.ts'
import { insert, insertOf } from './insert.ts'
import { namespaceStatements } from './namespace.ts'
import { REFUSED } from './refused.ts'
import { setStatements } from './set.ts'
import { show } from './show.ts'
import type { StatementParser, StatementParsers } from './statement-parser.ts'

const query: StatementParser = (cursor, args) => parseWholeQuery(cursor, args, (input) => insertOf(cursor, input))

const withTables: StatementParser = (cursor, args) => parseWith(cursor, args, (input) => insertOf(cursor, input))

/** What reads a statement, by its first keyword. */
const STATEMENTS: StatementParsers = {
  SELECT: query,
  WITH: withTables,
  VALUES: query,
  TABLE: query,
  FROM: query,
  ALTER: alter,
  ANALYZE: analyze,
  INSERT: insert,
  DESCRIBE: describe,
  DESC: describe,
  SHOW: show,
  ...createStatements,
  ...namespaceStatements,
  ...cacheStatements,
  ...setStatements,
  ...REFUSED,
}

/** Reads one SQL statement, to the end of the text. @throws SparkError PARSE_SYNTAX_ERROR */
export function parseStatement(text: string, settings: ParserSettings, args: SqlArguments): Statement {
  const cursor = new Cursor(text, settings, args)
  requireText(cursor)
  const read = cursor.isSymbol('(') ? query : STATEMENTS[cursor.token.keyword]
  const native = hiveNative(cursor)
  if (native !== undefined) throw native
  if (read === undefined) throw cursor.syntaxError()
  const statement = read(cursor, args)
  while (cursor.takeSymbol(';'));
  cursor.finish()
  return statement
}
