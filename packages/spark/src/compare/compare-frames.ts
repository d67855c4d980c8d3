import { compareRows } from './compare-rows.ts'
import { compareSchemas } from './compare-schemas.ts'
import type { CompareOptions, FrameData, FrameDifference } from './difference.ts'

/**
 * Everything that tells two frames apart: first how the schemas differ, then which rows do, over the columns that both
 * have in the same type.
 *
 * @throws ValueError UNKNOWN_KEY: a key column that the frames do not share
 * @example
 * ```ts
 * import { compareFrames, SparkSession } from '@dryfit/spark'
 *
 * const spark = new SparkSession()
 * const frame = (rows: object[]) => {
 *   const df = spark.createDataFrame(rows as Record<string, unknown>[], 'id int, name string')
 *   return { schema: df.schema, rows: df.rows() }
 * }
 * compareFrames(frame([{ id: 1, name: 'a' }]), frame([{ id: 1, name: 'b' }]), { key: ['id'] }).rows
 * // [{ kind: 'changed', expected: 0, received: 0, cells: [{ path: 'name', expected: 'a', received: 'b', … }] }]
 * ```
 */
export function compareFrames(expected: FrameData, received: FrameData, options: CompareOptions = {}): FrameDifference {
  const schema = compareSchemas(expected.schema, received.schema, options)
  const { differences: rows, onlyOrder } = compareRows(expected, received, schema.pairs, options)
  return {
    equal: schema.differences.length === 0 && rows.length === 0,
    schema: schema.differences,
    rows,
    compared: schema.pairs.map((pair) => pair.name),
    onlyOrder,
  }
}
