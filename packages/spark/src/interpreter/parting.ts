import { type Batch, concat } from '../lineage/batch.ts'
import type { Ids } from '../optimizer/references.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Execution } from './environment.ts'

/** The rows of a plan as Spark's tasks have them, on one core and with its adaptive planner. */
export interface Parting {
  readonly parts: readonly Batch[]
  /** Why it is not known in which partitions they lie; all are in one then. */
  readonly doubt?: string
  /** Columns, one as good as another, whose values decide where a row lies. */
  readonly by?: readonly number[]
  /** Spark knows that all lie in one: nothing has to be sent anywhere. */
  readonly isSingle?: boolean
  /** Spark knows that there is none. */
  readonly isNone?: boolean
  /** Tasks are where their rows are kept: neighbours are put together by that. */
  readonly isPlaced?: boolean
  /** Rows were sent to other tasks. */
  readonly isShuffled?: boolean
  /** Of each partition whether a shuffle sent it rows: tasks are where those are kept. */
  readonly held?: readonly boolean[]
  /** What a coalesce was of: one right above takes that in its place. */
  readonly mergedOf?: Parting
  /** What a partitioning right above takes in its place: one makes the other needless. */
  readonly beneath?: Parting
}

/** What a node runs under, and the columns of it that are used above: Spark sends no others. */
export interface Under extends Execution {
  readonly needed: Ids
}

export const rowsOf = ({ parts }: Parting): number => parts.reduce((sum, part) => sum + part.rows.length, 0)

export const doubtful = (parts: readonly Batch[], doubt: string): Parting => ({ parts: [concat(parts)], doubt })

export const idsIn = (expressions: readonly ResolvedExpression[]): readonly number[] =>
  expressions.flatMap((e) => (e.kind === 'AttributeReference' ? [e.id] : []))
