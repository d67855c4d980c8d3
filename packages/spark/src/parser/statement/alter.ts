import type { TableChange } from '../../plan/catalog-command.ts'
import type { NameParts } from '../../plan/name-parts.ts'
import { type StructField, structType } from '../../types/data-type.ts'
import type { Cursor } from '../cursor.ts'
import {
  ifExists,
  ifNotExists,
  list,
  nameParts,
  partitionSpec,
  properties,
  propertyKeys,
  takeLocation,
  takeNamespaceWord,
  takeString,
} from './clauses.ts'
import { alterNamespace } from './namespace.ts'
import { command, type StatementParser, unsupportedStatement } from './statement-parser.ts'
import { column } from './table.ts'

/** `ALTER`, and what is changed. */
export const alter: StatementParser = (cursor) => {
  cursor.advance()
  if (takeNamespaceWord(cursor)) return alterNamespace(cursor)
  if (cursor.isWord('VIEW')) throw unsupportedStatement('ALTER VIEW', 'Use CREATE OR REPLACE VIEW.')
  if (!cursor.takeWords('TABLE')) throw unsupportedStatement(`ALTER ${cursor.token.keyword}`.trim())
  const table = nameParts(cursor)
  if (cursor.takeWords('RECOVER', 'PARTITIONS'))
    return command({ kind: 'RecoverPartitions', table, statement: 'ALTER TABLE RECOVER PARTITIONS' })
  const { operation, change } = changeOf(cursor)
  return command({ kind: 'AlterTable', table, operation, change })
}

interface Read {
  readonly operation: string
  readonly change: TableChange
}

/** What reads a change, by the words that it begins with. */
const CHANGES: readonly (readonly [words: readonly string[], read: (cursor: Cursor) => TableChange | undefined])[] = [
  [['SET', 'TBLPROPERTIES'], (c) => ({ kind: 'SetProperties', properties: properties(c) })],
  [
    ['UNSET', 'TBLPROPERTIES'],
    (c) => {
      const may = ifExists(c)
      return { kind: 'UnsetProperties', keys: propertyKeys(c), ifExists: may }
    },
  ],
  [['SET', 'LOCATION'], (c) => ({ kind: 'SetLocation', location: takeLocation(c) })],
  [['RENAME', 'TO'], (c) => ({ kind: 'Rename', to: nameParts(c) })],
  [['ADD', 'COLUMNS'], addColumns],
  [['ADD', 'COLUMN'], addColumns],
  [['ADD'], addPartitions],
  [['DROP'], dropPartitions],
  [['ALTER', 'COLUMN'], columnComment],
  [['ALTER'], columnComment],
  [['CHANGE', 'COLUMN'], columnComment],
  [['CHANGE'], columnComment],
  [['PARTITION'], renamePartition],
]

function changeOf(cursor: Cursor): Read {
  const at = cursor.position
  for (const [words, read] of CHANGES) {
    if (!words.every((word, i) => cursor.isWord(word, i))) continue
    if (words[0] !== 'PARTITION') cursor.takeWords(...words)
    const change = read(cursor)
    if (change !== undefined) return { operation: `ALTER TABLE ... ${words.join(' ')}`, change }
    cursor.rewind(at)
  }
  const words = [cursor.token.keyword, cursor.ahead(1).keyword].join(' ').trim()
  throw unsupportedStatement(`ALTER TABLE … ${words}`, 'Create the table anew, or use methods of a DataFrame.')
}

function addColumns(cursor: Cursor): TableChange | undefined {
  const fields = cursor.isSymbol('(') ? list(cursor, () => column(cursor)) : several(cursor)
  return cursor.closes() ? { kind: 'AddColumns', columns: structType(fields) } : undefined
}

function several(cursor: Cursor): readonly StructField[] {
  const fields = [column(cursor)]
  while (cursor.takeSymbol(',')) fields.push(column(cursor))
  return fields
}

function addPartitions(cursor: Cursor): TableChange | undefined {
  const may = ifNotExists(cursor)
  const partitions = partitionSpecs(cursor, () => {
    if (cursor.isWord('LOCATION')) throw unsupportedStatement('ALTER TABLE … ADD PARTITION … LOCATION')
  })
  return partitions.length === 0 ? undefined : { kind: 'AddPartitions', partitions, ifNotExists: may }
}

function dropPartitions(cursor: Cursor): TableChange | undefined {
  const may = ifExists(cursor)
  const partitions = partitionSpecs(cursor, () => {
    if (!cursor.takeSymbol(',')) cursor.takeWords('PURGE')
  })
  return partitions.length === 0 ? undefined : { kind: 'DropPartitions', partitions, ifExists: may }
}

function partitionSpecs(cursor: Cursor, after: () => void): TablePartitions {
  const found: TablePartitions[number][] = []
  for (;;) {
    const spec = partitionSpec(cursor)
    if (spec === undefined) return found
    found.push(spec)
    after()
  }
}
type TablePartitions = Extract<TableChange, { readonly kind: 'AddPartitions' }>['partitions']

function columnComment(cursor: Cursor): TableChange | undefined {
  const name: NameParts = nameParts(cursor)
  const [first] = name
  if (first === undefined || name.length !== 1 || !cursor.takeWords('COMMENT')) return undefined
  return { kind: 'ColumnComment', column: first, comment: takeString(cursor) }
}

function renamePartition(cursor: Cursor): TableChange | undefined {
  const from = partitionSpec(cursor)
  if (from === undefined || !cursor.takeWords('RENAME', 'TO')) return undefined
  const to = partitionSpec(cursor)
  if (to === undefined) throw cursor.syntaxError()
  return { kind: 'RenamePartition', from, to }
}
