import type { PartitionSpec, TableChange } from '../../plan/catalog-command.ts'
import type { Cursor } from '../cursor.ts'
import { addColumns, alterColumn, changeColumn, dropColumns, renameColumn, replaceColumns } from './alter-column.ts'
import { alterView } from './alter-view.ts'
import {
  fullSpec,
  ifExists,
  ifNotExists,
  locationClause,
  nameParts,
  properties,
  propertyKeys,
  tableProperties,
  takeLocation,
  takeNamespaceWord,
  takeString,
} from './clauses.ts'
import { hiveNativeChange, notAllowed } from './hive-native.ts'
import { alterNamespace } from './namespace.ts'
import { command, type StatementParser } from './statement-parser.ts'

/** `ALTER`, and what is changed. */
export const alter: StatementParser = (cursor, args) => {
  cursor.advance()
  if (takeNamespaceWord(cursor)) return alterNamespace(cursor)
  if (cursor.takeWords('VIEW')) return alterView(cursor, args)
  if (!cursor.takeWords('TABLE')) throw cursor.syntaxError()
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
const CHANGES: readonly (readonly [words: string, read: (cursor: Cursor) => TableChange, operation?: string])[] = [
  ['SET TBLPROPERTIES', (c) => ({ kind: 'SetProperties', properties: tableProperties(c) })],
  ['UNSET TBLPROPERTIES', unsetProperties],
  ['SET LOCATION', (c) => ({ kind: 'SetLocation', location: takeLocation(c) })],
  ['SET SERDEPROPERTIES', (c) => serde(c, false), 'SET [SERDE|SERDEPROPERTIES]'],
  ['SET SERDE', (c) => serde(c, true), 'SET [SERDE|SERDEPROPERTIES]'],
  ['RENAME TO', (c) => ({ kind: 'Rename', to: nameParts(c) })],
  ['RENAME COLUMN', renameColumn],
  ['ADD COLUMNS', addColumns, 'ADD COLUMN'],
  ['ADD COLUMN', addColumns],
  ['ADD', addPartitions, 'ADD PARTITION ...'],
  ['DROP COLUMNS', dropColumns],
  ['DROP COLUMN', dropColumns, 'DROP COLUMNS'],
  ['DROP', dropPartitions, 'DROP PARTITION ...'],
  ['REPLACE COLUMNS', replaceColumns],
  ['ALTER COLUMN', alterColumn],
  ['ALTER', alterColumn, 'ALTER COLUMN'],
  ['CHANGE COLUMN', changeColumn, 'ALTER COLUMN'],
  ['CHANGE', changeColumn, 'ALTER COLUMN'],
]
/** The same of one partition. */
const OF_PARTITION: readonly (readonly [words: string, read: (cursor: Cursor, spec: PartitionSpec) => TableChange])[] =
  [
    ['RENAME TO', renamePartition],
    ['SET LOCATION', (c, partition) => ({ kind: 'SetPartitionLocation', partition, location: takeLocation(c) })],
    ['SET SERDEPROPERTIES', (c, partition) => ({ ...serde(c, false), partition })],
    ['SET SERDE', (c, partition) => ({ ...serde(c, true), partition })],
  ]

function changeOf(cursor: Cursor): Read {
  const start = cursor.token
  const partition = cursor.isWord('PARTITION') ? fullSpec(cursor) : undefined
  const native = hiveNativeChange(cursor)
  if (native !== undefined) throw native
  if (partition !== undefined) return ofPartition(cursor, partition)
  for (const [words, read, operation = words] of CHANGES)
    if (cursor.takeWords(...words.split(' ')))
      return { operation: `ALTER TABLE ... ${operation}`, change: read(cursor) }
  // Two words can follow SET, RENAME and UNSET: what is wrong is the second.
  const isHalf = CHANGES.some(([words]) => words.includes(' ') && cursor.isWord(words.split(' ')[0] ?? ''))
  throw cursor.syntaxError(isHalf ? cursor.ahead(1) : start)
}

function ofPartition(cursor: Cursor, partition: PartitionSpec): Read {
  for (const [words, read] of OF_PARTITION) {
    if (!cursor.takeWords(...words.split(' '))) continue
    const operation = words.startsWith('SET SERDE') ? 'SET [SERDE|SERDEPROPERTIES]' : OF_PARTITION_NAMES[words]
    return { operation: `ALTER TABLE ... ${operation ?? words}`, change: read(cursor, partition) }
  }
  if (['CHANGE', 'REPLACE'].some((word) => cursor.isWord(word))) {
    const what = cursor.isWord('CHANGE') ? 'CHANGE COLUMN' : 'REPLACE COLUMNS'
    throw notAllowed(`ALTER TABLE table PARTITION partition_spec ${what}`, cursor)
  }
  throw cursor.syntaxError()
}

/** As Spark's messages call them. */
const OF_PARTITION_NAMES: Readonly<Record<string, string>> = { 'RENAME TO': 'RENAME TO PARTITION' }

function unsetProperties(cursor: Cursor): TableChange {
  const may = ifExists(cursor)
  return { kind: 'UnsetProperties', keys: propertyKeys(cursor), ifExists: may }
}

/** `SET SERDE 'x' WITH SERDEPROPERTIES (…)`, `SET SERDEPROPERTIES (…)` */
function serde(cursor: Cursor, isNamed: boolean): Extract<TableChange, { readonly kind: 'SetSerde' }> {
  if (!isNamed) return { kind: 'SetSerde', properties: properties(cursor) }
  const name = takeString(cursor)
  const given = cursor.takeWords('WITH', 'SERDEPROPERTIES') ? properties(cursor) : {}
  return { kind: 'SetSerde', serde: name, properties: given }
}

function addPartitions(cursor: Cursor): TableChange {
  const may = ifNotExists(cursor)
  if (!cursor.isWord('PARTITION')) throw cursor.syntaxError()
  const locations: (string | undefined)[] = []
  const partitions = partitionSpecs(cursor, () => locations.push(locationClause(cursor)))
  return { kind: 'AddPartitions', partitions, locations, ifNotExists: may }
}

function dropPartitions(cursor: Cursor): TableChange {
  const may = ifExists(cursor)
  if (!cursor.isWord('PARTITION')) throw cursor.syntaxError()
  const partitions = partitionSpecs(cursor, () => {
    if (!cursor.takeSymbol(',')) cursor.takeWords('PURGE')
  })
  return { kind: 'DropPartitions', partitions, ifExists: may }
}

function partitionSpecs(cursor: Cursor, after: () => void): readonly PartitionSpec[] {
  const found: PartitionSpec[] = []
  for (;;) {
    const spec = fullSpec(cursor)
    if (spec === undefined) return found
    found.push(spec)
    after()
  }
}

function renamePartition(cursor: Cursor, from: PartitionSpec): TableChange {
  const to = fullSpec(cursor)
  if (to === undefined) throw cursor.syntaxError()
  return { kind: 'RenamePartition', from, to }
}
