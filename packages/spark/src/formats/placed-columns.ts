import type { SessionConf } from '../conf/session-conf.ts'
import { requireDistinctNames } from '../lexer/distinct-names.ts'
import type { SourceColumn } from '../resolved/source.ts'
import type { PartitionValues } from '../storage/hive-layout.ts'
import { partitionValue } from '../storage/partition-types.ts'
import type { StructField, StructType } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'

/**
 * The columns in order: those of the folders come last, and have the type of a schema that is given; one that inferred data has
 * too stays in its place, and is the folder's.
 */
export function placeColumns(
  data: StructType,
  partitions: readonly StructField[],
  { isGiven, conf }: { isGiven: boolean; conf: SessionConf },
): readonly SourceColumn[] {
  const same = (a: StructField, b: StructField): boolean => columnKey(a.name, conf) === columnKey(b.name, conf)
  const own = data.fields.map((field): SourceColumn => {
    const partition = partitions.find((p) => same(p, field))
    return { field: partition ?? field, isPartition: partition !== undefined }
  })
  if (!isGiven) {
    const rest = partitions.filter((p) => !data.fields.some((f) => same(f, p)))
    return [...own, ...rest.map((field) => ({ field, isPartition: true }))]
  }
  const last = partitions.map((p) => ({ field: data.fields.find((f) => same(f, p)) ?? p, isPartition: true }))
  return [...own.filter(({ isPartition }) => !isPartition), ...last]
}

/** A name as columns are told apart by. */
export const columnKey = (name: string, conf: SessionConf): string => (conf.caseSensitive ? name : name.toLowerCase())

/** What a file's folders say of a column. */
export function partitionCell(field: StructField, partitions: PartitionValues, conf: SessionConf): Value {
  const text = partitions.find(([name]) => columnKey(name, conf) === columnKey(field.name, conf))?.[1]
  return text === undefined ? null : partitionValue(text, field.dataType, { timeZone: conf.timeZone, now: conf.now() })
}

/** @throws SparkError COLUMN_ALREADY_EXISTS for two columns of one name */
export function requireDistinct(schema: StructType, conf: SessionConf): void {
  requireDistinctNames(
    schema.fields.map((f) => f.name),
    conf.caseSensitive,
  )
  for (const { dataType } of schema.fields) {
    const inner = dataType.kind === 'array' ? dataType.elementType : dataType
    if (inner.kind === 'struct') requireDistinct(inner, conf)
  }
}
