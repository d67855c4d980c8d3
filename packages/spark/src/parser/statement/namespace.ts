import type { Statement } from '../../plan/command.ts'
import type { Cursor } from '../cursor.ts'
import {
  clauses,
  commentClause,
  ifExists,
  ifNotExists,
  locationClause,
  nameParts,
  namespaceProperties,
  takeLocation,
  takeNamespaceWord,
  takeString,
} from './clauses.ts'
import { command, type StatementParsers } from './statement-parser.ts'

/** `CREATE DATABASE IF NOT EXISTS sales COMMENT 'x' LOCATION 's3://…' WITH DBPROPERTIES (…)`, from the name's clause on. */
export function createNamespace(cursor: Cursor): Statement {
  const isNew = ifNotExists(cursor)
  const namespace = nameParts(cursor)
  const found = clauses<{ COMMENT: string; LOCATION: string; 'WITH PROPERTIES': Readonly<Record<string, string>> }>(
    cursor,
    {
      COMMENT: commentClause,
      LOCATION: locationClause,
      'WITH PROPERTIES': (c) =>
        c.takeWords('WITH', 'DBPROPERTIES') || c.takeWords('WITH', 'PROPERTIES') ? namespaceProperties(c) : undefined,
    },
    cursor.ahead(-cursor.position),
  )
  return command({
    kind: 'CreateNamespace',
    namespace,
    ifNotExists: isNew,
    ...(found.COMMENT === undefined ? {} : { description: found.COMMENT }),
    ...(found.LOCATION === undefined ? {} : { location: found.LOCATION }),
    properties: found['WITH PROPERTIES'] ?? {},
  })
}

export function dropNamespace(cursor: Cursor): Statement {
  const may = ifExists(cursor)
  const namespace = nameParts(cursor)
  const cascade = cursor.takeWords('CASCADE')
  if (!cascade) cursor.takeWords('RESTRICT')
  return command({ kind: 'DropNamespace', namespace, ifExists: may, cascade })
}

/** `ALTER DATABASE sales SET DBPROPERTIES (…)`, `SET LOCATION '…'`. */
export function alterNamespace(cursor: Cursor): Statement {
  const namespace = nameParts(cursor)
  if (cursor.takeWords('SET', 'DBPROPERTIES') || cursor.takeWords('SET', 'PROPERTIES'))
    return command({ kind: 'AlterNamespace', namespace, properties: namespaceProperties(cursor) })
  if (cursor.takeWords('SET', 'LOCATION'))
    return command({ kind: 'AlterNamespace', namespace, location: takeLocation(cursor) })
  throw cursor.syntaxError()
}

/** `USE sales`, `USE DATABASE sales`. */
function use(cursor: Cursor): Statement {
  cursor.advance()
  // Behind the word no catalog is named.
  const isNamespace = !cursor.closes(1) && !cursor.isSymbol('.', 1) && takeNamespaceWord(cursor)
  const parts = nameParts(cursor)
  const namespace = isNamespace ? ['spark_catalog', ...parts] : parts
  return command({ kind: 'SetCatalogAndNamespace', namespace, inSql: true })
}

/** `COMMENT ON DATABASE sales IS '…'`, `COMMENT ON TABLE t IS NULL`. */
function comment(cursor: Cursor): Statement {
  cursor.advance()
  if (!cursor.takeWords('ON')) throw cursor.syntaxError()
  const isNamespace = takeNamespaceWord(cursor)
  if (!isNamespace && !cursor.takeWords('TABLE')) throw cursor.syntaxError()
  const name = nameParts(cursor)
  cursor.expectWord('IS')
  const text = cursor.takeWords('NULL') ? '' : takeString(cursor)
  if (isNamespace) return command({ kind: 'AlterNamespace', namespace: name, description: text })
  return command({
    kind: 'AlterTable',
    table: name,
    operation: 'COMMENT ON TABLE',
    change: { kind: 'SetProperties', properties: { comment: text } },
  })
}

/** Statements about databases. */
export const namespaceStatements = { USE: use, COMMENT: comment } satisfies StatementParsers
