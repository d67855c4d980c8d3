import type { StructType } from '@dryfit/spark'
import type { RowObject } from '../arrangement/arrangement.ts'
import { GlueError } from '../errors/glue-error.ts'
import { listed, nearMisses } from '../errors/listing.ts'

/**
 * Spark leaves out what a dictionary has and the schema has not. In a row that a test writes down it is a slip, and the column
 * that was meant would be null.
 *
 * @throws GlueError UNKNOWN_COLUMN
 */
export function requireKnownColumns(rows: readonly RowObject[], { fields }: StructType): void {
  const names = fields.map((field) => field.name)
  const known = new Set(names)
  for (const [i, row] of rows.entries()) {
    const unknown = Object.keys(row).find((key) => !known.has(key))
    if (unknown === undefined) continue
    const [near] = nearMisses(unknown, names)
    const next = near === undefined ? `Its columns are ${listed(names)}.` : `Did you mean ${near}?`
    throw new GlueError(
      'UNKNOWN_COLUMN',
      `Failed to make a frame of row ${i}: the schema has no column ${unknown}. ${next}`,
    )
  }
}
