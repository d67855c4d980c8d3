import type { Properties } from '../../plan/catalog-command.ts'
import type { SqlArguments, Statement } from '../../plan/command.ts'
import { type StructField, type StructType, structType } from '../../types/data-type.ts'
import type { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import { isQueryHere } from '../query-here.ts'
import {
  clauses,
  commentClause,
  ifExists,
  ifNotExists,
  list,
  locationClause,
  locationOf,
  nameParts,
  properties,
  tablePropertiesClause,
} from './clauses.ts'
import { column } from './column.ts'
import { hiveClause } from './hive.ts'
import { notAllowed } from './hive-native.ts'
import { command, unsupportedClause } from './statement-parser.ts'

/** The clauses behind the columns of `CREATE TABLE`, by the words with which Spark names them. */
interface TableClauses extends Record<string, unknown> {
  readonly OPTIONS: Properties
  readonly 'PARTITIONED BY': Partitioning
  readonly LOCATION: string
  readonly COMMENT: string
  readonly TBLPROPERTIES: Properties
  readonly 'STORED AS/BY': string
  readonly 'CLUSTERED BY': never
}

/** Names of columns, or in Hive's way columns that come last. */
type Partitioning = readonly (string | StructField)[]

/** `CREATE TABLE t (a INT) USING parquet …`, from the name's clause on. */
export function createTable(cursor: Cursor, args: SqlArguments, isExternal: boolean): Statement {
  const isNew = ifNotExists(cursor)
  const table = nameParts(cursor)
  if (cursor.isWord('LIKE') && isExternal) throw cursor.syntaxError()
  if (cursor.takeWords('LIKE')) return createTableLike(cursor, table, isNew)
  const columns =
    cursor.isSymbol('(') && !isQueryHere(cursor) ? structType(list(cursor, () => column(cursor))) : undefined
  const provider = cursor.takeWords('USING') ? nameParts(cursor).join('.') : undefined
  const found = clauses<TableClauses>(cursor, {
    OPTIONS: (c) => (c.takeWords('OPTIONS') ? properties(c) : undefined),
    'PARTITIONED BY': (c) => (c.takeWords('PARTITIONED', 'BY') ? partitioning(c) : undefined),
    LOCATION: locationClause,
    COMMENT: commentClause,
    TBLPROPERTIES: tablePropertiesClause,
    'STORED AS/BY': hiveClause,
    'CLUSTERED BY': (c) => {
      if (c.isWord('CLUSTERED') || c.isWord('SKEWED')) throw unsupportedClause(`CREATE TABLE … ${c.token.keyword} BY`)
      return undefined
    },
  })
  const hive = found['STORED AS/BY']
  const keys = found['PARTITIONED BY'] ?? []
  const { path = found.LOCATION, ...options } = withoutCase(found.OPTIONS ?? {})
  const source = provider ?? hive
  if (isExternal && provider !== undefined && path === undefined) throw externalOf(cursor)
  const made = {
    table,
    ifNotExists: isNew,
    inSql: true,
    ...(source === undefined ? {} : { source }),
    ...(path === undefined ? {} : { path }),
    options,
    properties: found.TBLPROPERTIES ?? {},
    partitioningColumns: keys.map((key) => (typeof key === 'string' ? key : key.name)),
    ...(found.COMMENT === undefined ? {} : { description: found.COMMENT }),
  }
  const own = keys.filter((key) => typeof key !== 'string')
  cursor.takeWords('AS')
  if (isQueryHere(cursor)) {
    if (columns !== undefined || own.length > 0) throw withSchema(cursor)
    return command({ kind: 'CreateTableAsSelect', ...made, query: parseQuery(cursor, args) })
  }
  const schema =
    columns === undefined && own.length === 0 ? undefined : structType([...(columns?.fields ?? []), ...own])
  return command({ kind: 'CreateTable', ...made, ...(schema === undefined ? {} : { schema }) })
}

/** `path` is read in any case. */
export function withoutCase(options: Properties): Properties & { readonly path?: string } {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) =>
      key.toLowerCase() === 'path' ? ['path', locationOf(value)] : [key, value],
    ),
  )
}

const withSchema = (cursor: Cursor): Error =>
  cursor.error(
    '_LEGACY_ERROR_TEMP_0035',
    { message: 'Schema may not be specified in a Create Table As Select (CTAS) statement' },
    cursor.ahead(-cursor.position),
  )

const externalOf = (_: Cursor): Error =>
  unsupportedClause('CREATE EXTERNAL TABLE … USING without a LOCATION', 'Say LOCATION, or leave EXTERNAL out.')

/** `(year, month)`, or in Hive's way `(year INT, month INT)`. */
function partitioning(cursor: Cursor): Partitioning {
  const keys = list(cursor, () => {
    if (cursor.isSymbol('(', 1)) throw unsupportedClause(`partitioning by ${cursor.token.text}(…)`)
    if (!cursor.closes(1)) return column(cursor)
    return cursor.takeName()
  })
  const kinds = new Set(keys.map((key) => typeof key))
  if (kinds.size > 1) throw unsupportedClause('partitioning by names and columns at once')
  return keys
}

function createTableLike(cursor: Cursor, table: readonly string[], isNew: boolean): Statement {
  const like = nameParts(cursor)
  const found = clauses<{ USING: string; LOCATION: string; TBLPROPERTIES: Properties; 'STORED AS/BY': string }>(
    cursor,
    {
      USING: (c) => (c.takeWords('USING') ? nameParts(c).join('.') : undefined),
      LOCATION: locationClause,
      TBLPROPERTIES: tablePropertiesClause,
      'STORED AS/BY': hiveClause,
    },
  )
  const stored = found['STORED AS/BY']
  if (found.USING !== undefined && stored !== undefined)
    cursor.fail(notAllowed(`CREATE TABLE LIKE ... USING ... STORED AS ${stored} `, cursor))
  const source = found.USING ?? stored
  return command({
    kind: 'CreateTableLike',
    table,
    like,
    ifNotExists: isNew,
    ...(source === undefined ? {} : { source }),
    ...(found.LOCATION === undefined ? {} : { location: found.LOCATION }),
    properties: found.TBLPROPERTIES ?? {},
  })
}

/** `TABLE IF EXISTS t PURGE`, from the name's clause on. */
export function dropTable(cursor: Cursor): Statement {
  const may = ifExists(cursor)
  const table = nameParts(cursor)
  cursor.takeWords('PURGE')
  return command({ kind: 'DropTable', table, ifExists: may })
}

/** The columns of a definition as a schema. */
export const columnsOf = (cursor: Cursor): StructType => structType(list(cursor, () => column(cursor)))
