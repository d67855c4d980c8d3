import { quoteName } from '../../lexer/quoting.ts'
import type { Relation } from '../../plan/relation.ts'
import type { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import { type StatementParser, unsupportedStatement } from './statement-parser.ts'

/** `CREATE OR REPLACE TEMPORARY VIEW v (a, b) AS SELECT …` */
export const create: StatementParser = (cursor, args) => {
  cursor.advance()
  const replace = cursor.takeWords('OR', 'REPLACE')
  const isGlobal = cursor.takeWords('GLOBAL')
  const isTemporary = cursor.takeWords('TEMPORARY') || cursor.takeWords('TEMP')
  if (!isTemporary || !cursor.takeWords('VIEW')) throw unsupportedStatement(cursor.source)
  const ifNotExists = cursor.takeWords('IF', 'NOT', 'EXISTS')
  const name = quoteName(nameParts(cursor))
  const columnNames = columns(cursor)
  comments(cursor)
  if (!cursor.takeWords('AS')) throw unsupportedStatement(cursor.source)
  const query = parseQuery(cursor, args)
  const input: Relation = columnNames.length === 0 ? query : { kind: 'ToDF', input: query, columnNames }
  return { kind: 'Command', command: { kind: 'CreateView', name, input, isGlobal, replace, ifNotExists } }
}

export const drop: StatementParser = (cursor) => {
  cursor.advance()
  if (!cursor.takeWords('VIEW')) throw unsupportedStatement(cursor.source)
  const ifExists = cursor.takeWords('IF', 'EXISTS')
  return { kind: 'Command', command: { kind: 'DropView', name: nameParts(cursor), ifExists } }
}

export function nameParts(cursor: Cursor): readonly string[] {
  const parts = [cursor.takeName()]
  while (cursor.takeSymbol('.')) parts.push(cursor.takeName())
  return parts
}

/** `(a COMMENT 'x', b)`: a view that is temporary keeps no comment that a query could show. */
function columns(cursor: Cursor): readonly string[] {
  if (!cursor.takeSymbol('(')) return []
  const names: string[] = []
  do {
    names.push(cursor.takeName())
    comments(cursor)
  } while (cursor.takeSymbol(','))
  cursor.expectSymbol(')')
  return names
}

function comments(cursor: Cursor): void {
  if (!cursor.isWord('COMMENT') || cursor.ahead(1).kind !== 'string') return
  cursor.advance()
  cursor.advance()
}
