import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import type { Parser } from './expression.ts'

/** What the parts of the grammar of queries may ask of one another. */
export interface QueryParser {
  readonly cursor: Cursor
  readonly expressions: Parser
  /** Spark's `query`: common tables, set operations, order and limit. */
  query(): Relation
  /** A common table in reach. */
  commonTable(name: string): Relation | undefined
}

/** Our refusal of what Spark reads and dryfit does not. */
export const notSupported = (construct: string): UnsupportedError =>
  new UnsupportedError('SQL_NOT_IMPLEMENTED', `Failed to parse ${construct}: it is not supported yet`)

/** `FROM` left out: one row without columns. */
export const ONE_ROW: Relation = { kind: 'LocalRelation', schema: { kind: 'struct', fields: [] }, rows: [[]] }
