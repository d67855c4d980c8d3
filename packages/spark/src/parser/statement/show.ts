import { quoteName } from '../../lexer/quoting.ts'
import type { Command } from '../../plan/command.ts'
import type { NameParts } from '../../plan/name-parts.ts'
import type { Cursor } from '../cursor.ts'
import { fullSpec, nameParts, propertyKey, takeString } from './clauses.ts'
import { command, type StatementParser } from './statement-parser.ts'

/** `SHOW TABLES`, and all that begins so. */
export const show: StatementParser = (cursor) => {
  cursor.advance()
  const { keyword } = cursor.token
  const read = SHOWS[keyword]
  if (read === undefined || (cursor.isWord('FUNCTIONS', 1) && keyword !== 'FUNCTIONS'))
    return command(functions(cursor))
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

/** `SHOW USER FUNCTIONS IN sales LIKE 'a*'`, from behind SHOW on. */
function functions(cursor: Cursor): Command {
  const at = cursor.token
  const scope = cursor.isWord('FUNCTIONS') && !cursor.isWord('FUNCTIONS', 1) ? 'ALL' : cursor.takeName()
  cursor.expectWord('FUNCTIONS', 'always')
  if (!['ALL', 'SYSTEM', 'USER'].includes(scope.toUpperCase())) {
    const parameters = { scope: quoteName([scope.toLowerCase()]) }
    cursor.fail(cursor.error('INVALID_SQL_SYNTAX.SHOW_FUNCTIONS_INVALID_SCOPE', parameters, at))
  }
  const namespace = within(cursor)
  const isNamed = !cursor.takeWords('LIKE') ? !cursor.closes() : true
  const named = !isNamed ? undefined : cursor.token.kind === 'string' ? [takeString(cursor)] : nameParts(cursor)
  const own = namespace ?? (named !== undefined && named.length > 1 ? named.slice(0, -1) : undefined)
  return {
    kind: 'ShowFunctions',
    scope: scope.toUpperCase() as 'ALL' | 'SYSTEM' | 'USER',
    ...(own === undefined ? {} : { namespace: own }),
    ...(named === undefined ? {} : { pattern: named.at(-1) ?? '' }),
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
    const partition = fullSpec(cursor)
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
    const asSerde = cursor.takeWords('AS', 'SERDE')
    return { kind: 'ShowCreateTable', table, asSerde }
  },
  TABLE: (cursor) => {
    if (!cursor.takeWords('EXTENDED')) throw cursor.syntaxError()
    const namespace = within(cursor)
    if (!cursor.takeWords('LIKE')) throw cursor.syntaxError()
    const pattern = takeString(cursor)
    const partition = fullSpec(cursor)
    return {
      kind: 'ShowTableExtended',
      pattern,
      ...(namespace === undefined ? {} : { namespace }),
      ...(partition === undefined ? {} : { partition }),
    }
  },
}

/** `IN sales`, `FROM sales` */
const within = (cursor: Cursor): NameParts | undefined =>
  cursor.takeWords('FROM') || cursor.takeWords('IN') ? nameParts(cursor) : undefined

/** `LIKE 'a*'`, `'a*'` */
const like = (cursor: Cursor): string | undefined =>
  cursor.takeWords('LIKE') || cursor.token.kind === 'string' ? takeString(cursor) : undefined
