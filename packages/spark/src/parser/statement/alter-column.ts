import type { ColumnChange, TableChange } from '../../plan/catalog-command.ts'
import type { NameParts } from '../../plan/name-parts.ts'
import { type StructField, structType } from '../../types/data-type.ts'
import type { Cursor } from '../cursor.ts'
import { ifExists, list, nameParts, takeString } from './clauses.ts'
import { column, columnDefault, tableType } from './column.ts'
import { notAllowed } from './hive-native.ts'

interface Added {
  readonly name: NameParts
  readonly field: StructField
}

/** `(a INT COMMENT 'x', b STRING FIRST)`, brackets or none. */
export function addColumns(cursor: Cursor): TableChange {
  const one = (): Added => {
    const name = cursor.orElseTry(
      () => qualified(cursor),
      () => [],
    )
    const field = column(cursor, name.length > 0 ? name.at(-1) : undefined)
    position(cursor)
    return { name: name.length > 0 ? name : [field.name], field }
  }
  const added = cursor.isSymbol('(') ? list(cursor, one) : several(cursor, one)
  const isNested = added.some(({ name }) => name.length > 1)
  return { kind: 'AddColumns', columns: structType(added.map(({ field }) => field)), ...(isNested ? { isNested } : {}) }
}

/** A name of several parts. */
function qualified(cursor: Cursor): NameParts {
  if (!cursor.isSymbol('.', 1)) return []
  return nameParts(cursor)
}

function several<T>(cursor: Cursor, item: () => T): readonly T[] {
  const items = [item()]
  while (cursor.takeSymbol(',')) items.push(item())
  return items
}

/** `FIRST`, `AFTER b` */
function position(cursor: Cursor): boolean {
  if (cursor.takeWords('FIRST')) return true
  if (!cursor.takeWords('AFTER')) return false
  cursor.takeName()
  return true
}

export function renameColumn(cursor: Cursor): TableChange {
  const column = nameParts(cursor)
  cursor.expectWord('TO')
  cursor.takeName()
  return { kind: 'NotOfFiles', operation: 'RENAME COLUMN', columns: [column] }
}

export function dropColumns(cursor: Cursor): TableChange {
  const may = ifExists(cursor)
  const one = (): NameParts => nameParts(cursor)
  const columns = cursor.isSymbol('(') ? list(cursor, one) : several(cursor, one)
  return { kind: 'NotOfFiles', operation: 'DROP COLUMN', columns: may ? [] : columns }
}

export function replaceColumns(cursor: Cursor): TableChange {
  const one = (): StructField => {
    const field = column(cursor)
    position(cursor)
    return field
  }
  if (cursor.isSymbol('(')) list(cursor, one)
  else several(cursor, one)
  return { kind: 'NotOfFiles', operation: 'REPLACE COLUMNS', columns: [] }
}

/** `a TYPE BIGINT`, `a COMMENT 'x'`, `a SET DEFAULT 1`, `a FIRST` … */
export function alterColumn(cursor: Cursor): TableChange {
  const column = nameParts(cursor)
  const change = columnChange(cursor)
  if (change === undefined && cursor.closes()) {
    const message = 'ALTER TABLE table ALTER COLUMN requires a TYPE, a SET/DROP, a COMMENT, or a FIRST/AFTER'
    throw notAllowed(message, cursor)
  }
  if (change === undefined) throw cursor.syntaxError()
  return { kind: 'AlterColumn', column, change }
}

function columnChange(cursor: Cursor): ColumnChange | undefined {
  if (cursor.takeWords('TYPE')) return tableType(cursor)
  if (cursor.takeWords('COMMENT')) return { comment: takeString(cursor) }
  if (position(cursor)) return { isMoved: true }
  if (cursor.takeWords('SET', 'NOT', 'NULL') || cursor.takeWords('DROP', 'NOT', 'NULL')) return { isNullability: true }
  if (cursor.takeWords('SET', 'DEFAULT')) return { defaultText: columnDefault(cursor) }
  if (cursor.takeWords('DROP', 'DEFAULT')) return { defaultText: null }
  return undefined
}

/** In Hive's way `a a BIGINT COMMENT 'x' AFTER b`, where a second name would be a new one. */
export function changeColumn(cursor: Cursor): TableChange {
  const start = cursor.position
  const column = nameParts(cursor)
  const isWord = cursor.token.kind === 'word' || cursor.token.kind === 'quoted'
  const isAction = ['TYPE', 'COMMENT', 'FIRST', 'AFTER', 'SET', 'DROP'].some((word) => cursor.isWord(word))
  if (!isWord || (isAction && cursor.ahead(1).kind !== 'word' && !cursor.closes(2)) || actionHere(cursor)) {
    cursor.rewind(start)
    return alterColumn(cursor)
  }
  const to = cursor.takeName()
  const type = tableType(cursor)
  const isNullability = cursor.takeWords('NOT', 'NULL')
  const comment = cursor.takeWords('COMMENT') ? takeString(cursor) : undefined
  const isMoved = position(cursor)
  if (to.toLowerCase() !== (column.at(-1) ?? '').toLowerCase())
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0034', RENAMING, cursor.ahead(-cursor.position)))
  return {
    kind: 'AlterColumn',
    column,
    change: {
      ...type,
      ...(comment === undefined ? {} : { comment }),
      ...(isMoved ? { isMoved } : {}),
      ...(isNullability ? { isNullability } : {}),
    },
  }
}

const RENAMING = {
  operation: 'Renaming column',
  command: 'ALTER COLUMN',
  msg: ', please run RENAME COLUMN instead',
}

const actionHere = (cursor: Cursor): boolean =>
  cursor.isWord('TYPE') ||
  (cursor.isWord('COMMENT') && cursor.ahead(1).kind === 'string') ||
  cursor.isWord('FIRST') ||
  cursor.isWord('AFTER') ||
  (cursor.isWord('SET') && (cursor.isWord('NOT', 1) || cursor.isWord('DEFAULT', 1))) ||
  (cursor.isWord('DROP') && (cursor.isWord('NOT', 1) || cursor.isWord('DEFAULT', 1)))
