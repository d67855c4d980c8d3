import type { StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'

/** A row as plain JavaScript: an object keyed by column name. */
export type RowObject = Record<string, unknown>

/** An output row and the input rows it came from. */
export interface TracedRow {
  readonly row: Row
  readonly origins: readonly RowOrigin[]
}

/** A row of an input. */
export interface RowOrigin {
  /** The input as the plan names it: a path, a table, `local rows`. */
  readonly input: string
  /** The place of the row in the input. */
  readonly index: number
  readonly schema: StructType
  readonly row: Row
}
