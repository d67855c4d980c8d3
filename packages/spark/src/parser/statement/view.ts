import { quoteName } from '../../lexer/quoting.ts'
import type { Properties } from '../../plan/catalog-command.ts'
import type { SqlArguments, Statement } from '../../plan/command.ts'
import type { NameParts } from '../../plan/name-parts.ts'
import type { Relation } from '../../plan/relation.ts'
import { asNullable, type StructType, structType } from '../../types/data-type.ts'
import type { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import {
  clauses,
  commentClause,
  ifExists,
  ifNotExists,
  list,
  nameParts,
  properties,
  tablePropertiesClause,
} from './clauses.ts'
import { command, unsupportedClause } from './statement-parser.ts'
import { columnsOf, withoutCase } from './table.ts'

/** What stands before `VIEW`. */
export interface ViewWords {
  readonly replace: boolean
  readonly isTemporary: boolean
  readonly isGlobal: boolean
}

/** `CREATE OR REPLACE TEMPORARY VIEW v (a, b) AS SELECT …`, from the name's clause on. */
export function createView(
  cursor: Cursor,
  args: SqlArguments,
  { replace, isTemporary, isGlobal }: ViewWords,
): Statement {
  const start = cursor.ahead(-cursor.position)
  const isNew = ifNotExists(cursor)
  if (isNew && isTemporary) throw cursor.error('_LEGACY_ERROR_TEMP_0053', {}, start)
  if (isNew && replace) throw cursor.error('_LEGACY_ERROR_TEMP_0052', {}, start)
  const name = nameParts(cursor)
  if (isTemporary && isSourceHere(cursor)) return sourceView(cursor, name, { replace, isTemporary, isGlobal })
  const columns = cursor.isSymbol('(') ? list(cursor, () => viewColumn(cursor)) : []
  const found = clauses<{ COMMENT: string; TBLPROPERTIES: Properties }>(cursor, {
    COMMENT: commentClause,
    TBLPROPERTIES: tablePropertiesClause,
  })
  if (!cursor.takeWords('AS')) throw cursor.syntaxError()
  const first = cursor.token
  const from = first.start
  const refusal = (): Error =>
    cursor.error(
      'UNSUPPORTED_FEATURE.PARAMETER_MARKER_IN_UNEXPECTED_STATEMENT',
      { statement: 'CREATE VIEW body' },
      first,
    )
  const query = parseQuery(cursor, { ...args, refusal })
  const text = cursor.source.slice(from, cursor.ahead(-1).end)
  if (isTemporary) {
    if (found.TBLPROPERTIES !== undefined) {
      const message = "TBLPROPERTIES can't coexist with CREATE TEMPORARY VIEW"
      throw cursor.error('_LEGACY_ERROR_TEMP_0035', { message }, start)
    }
    return command({
      kind: 'CreateView',
      name: quoteName(name),
      input: query,
      columns,
      isGlobal,
      replace,
      inSql: true,
      text,
    })
  }
  const description = found.COMMENT
  return command({
    kind: 'CreatePermanentView',
    view: name,
    query,
    text,
    columns,
    ...(description === undefined ? {} : { description }),
    properties: found.TBLPROPERTIES ?? {},
    ifNotExists: isNew,
    replace,
  })
}

/** Whether columns with types or nothing stand before `USING`. */
function isSourceHere(cursor: Cursor): boolean {
  let at = 0
  if (cursor.isSymbol('('))
    for (let depth = 0; at === 0 || depth > 0; at++) {
      if (cursor.ahead(at).kind === 'end') return false
      if (cursor.isSymbol('(', at)) depth += 1
      if (cursor.isSymbol(')', at)) depth -= 1
    }
  return cursor.isWord('USING', at)
}

/** `(a INT) USING csv OPTIONS (path 's3://…')`: what a reader of files would read. */
function sourceView(cursor: Cursor, name: NameParts, { replace, isGlobal }: ViewWords): Statement {
  const schema = cursor.isSymbol('(') ? columnsOf(cursor) : undefined
  cursor.expectWord('USING')
  const format = nameParts(cursor).join('.')
  const { path, ...options } = withoutCase(cursor.takeWords('OPTIONS') ? properties(cursor) : {})
  if (path === undefined && schema === undefined) throw unsupportedClause('a view of files without a path and columns')
  const input: Relation =
    path === undefined
      ? { kind: 'LocalRelation', schema: asNullable(schema ?? structType([])) as StructType, rows: [] }
      : { kind: 'DataSource', format, options, paths: [path], ...(schema === undefined ? {} : { schema }) }
  return command({ kind: 'CreateView', name: quoteName(name), input, isGlobal, replace })
}

/** `VIEW IF EXISTS v`, from the name's clause on. */
export function dropView(cursor: Cursor): Statement {
  const may = ifExists(cursor)
  return command({ kind: 'DropView', name: nameParts(cursor), ifExists: may })
}

function viewColumn(cursor: Cursor): { readonly name: string; readonly comment?: string } {
  const name = cursor.takeName()
  const comment = commentClause(cursor)
  return { name, ...(comment === undefined ? {} : { comment }) }
}
