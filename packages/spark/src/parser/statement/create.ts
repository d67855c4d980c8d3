import { takeNamespaceWord } from './clauses.ts'
import { createFunction, dropFunction } from './function.ts'
import { createNamespace, dropNamespace } from './namespace.ts'
import type { StatementParser, StatementParsers } from './statement-parser.ts'
import { unsupportedStatement } from './statement-parser.ts'
import { createTable, dropTable } from './table.ts'
import { createView, dropView } from './view.ts'

/** `CREATE`, and what is made. */
const create: StatementParser = (cursor, args) => {
  cursor.advance()
  const replace = cursor.takeWords('OR', 'REPLACE')
  const isGlobal = cursor.takeWords('GLOBAL')
  const isTemporary = cursor.takeWords('TEMPORARY') || cursor.takeWords('TEMP')
  if (isGlobal && !isTemporary) throw cursor.syntaxError()
  if (cursor.takeWords('VIEW')) return createView(cursor, args, { replace, isGlobal, isTemporary })
  const isExternal = cursor.takeWords('EXTERNAL')
  if (cursor.isWord('TABLE')) {
    if (isTemporary) throw unsupportedStatement('CREATE TEMPORARY TABLE', 'Use CREATE TEMPORARY VIEW.')
    if (replace) throw unsupportedStatement('CREATE OR REPLACE TABLE', 'Only Iceberg, Delta and Hudi tables have it.')
    cursor.advance()
    return createTable(cursor, args, isExternal)
  }
  if (!replace && !isTemporary && !isExternal && takeNamespaceWord(cursor)) return createNamespace(cursor)
  if (cursor.takeWords('FUNCTION')) return createFunction(cursor, { replace, isTemporary })
  if (cursor.isWord('INDEX')) throw unsupportedStatement('CREATE INDEX')
  throw cursor.syntaxError()
}

/** `DROP`, and what goes. */
const drop: StatementParser = (cursor) => {
  cursor.advance()
  if (cursor.takeWords('VIEW')) return dropView(cursor)
  if (cursor.takeWords('TABLE')) return dropTable(cursor)
  if (takeNamespaceWord(cursor)) return dropNamespace(cursor)
  const isTemporary = cursor.isWord('FUNCTION', 1) && cursor.takeWords('TEMPORARY')
  if (cursor.takeWords('FUNCTION')) return dropFunction(cursor, isTemporary)
  throw cursor.syntaxError()
}

/** What is made and dropped. */
export const createStatements = { CREATE: create, DROP: drop } satisfies StatementParsers
