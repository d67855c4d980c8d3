import type { Token } from '../../lexer/token.ts'
import type { Statement } from '../../plan/command.ts'
import type { Literal } from '../../plan/expression.ts'
import type { Cursor } from '../cursor.ts'
import { intervalLiteral } from '../interval.ts'
import type { StatementParser, StatementParsers } from './statement-parser.ts'
import { command, unsupportedStatement } from './statement-parser.ts'

const ASSIGNMENT = /^\s*SET\s+(?<key>`[^`]+`|[\w.:\\]+)\s*=\s*(?<value>`[^`]*`|[^;]*?)\s*;*\s*$/i
const QUESTION = /^\s*SET\s+(?<key>`[^`]+`|[\w.:\\]+)\s*$/i
const QUOTED = /^\s*SET\s+`(?<key>[^`]+)`\s*=\s*(?<value>[\s\S]*?)\s*$/i
/** All settings, as they are set or as they are defined. */
const ALL = /^\s*SET(?<defined>\s+-v)?\s*;*\s*$/i
const RESET = /^\s*RESET(?:\s+(?<key>`[^`]+`|[\w.:/-]+))?\s*;?\s*$/i

/** `SET key = value` and `SET key`: the value goes to the end of the text, whatever it is. */
const set: StatementParser = (cursor) => {
  const { source } = cursor
  const all = ALL.exec(source)
  if (all !== null) return allSettings(all.groups?.['defined'] !== undefined, cursor)
  if (cursor.isWord('TIME', 1) && cursor.isWord('ZONE', 2)) return timeZone(cursor)
  if (isCatalog(cursor)) return catalog(cursor)
  if (cursor.isWord('ROLE', 1))
    throw cursor.error('_LEGACY_ERROR_TEMP_0035', { message: 'SET ROLE' }, cursor.ahead(-cursor.position))
  const [assignment, question] = [ASSIGNMENT.exec(source), QUESTION.exec(source)]
  const { key, value } = assignment?.groups ?? question?.groups ?? {}
  if (key === undefined) throw noAssignment(cursor)
  cursor.skip()
  const name = unquoted(key)
  return command(value === undefined ? { kind: 'GetConf', name } : { kind: 'SetConf', name, value: unquoted(value) })
}

function noAssignment(cursor: Cursor): Error {
  const { source } = cursor
  const start = cursor.ahead(-cursor.position)
  const { key, value } = QUOTED.exec(source)?.groups ?? {}
  if (key === undefined || value === undefined) return cursor.error('INVALID_SET_SYNTAX', {}, start)
  return cursor.error('INVALID_PROPERTY_VALUE', { value: `"${value}"`, key: `"${key}"` }, start)
}

const TIME_ZONE = 'spark.sql.session.timeZone'

/** `SET TIME ZONE 'Europe/Berlin'`, `SET TIME ZONE INTERVAL 2 HOURS`, `SET TIME ZONE LOCAL`: Glue's machines are in UTC. */
function timeZone(cursor: Cursor): Statement {
  const start = cursor.ahead(-cursor.position)
  cursor.takeWords('SET', 'TIME', 'ZONE')
  const at = cursor.token
  const interval = intervalLiteral(cursor)
  if (interval !== undefined)
    return command({ kind: 'SetConf', name: TIME_ZONE, value: offsetOf(interval, cursor, at) })
  if (cursor.takeWords('LOCAL')) return command({ kind: 'SetConf', name: TIME_ZONE, value: 'UTC' })
  if (cursor.token.kind === 'string')
    return command({ kind: 'SetConf', name: TIME_ZONE, value: cursor.advance().value })
  cursor.skip()
  throw cursor.error('_LEGACY_ERROR_TEMP_0045', {}, start)
}

const SECOND = 1_000_000
const FURTHEST = 18 * 3600

/** `+03:30` of an interval of hours: what Java prints of it. */
function offsetOf({ dataType, value }: Literal, cursor: Cursor, at: Token): string {
  const micros = Number(value)
  const seconds = micros / SECOND
  if (dataType.kind !== 'day-time interval' || !Number.isInteger(seconds) || Math.abs(seconds) > FURTHEST) {
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0044', {}, at))
    return 'UTC'
  }
  if (seconds === 0) return 'Z'
  const size = Math.abs(seconds)
  const parts = [size / 3600, (size / 60) % 60, size % 60].map((part) => String(Math.floor(part)).padStart(2, '0'))
  return `${seconds < 0 ? '-' : '+'}${(size % 60 === 0 ? parts.slice(0, 2) : parts).join(':')}`
}

/** `SET` tells what is set; `SET -v` what Spark has, with a text on each, which are not known here. */
function allSettings(isDefined: boolean, cursor: Cursor): Statement {
  if (isDefined) throw unsupportedStatement('SET -v', 'Ask for a setting by its name: SET name.')
  cursor.skip()
  return command({ kind: 'ListConf' })
}

/** With a `=` it is a setting of that name. */
const isCatalog = (cursor: Cursor): boolean =>
  cursor.isWord('CATALOG', 1) && ['word', 'quoted', 'string'].includes(cursor.ahead(2).kind) && cursor.closes(3)

function catalog(cursor: Cursor): Statement {
  cursor.takeWords('SET', 'CATALOG')
  return command({ kind: 'SetCatalog', name: cursor.advance().value })
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
