import type { Statement } from '../../plan/command.ts'
import type { Relation } from '../../plan/relation.ts'
import type { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import { isQueryHere } from '../query-here.ts'
import { list, nameParts, partitionSpec, properties, takeString } from './clauses.ts'
import { command, type StatementParser, unsupportedClause, unsupportedStatement } from './statement-parser.ts'
import { withoutCase } from './table.ts'

/** How the record spells what a statement wrote. */
export const CALL = 'spark.sql'

/** `INSERT INTO t (a, b) PARTITION (p = 1) SELECT …`, `INSERT OVERWRITE …`. */
export const insert: StatementParser = (cursor, args) => insertOf(cursor, () => parseQuery(cursor, args))

/** An INSERT of the rows of what `query` reads, which may stand behind common tables. */
export function insertOf(cursor: Cursor, query: () => Relation): Statement {
  const start = cursor.advance()
  const overwrite = cursor.takeWords('OVERWRITE')
  if (!overwrite && !cursor.takeWords('INTO')) throw cursor.syntaxError()
  if (overwrite && (cursor.isWord('DIRECTORY') || cursor.isWord('LOCAL')) && !cursor.isSymbol('.', 1))
    return insertDirectory(cursor, query)
  if (!cursor.closes(1) && !cursor.isSymbol('.', 1) && !cursor.isSymbol('(', 1)) cursor.takeWords('TABLE')
  const table = nameParts(cursor)
  if (cursor.takeWords('REPLACE'))
    throw unsupportedStatement('INSERT INTO … REPLACE WHERE', 'Only Delta tables have it.')
  const partition = partitionSpec(cursor)
  const ifPartitionNotExists = partition !== undefined && cursor.takeWords('IF', 'NOT', 'EXISTS')
  const operation = ifPartitionNotExists ? forbidden(overwrite, partition) : undefined
  if (operation !== undefined) throw cursor.error('_LEGACY_ERROR_TEMP_0035', { message: operation }, start)
  const byName = cursor.takeWords('BY', 'NAME')
  if (byName && cursor.isSymbol('(') && !isQueryHere(cursor)) throw cursor.syntaxError(cursor.ahead(1))
  const columns = cursor.isSymbol('(') && !isQueryHere(cursor) ? list(cursor, () => cursor.takeName()) : undefined
  const input = query()
  return command({
    kind: 'InsertInto',
    table,
    input,
    overwrite,
    options: {},
    call: CALL,
    ...(columns === undefined ? {} : { columns }),
    ...(partition === undefined ? {} : { partition }),
    ...(byName ? { byName } : {}),
    ...(ifPartitionNotExists ? { ifPartitionNotExists } : {}),
  })
}

function forbidden(overwrite: boolean, partition: readonly (readonly [string, unknown])[]): string | undefined {
  const dynamic = partition.filter(([, value]) => value === undefined).map(([name]) => name)
  if (dynamic.length > 0) return `IF NOT EXISTS with dynamic partitions: ${dynamic.join(', ')}`
  return overwrite ? undefined : 'INSERT INTO ... IF NOT EXISTS'
}

/** `DIRECTORY 's3://…' USING json OPTIONS (…) SELECT …` */
function insertDirectory(cursor: Cursor, query: () => Relation): Statement {
  const isLocal = cursor.takeWords('LOCAL')
  if (!cursor.takeWords('DIRECTORY')) throw cursor.syntaxError()
  const named = cursor.token.kind === 'string' ? takeString(cursor) : undefined
  if (isLocal || !cursor.takeWords('USING')) {
    throw unsupportedClause(
      `INSERT OVERWRITE ${isLocal ? 'LOCAL ' : ''}DIRECTORY in a format of Hive's`,
      "Say INSERT OVERWRITE DIRECTORY 's3://…' USING and a format.",
    )
  }
  const source = nameParts(cursor).join('.')
  const { path: own, ...options } = withoutCase(cursor.takeWords('OPTIONS') ? properties(cursor) : {})
  const path = named ?? own
  if (path === undefined || (named !== undefined && own !== undefined))
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0049', {}, cursor.ahead(-cursor.position)))
  const input = query()
  return command({
    kind: 'WriteOperation',
    source,
    path: path ?? '',
    mode: 'overwrite',
    partitioningColumns: [],
    options,
    input,
    call: CALL,
  })
}
