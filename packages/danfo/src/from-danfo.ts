import type { DataFrame, SparkSession, StructType } from '@dryfit/spark'
import type { DanfoFrame } from './danfo.ts'

/**
 * A danfo DataFrame as a frame. Without a schema the types are taken from the values: whole numbers become long.
 *
 * @param schema - DDL text or a StructType for the columns, by name
 * @throws Error when a value does not fit its column
 * @example
 * ```ts
 * import { fromDanfo } from '@dryfit/danfo'
 * import { SparkSession } from '@dryfit/spark'
 * import * as dfd from 'danfojs-node'
 *
 * const danfo = new dfd.DataFrame([[1, 'x']], { columns: ['a', 'b'] })
 * const frame = fromDanfo(new SparkSession(), danfo, 'a int, b string')
 * if (frame.count() !== 1) throw new Error('one row is expected')
 * ```
 */
export function fromDanfo(session: SparkSession, danfo: DanfoFrame, schema?: StructType | string): DataFrame {
  const rows = danfo.values.map((row): Record<string, unknown> => {
    const cells = Array.isArray(row) ? (row as readonly unknown[]) : [row]
    return Object.fromEntries(danfo.columns.map((name, i) => [name, cells[i] ?? null]))
  })
  return schema === undefined ? session.createDataFrame(rows) : session.createDataFrame(rows, schema)
}
