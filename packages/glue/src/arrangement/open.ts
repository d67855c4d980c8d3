import {
  type FileContent,
  type FileRows,
  type FileTrace,
  origin,
  type Row,
  storedRows,
  structType,
} from '@dryfit/spark'
import { glueFormat } from '../record-formats/registry.ts'
import type { ObjectStore } from '../world/object-store.ts'
import { partitionRows } from '../world/partition.ts'
import { tableRow, type WorldTable } from '../world/table.ts'
import type { ArrangedContent, ArrangedFile, RowObject } from './arrangement.ts'

/** Puts an object into a store. Gives its path: rows under a name without extension are a file in a folder. */
export function openFile(store: ObjectStore, { uri, content, modified, storageClass }: ArrangedFile): string {
  const path = 'rows' in content && !hasExtension(uri) ? `${uri}/part-00000` : uri
  store.place(path, stored(content), {
    by: 'test',
    modified,
    ...(storageClass === undefined ? {} : { storageClass }),
  })
  return path
}

const hasExtension = (path: string): boolean => /\.[A-Za-z0-9]{1,8}$/.test(path.slice(path.lastIndexOf('/') + 1))

const stored = (content: ArrangedContent): FileContent =>
  'bytes' in content ? { kind: 'bytes', bytes: content.bytes } : storedRows(content.rows, content.schema)

/** The objects that a table's rows are, one a partition, and the rows of each. */
export interface TableFiles {
  readonly folder: string
  readonly content: FileRows
  readonly rows: readonly RowObject[]
  /** A row is named by its place in the table as it was arranged, whichever files are read, in whatever order. */
  readonly from: FileTrace
}

/** Rows that a table is declared with, and the cells of those that it had from earlier declarations. */
export interface TableRows {
  readonly given: readonly RowObject[]
  readonly earlier: readonly Row[]
}

/**
 * A table's rows by partition.
 * @throws GlueError UNKNOWN_COLUMN, PARTITION_TYPE_NOT_SUPPORTED. ValueError for a value that does not fit
 */
export function tableFiles(table: WorldTable, { given, earlier }: TableRows): readonly TableFiles[] {
  const { fields } = table.schema
  const keys = table.partitionKeys.map((name) => {
    const index = fields.findIndex((f) => f.name === name)
    return { index, name, dataType: fields[index]?.dataType ?? { kind: 'string' as const } }
  })
  const schema = structType(fields.filter((f) => !table.partitionKeys.includes(f.name)))
  const standsFor = { format: glueFormat(table.format)?.name ?? table.format, options: {} }
  const cells = given.map((row, i) => tableRow(table, row, i))
  const input = { name: `${table.database}.${table.name}`, schema: table.schema, rows: [...earlier, ...cells] }
  const traceOf = (places: readonly number[]): FileTrace => ({
    inputs: [input],
    lineage: places.map((place) => origin(0, earlier.length + place)),
    format: standsFor.format,
  })
  return partitionRows(cells, keys).map(({ folder, places, rows }) => {
    const own = places?.map((place) => given[place] ?? {}) ?? given
    const content: FileRows = { kind: 'rows', schema, rows, standsFor, objects: own.map(lowerKeys) }
    return { folder, rows: own, content, from: traceOf(places ?? given.map((_, i) => i)) }
  })
}

const lowerKeys = (row: RowObject): RowObject =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key.toLowerCase(), value]))
