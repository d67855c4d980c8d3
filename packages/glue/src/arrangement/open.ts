import { type FileContent, type FileRows, storedRows, structType } from '@dryfit/spark'
import { glueFormat } from '../formats/registry.ts'
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
}

/**
 * A table's rows by partition.
 * @throws GlueError UNKNOWN_COLUMN, PARTITION_TYPE_NOT_SUPPORTED. ValueError for a value that does not fit
 */
export function tableFiles(table: WorldTable, given: readonly RowObject[]): readonly TableFiles[] {
  const { fields } = table.schema
  const keys = table.partitionKeys.map((name) => {
    const index = fields.findIndex((f) => f.name === name)
    return { index, name, dataType: fields[index]?.dataType ?? { kind: 'string' as const } }
  })
  const schema = structType(fields.filter((f) => !table.partitionKeys.includes(f.name)))
  const standsFor = { format: glueFormat(table.format)?.name ?? table.format, options: {} }
  const parts = partitionRows(
    given.map((row, i) => tableRow(table, row, i)),
    keys,
  )
  return parts.map(({ folder, places, rows }) => {
    const own = places?.map((place) => given[place] ?? {}) ?? given
    return { folder, rows: own, content: { kind: 'rows', schema, rows, standsFor, objects: own.map(lowerKeys) } }
  })
}

const lowerKeys = (row: RowObject): RowObject =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key.toLowerCase(), value]))
