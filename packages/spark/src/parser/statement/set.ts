import type { StatementParser } from './statement-parser.ts'
import { unsupportedStatement } from './statement-parser.ts'

const ASSIGNMENT = /^\s*SET\s+(?<key>`[^`]+`|[\w.:/-]+?)\s*=\s*(?<value>[\s\S]*?)\s*;?\s*$/i
const QUESTION = /^\s*SET\s+(?<key>`[^`]+`|[\w.:/-]+)\s*;?\s*$/i

/** `SET key = value` and `SET key`: the value goes to the end of the text, whatever it is. */
export const set: StatementParser = (cursor) => {
  const { source } = cursor
  const [assignment, question] = [ASSIGNMENT.exec(source), QUESTION.exec(source)]
  const { key, value } = assignment?.groups ?? question?.groups ?? {}
  if (key === undefined || key.startsWith('-')) throw unsupportedStatement(source)
  cursor.skip()
  const name = unquoted(key)
  return {
    kind: 'Command',
    command: value === undefined ? { kind: 'GetConf', name } : { kind: 'SetConf', name, value: unquoted(value) },
  }
}

const unquoted = (text: string): string => (/^`[^`]*`$/.test(text) ? text.slice(1, -1) : text)
