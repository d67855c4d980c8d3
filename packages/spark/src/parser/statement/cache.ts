import { quotedIfNeeded } from '../../lexer/quoting.ts'
import type { Properties } from '../../plan/catalog-command.ts'
import type { Statement } from '../../plan/command.ts'
import { parseQuery } from '../query.ts'
import { isQueryHere } from '../query-here.ts'
import { fullSpec, ifExists, nameParts, properties } from './clauses.ts'
import { command, type StatementParser, type StatementParsers } from './statement-parser.ts'

/** `CACHE LAZY TABLE t`, `CACHE TABLE v AS SELECT …` */
const cache: StatementParser = (cursor, args) => {
  const start = cursor.advance()
  const isLazy = cursor.takeWords('LAZY')
  cursor.expectWord('TABLE')
  const table = nameParts(cursor)
  const level = cursor.takeWords('OPTIONS') ? storageLevel(properties(cursor)) : undefined
  const leveled = level === undefined ? {} : { level }
  const isNamed = cursor.takeWords('AS')
  if (!isNamed && !isQueryHere(cursor)) return command({ kind: 'CacheTable', table, isLazy, ...leveled })
  const from = cursor.token.start
  const query = parseQuery(cursor, args)
  const text = cursor.source.slice(from, cursor.ahead(-1).end)
  if (table.length > 1) {
    const quoted = table.slice(0, -1).map(quotedIfNeeded).join('.')
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0037', { quoted }, start))
  }
  return command({ kind: 'CacheTable', table, isLazy, query, text, ...leveled })
}

const storageLevel = (options: Properties): string | undefined =>
  Object.entries(options).find(([name]) => name.toLowerCase() === 'storagelevel')?.[1]

const uncache: StatementParser = (cursor) => {
  cursor.advance()
  cursor.expectWord('TABLE')
  const may = ifExists(cursor)
  return command({ kind: 'UncacheTable', table: nameParts(cursor), ifExists: may })
}

const clear: StatementParser = (cursor) => {
  cursor.advance()
  cursor.expectWord('CACHE', 'always')
  return command({ kind: 'ClearCache' })
}

const refresh: StatementParser = (cursor) => {
  cursor.advance()
  if (cursor.takeWords('FUNCTION')) return command({ kind: 'RefreshFunction', name: nameParts(cursor) })
  if (cursor.token.kind === 'end')
    throw cursor.error('_LEGACY_ERROR_TEMP_0064', RESOURCE, cursor.ahead(-cursor.position))
  if (cursor.token.kind === 'string') return refreshPath(cursor.advance().value)
  if (!cursor.closes(1) && !cursor.isSymbol('.', 1)) cursor.takeWords('TABLE')
  return cursor.orElseTry(
    () => {
      const table = nameParts(cursor)
      if (!cursor.closes()) throw cursor.syntaxError()
      return command({ kind: 'RefreshTable', table })
    },
    () => {
      const from = cursor.token.start
      cursor.skip()
      return refreshPath(cursor.source.slice(from).trim())
    },
  )
}

const RESOURCE = { msg: 'Resource paths cannot be empty in REFRESH statements. Use / to match everything' }
const refreshPath = (path: string): Statement => command({ kind: 'RefreshPath', path })

/** `MSCK REPAIR TABLE t`, `REPAIR TABLE t` */
const repair: StatementParser = (cursor) => {
  cursor.takeWords('MSCK')
  if (!cursor.takeWords('REPAIR')) throw cursor.syntaxError()
  cursor.expectWord('TABLE')
  const table = nameParts(cursor)
  const [word] = ['ADD', 'DROP', 'SYNC'].filter((one) => cursor.takeWords(one))
  if (word !== undefined) cursor.expectWord('PARTITIONS', 'always')
  const changes = word === undefined ? {} : ({ changes: word.toLowerCase() } as { changes: 'add' | 'drop' | 'sync' })
  return command({ kind: 'RecoverPartitions', table, statement: 'MSCK REPAIR TABLE', ...changes })
}

const truncate: StatementParser = (cursor) => {
  cursor.advance()
  cursor.expectWord('TABLE')
  const table = nameParts(cursor)
  const partition = fullSpec(cursor)
  return command({ kind: 'TruncateTable', table, ...(partition === undefined ? {} : { partition }) })
}

/** Statements that keep tables in order. */
export const cacheStatements = {
  CACHE: cache,
  UNCACHE: uncache,
  CLEAR: clear,
  REFRESH: refresh,
  MSCK: repair,
  REPAIR: repair,
  TRUNCATE: truncate,
} satisfies StatementParsers
