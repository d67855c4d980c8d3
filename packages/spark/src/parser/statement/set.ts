import type { Statement } from '../../plan/command.ts'
import type { Cursor } from '../cursor.ts'
import type { StatementParser, StatementParsers } from './statement-parser.ts'
import { command, unsupportedStatement } from './statement-parser.ts'

const ASSIGNMENT = /^\s*SET\s+(?<key>`[^`]+`|[\w.:\\]+)\s*=\s*(?<value>`[^`]*`|[^;]*?)\s*;*\s*$/i
const QUESTION = /^\s*SET\s+(?<key>`[^`]+`|[\w.:\\]+)\s*$/i
const QUOTED = /^\s*SET\s+`(?<key>[^`]+)`\s*=\s*(?<value>[\s\S]*?)\s*$/i
/** All settings. */
const ALL = /^\s*SET(?:\s+-v)?\s*;*\s*$/i
const RESET = /^\s*RESET(?:\s+(?<key>`[^`]+`|[\w.:/-]+))?\s*;?\s*$/i

/** `SET key = value` and `SET key`: the value goes to the end of the text, whatever it is. */
const set: StatementParser = (cursor) => {
  const { source } = cursor
  if (cursor.isWord('TIME', 1) && cursor.isWord('ZONE', 2)) return timeZone(cursor)
  if (cursor.isWord('CATALOG', 1) && !cursor.closes(2)) throw unsupportedStatement('SET CATALOG')
  if (cursor.isWord('ROLE', 1) && !cursor.closes(2)) throw unsupportedStatement('SET ROLE')
  const [assignment, question] = [ASSIGNMENT.exec(source), QUESTION.exec(source)]
  const { key, value } = assignment?.groups ?? question?.groups ?? {}
  if (key === undefined) throw noAssignment(cursor)
  cursor.skip()
  const name = unquoted(key)
  return command(value === undefined ? { kind: 'GetConf', name } : { kind: 'SetConf', name, value: unquoted(value) })
}

function noAssignment(cursor: Cursor): Error {
  const { source } = cursor
  if (ALL.test(source)) return unsupportedStatement('SET without a name and a value')
  const start = cursor.ahead(-cursor.position)
  const { key, value } = QUOTED.exec(source)?.groups ?? {}
  if (key === undefined || value === undefined) return cursor.error('INVALID_SET_SYNTAX', {}, start)
  return cursor.error('INVALID_PROPERTY_VALUE', { value: `"${value}"`, key: `"${key}"` }, start)
}

const TIME_ZONE = 'spark.sql.session.timeZone'

/** `SET TIME ZONE 'Europe/Berlin'`, `SET TIME ZONE LOCAL` */
function timeZone(cursor: Cursor): Statement {
  cursor.takeWords('SET', 'TIME', 'ZONE')
  if (cursor.isWord('INTERVAL') || cursor.isWord('LOCAL'))
    throw unsupportedStatement(`SET TIME ZONE ${cursor.token.keyword}`, "Name the zone: SET TIME ZONE 'UTC'.")
  if (cursor.token.kind !== 'string') throw cursor.error('_LEGACY_ERROR_TEMP_0045', {}, cursor.ahead(-cursor.position))
  return command({ kind: 'SetConf', name: TIME_ZONE, value: cursor.advance().value })
}

/** `RESET`, `RESET name` */
const reset: StatementParser = (cursor) => {
  const found = RESET.exec(cursor.source)
  if (found === null) throw cursor.error('_LEGACY_ERROR_TEMP_0043', {}, cursor.ahead(-cursor.position))
  cursor.skip()
  const key = found.groups?.['key']
  return command({ kind: 'ResetConf', ...(key === undefined ? {} : { name: unquoted(key) }) })
}

const unquoted = (text: string): string => (/^`[^`]*`$/.test(text) ? text.slice(1, -1) : text)

/** Statements about settings. */
export const setStatements = { SET: set, RESET: reset } satisfies StatementParsers
