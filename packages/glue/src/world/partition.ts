import {
  type DataType,
  type FolderKey,
  fromExternal,
  type Row,
  type RowsOfFolder,
  rowsByFolder,
  type Value,
} from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { withArticle } from '../errors/listing.ts'

const TEXT_KEYS: ReadonlySet<DataType['kind']> = new Set([
  'string',
  'byte',
  'short',
  'integer',
  'long',
  'date',
  'boolean',
])

/**
 * Rows by the folder that their key columns name, in order of first appearance.
 * @throws GlueError PARTITION_TYPE_NOT_SUPPORTED
 */
export function partitionRows(rows: readonly Row[], keys: readonly FolderKey[]): readonly RowsOfFolder[] {
  const unclear = keys.find((key) => !TEXT_KEYS.has(key.dataType.kind))
  if (unclear !== undefined && rows.length > 0) {
    throw new GlueError(
      'PARTITION_TYPE_NOT_SUPPORTED',
      `Failed to partition by ${unclear.name}: how Glue writes ${withArticle(unclear.dataType.kind)} into a folder name is not known for sure. Cast the column to string first.`,
    )
  }
  return rowsByFolder(rows, keys, 'UTC')
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
