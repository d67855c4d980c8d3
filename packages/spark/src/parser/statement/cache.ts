import { isQueryHere } from '../query-here.ts'
import { ifExists, nameParts, partitionSpec, properties } from './clauses.ts'
import { command, type StatementParser, type StatementParsers, unsupportedStatement } from './statement-parser.ts'

/** `CACHE LAZY TABLE t` */
const cache: StatementParser = (cursor) => {
  cursor.advance()
  const isLazy = cursor.takeWords('LAZY')
  cursor.expectWord('TABLE')
  const table = nameParts(cursor)
  if (cursor.takeWords('OPTIONS')) properties(cursor)
  if (cursor.isWord('AS') || isQueryHere(cursor))
    throw unsupportedStatement('CACHE TABLE … AS SELECT', 'Use CREATE TEMPORARY VIEW and CACHE TABLE.')
  return command({ kind: 'CacheTable', table, isLazy })
}

const uncache: StatementParser = (cursor) => {
  cursor.advance()
  cursor.expectWord('TABLE')
  const may = ifExists(cursor)
  return command({ kind: 'UncacheTable', table: nameParts(cursor), ifExists: may })
}

const clear: StatementParser = (cursor) => {
  cursor.advance()
  cursor.expectWord('CACHE')
  return command({ kind: 'ClearCache' })
}

const refresh: StatementParser = (cursor) => {
  cursor.advance()
  if (cursor.isWord('FUNCTION') && !cursor.closes(1)) throw unsupportedStatement('REFRESH FUNCTION')
  if (cursor.token.kind === 'string')
    throw unsupportedStatement('REFRESH of a path', 'Files are looked at anew each time.')
  if (!cursor.closes(1) && !cursor.isSymbol('.', 1)) cursor.takeWords('TABLE')
  return command({ kind: 'RefreshTable', table: nameParts(cursor) })
}

/** `MSCK REPAIR TABLE t`, `REPAIR TABLE t` */
const repair: StatementParser = (cursor) => {
  cursor.takeWords('MSCK')
  if (!cursor.takeWords('REPAIR')) throw cursor.syntaxError()
  cursor.expectWord('TABLE')
  const table = nameParts(cursor)
  if (!cursor.closes()) throw unsupportedStatement('MSCK REPAIR TABLE … ADD or DROP or SYNC PARTITIONS')
  return command({ kind: 'RecoverPartitions', table, statement: 'MSCK REPAIR TABLE' })
}

const truncate: StatementParser = (cursor) => {
  cursor.advance()
  cursor.expectWord('TABLE')
  const table = nameParts(cursor)
  const partition = partitionSpec(cursor)
  return command({ kind: 'TruncateTable', table, ...(partition === undefined ? {} : { partition }) })
}

/** `ANALYZE TABLE t COMPUTE STATISTICS`: what it counts changes no result. */
const analyze: StatementParser = (cursor) => {
  cursor.advance()
  if (!cursor.takeWords('TABLE')) throw unsupportedStatement('ANALYZE TABLES')
  const table = nameParts(cursor)
  const partition = partitionSpec(cursor)
  if (!cursor.takeWords('COMPUTE', 'STATISTICS')) throw cursor.syntaxError()
  if (partition !== undefined || cursor.isWord('FOR'))
    throw unsupportedStatement('ANALYZE TABLE of partitions or columns')
  cursor.takeWords('NOSCAN')
  return command({ kind: 'AnalyzeTable', table })
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
  ANALYZE: analyze,
} satisfies StatementParsers
