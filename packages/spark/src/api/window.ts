import type { FrameBoundary, SortOrder, Window as WindowExpression, WindowFrame } from '../plan/expression.ts'
import { IntegerType, LongType } from '../types/data-type.ts'
import { type ColumnOrName, columnExpression, sortOrderOf } from './column.ts'

// PySpark's sentinels: anything beyond them is unbounded.
const UNBOUNDED_PRECEDING = -(2 ** 63)
const UNBOUNDED_FOLLOWING = 2 ** 63 - 1
const PRECEDING_THRESHOLD = -(2 ** 63) + 1
const FOLLOWING_THRESHOLD = 2 ** 63 - 1

type WindowParts = Pick<WindowExpression, 'partitionSpec' | 'orderSpec' | 'frameSpec'>

/** Partitioning, order and frame of a window: immutable, each method gives a new one. */
export class WindowSpec {
  readonly #parts: WindowParts

  constructor(parts: WindowParts = { partitionSpec: [], orderSpec: [] }) {
    this.#parts = parts
  }

  parts(): WindowParts {
    return this.#parts
  }
  partitionBy(...columns: readonly ColumnOrName[]): WindowSpec {
    return new WindowSpec({ ...this.#parts, partitionSpec: columns.map(columnExpression) })
  }
  orderBy(...columns: readonly ColumnOrName[]): WindowSpec {
    const orderSpec: readonly SortOrder[] = columns.map(sortOrderOf)
    return new WindowSpec({ ...this.#parts, orderSpec })
  }
  rowsBetween(start: number, end: number): WindowSpec {
    return this.#frame('row', start, end)
  }
  rangeBetween(start: number, end: number): WindowSpec {
    return this.#frame('range', start, end)
  }
  #frame(frameType: WindowFrame['frameType'], start: number, end: number): WindowSpec {
    const frameSpec: WindowFrame = { frameType, lower: boundary(start, frameType), upper: boundary(end, frameType) }
    return new WindowSpec({ ...this.#parts, frameSpec })
  }
}

function boundary(value: number, frameType: WindowFrame['frameType']): FrameBoundary {
  if (value === 0) return 'currentRow'
  if (value <= PRECEDING_THRESHOLD || value >= FOLLOWING_THRESHOLD) return 'unbounded'
  return { value: { kind: 'Literal', dataType: frameType === 'row' ? IntegerType : LongType, value } }
}

/** Where a window specification starts. */
export const Window = {
  unboundedPreceding: UNBOUNDED_PRECEDING,
  unboundedFollowing: UNBOUNDED_FOLLOWING,
  currentRow: 0,
  partitionBy: (...columns: readonly ColumnOrName[]): WindowSpec => new WindowSpec().partitionBy(...columns),
  orderBy: (...columns: readonly ColumnOrName[]): WindowSpec => new WindowSpec().orderBy(...columns),
  rowsBetween: (start: number, end: number): WindowSpec => new WindowSpec().rowsBetween(start, end),
  rangeBetween: (start: number, end: number): WindowSpec => new WindowSpec().rangeBetween(start, end),
} as const
