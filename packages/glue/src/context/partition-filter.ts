import {
  type DataType,
  folderValue,
  NULL_PARTITION,
  type Row,
  SparkError,
  StringType,
  structField,
  structType,
} from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { partitionKeyValue } from '../world/partition.ts'
import type { Runtime } from './runtime.ts'

/** A partition key and its type. */
export interface PartitionKey {
  readonly name: string
  readonly dataType: DataType
}

/** The values of `year=2024/month=1`, in the order of the keys. */
export function partitionCells(path: string, keys: readonly PartitionKey[]): Row {
  const values = new Map(path.split('/').map((folder) => folderValue(folder) ?? ([folder, NULL_PARTITION] as const)))
  return keys.map(({ name, dataType }) => {
    const text = values.get(name) ?? NULL_PARTITION
    return partitionKeyValue(text === NULL_PARTITION ? null : text, dataType, `partition ${path}, key ${name}`)
  })
}

/**
 * The partitions for which a Spark SQL predicate over the keys holds.
 *
 * @throws GlueError PREDICATE_NOT_ON_PARTITIONS
 */
export function matchingPartitions(
  runtime: Runtime,
  paths: readonly string[],
  keys: readonly PartitionKey[],
  predicate: string,
): ReadonlySet<string> {
  const hidden = '__path'
  const schema = structType([...keys.map((k) => structField(k.name, k.dataType)), structField(hidden, StringType)])
  const rows = paths.map((path): Row => [...partitionCells(path, keys), path])
  try {
    const frame = runtime.localFrame(schema, rows).filter(predicate)
    return new Set(frame.rows().map((row) => String(row.at(-1))))
  } catch (error) {
    if (!(error instanceof SparkError) || error.errorClass?.startsWith('UNRESOLVED_COLUMN') !== true) throw error
    throw notOnPartitions(predicate, keys)
  }
}

export const notOnPartitions = (predicate: string, keys: readonly PartitionKey[]): GlueError =>
  new GlueError(
    'PREDICATE_NOT_ON_PARTITIONS',
    `Failed to push down the predicate ${JSON.stringify(predicate)}: it may name partition keys only, and ${keys.length === 0 ? 'there are none' : `those are ${keys.map((k) => k.name).join(', ')}`}. Filter other columns after the read.`,
  )
