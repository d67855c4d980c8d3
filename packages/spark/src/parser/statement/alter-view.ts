import type { SqlArguments, Statement } from '../../plan/command.ts'
import type { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import { isQueryHere } from '../query-here.ts'
import { ifExists, nameParts, propertyKeys, tableProperties } from './clauses.ts'
import { command } from './statement-parser.ts'

/** `VIEW v AS SELECT …`, `SET TBLPROPERTIES`, `RENAME TO`, from the name on. */
export function alterView(cursor: Cursor, args: SqlArguments): Statement {
  const view = nameParts(cursor)
  if (cursor.takeWords('RENAME', 'TO')) return command({ kind: 'RenameView', view, to: nameParts(cursor) })
  if (cursor.takeWords('SET', 'TBLPROPERTIES')) {
    return command({
      kind: 'AlterTable',
      table: view,
      isView: true,
      operation: 'ALTER VIEW ... SET TBLPROPERTIES',
      change: { kind: 'SetProperties', properties: tableProperties(cursor) },
    })
  }
  if (cursor.takeWords('UNSET', 'TBLPROPERTIES')) {
    const may = ifExists(cursor)
    return command({
      kind: 'AlterTable',
      table: view,
      isView: true,
      operation: 'ALTER VIEW ... UNSET TBLPROPERTIES',
      change: { kind: 'UnsetProperties', keys: propertyKeys(cursor), ifExists: may },
    })
  }
  for (const word of ['RENAME', 'SET', 'UNSET', 'ADD', 'DROP'])
    if (cursor.isWord(word)) throw cursor.syntaxError(cursor.ahead(1))
  cursor.takeWords('AS')
  if (!isQueryHere(cursor)) throw cursor.syntaxError()
  const from = cursor.token.start
  const query = parseQuery(cursor, args)
  return command({ kind: 'AlterViewAs', view, query, text: cursor.source.slice(from, cursor.ahead(-1).end) })
}
