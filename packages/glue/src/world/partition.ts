import { type DataType, fromExternal, type Row, toExternal, type Value } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { partitionFolder } from './uri.ts'

/** Rows that belong into one `key=value` folder, without their key columns. */
export interface PartitionOfRows {
  /** `year=2024/month=1`; empty when nothing is partitioned. */
  readonly path: string
  readonly rows: readonly Row[]
}

const TEXT_KEYS: ReadonlySet<DataType['kind']> = new Set([
  'string',
  'byte',
  'short',
  'integer',
  'long',
  'date',
  'boolean',
])

/** Rows by the folder that their key columns name, in order of first appearance. */
export function partitionRows(
  rows: readonly Row[],
  keys: readonly { readonly index: number; readonly name: string; readonly dataType: DataType }[],
): readonly PartitionOfRows[] {
  if (keys.length === 0) return [{ path: '', rows }]
  const indexes = new Set(keys.map((k) => k.index))
  const parts = new Map<string, Row[]>()
  for (const row of rows) {
    const path = keys.map((k) => partitionFolder(k.name, keyText(row[k.index] ?? null, k))).join('/')
    const rest = row.filter((_, i) => !indexes.has(i))
    const known = parts.get(path)
    if (known === undefined) parts.set(path, [rest])
    else known.push(rest)
  }
  return [...parts].map(([path, part]) => ({ path, rows: part }))
}

function keyText(value: Value, key: { readonly name: string; readonly dataType: DataType }): string | null {
  if (!TEXT_KEYS.has(key.dataType.kind)) {
    throw new GlueError(
      'PARTITION_TYPE_NOT_SUPPORTED',
      `Failed to partition by ${key.name}: how Glue writes a ${key.dataType.kind} into a folder name is not known for sure. Cast the column to string first.`,
    )
  }
  return value === null ? null : String(toExternal(value, key.dataType))
}

/** The value that a folder name's text has in the key's type. */
export function partitionKeyValue(text: string | null, type: DataType, path: string): Value {
  if (text === null) return null
  switch (type.kind) {
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return fromExternal(/^-?\d+$/.test(text) ? BigInt(text) : text, type, path)
    case 'boolean':
      return fromExternal(text === 'true' ? true : text === 'false' ? false : text, type, path)
    default:
      return fromExternal(text, type, path)
  }
}
