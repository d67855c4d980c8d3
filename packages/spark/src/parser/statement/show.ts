import type { Command } from '../../plan/command.ts'
import type { NameParts } from '../../plan/name-parts.ts'
import type { Cursor } from '../cursor.ts'
import { nameParts, partitionSpec, propertyKey, takeString } from './clauses.ts'
import { command, type StatementParser, unsupportedStatement } from './statement-parser.ts'

/** `SHOW TABLES`, and all that begins so. */
export const show: StatementParser = (cursor) => {
  cursor.advance()
  const { keyword } = cursor.token
  const read = SHOWS[keyword]
  if (read === undefined) throw unsupportedStatement(`SHOW ${keyword}`.trim())
  cursor.advance()
  return command(read(cursor))
}

const namespaces = (cursor: Cursor): Command => {
  const parent = within(cursor)
  const pattern = like(cursor)
  return {
    kind: 'ShowNamespaces',
    ...(parent === undefined ? {} : { parent }),
    ...(pattern === undefined ? {} : { pattern }),
  }
}

const relations =
  (kind: 'ShowTables' | 'ShowViews') =>
  (cursor: Cursor): Command => {
    const namespace = within(cursor)
    const pattern = like(cursor)
    return {
      kind,
      ...(namespace === undefined ? {} : { namespace }),
      ...(pattern === undefined ? {} : { pattern }),
    }
  }

/** What reads what follows `SHOW` and a word. */
const SHOWS: Readonly<Record<string, (cursor: Cursor) => Command>> = {
  DATABASES: namespaces,
  SCHEMAS: namespaces,
  NAMESPACES: namespaces,
  TABLES: relations('ShowTables'),
  VIEWS: relations('ShowViews'),
  CATALOGS: (cursor) => {
    const pattern = like(cursor)
    return { kind: 'ShowCatalogs', ...(pattern === undefined ? {} : { pattern }) }
  },
  CURRENT: (cursor) => {
    if (!['NAMESPACE', 'DATABASE', 'SCHEMA'].some((w) => cursor.takeWords(w))) throw cursor.syntaxError()
    return { kind: 'ShowCurrentNamespace' }
  },
  COLUMNS: (cursor) => {
    const table = within(cursor)
    if (table === undefined) throw cursor.syntaxError()
    const namespace = within(cursor)
    return { kind: 'ShowColumns', table, ...(namespace === undefined ? {} : { namespace }) }
  },
  PARTITIONS: (cursor) => {
    const table = nameParts(cursor)
    const partition = partitionSpec(cursor)
    return { kind: 'ShowPartitions', table, ...(partition === undefined ? {} : { partition }) }
  },
  TBLPROPERTIES: (cursor) => {
    const table = nameParts(cursor)
    if (!cursor.takeSymbol('(')) return { kind: 'ShowTableProperties', table }
    const key = propertyKey(cursor)
    cursor.expectSymbol(')')
    return { kind: 'ShowTableProperties', table, key }
  },
  CREATE: (cursor) => {
    if (!cursor.takeWords('TABLE')) throw cursor.syntaxError()
    const table = nameParts(cursor)
    if (cursor.takeWords('AS', 'SERDE')) throw unsupportedStatement('SHOW CREATE TABLE … AS SERDE')
    return { kind: 'ShowCreateTable', table }
  },
  TABLE: (cursor) => {
    if (!cursor.takeWords('EXTENDED')) throw cursor.syntaxError()
    within(cursor)
    if (!cursor.takeWords('LIKE')) throw cursor.syntaxError()
    throw unsupportedStatement('SHOW TABLE EXTENDED')
  },
}

/** `IN sales`, `FROM sales` */
const within = (cursor: Cursor): NameParts | undefined =>
  cursor.takeWords('FROM') || cursor.takeWords('IN') ? nameParts(cursor) : undefined

/** `LIKE 'a*'`, `'a*'` */
const like = (cursor: Cursor): string | undefined =>
  cursor.takeWords('LIKE') || cursor.token.kind === 'string' ? takeString(cursor) : undefined
