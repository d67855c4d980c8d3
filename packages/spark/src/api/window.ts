import { analysisError } from '../errors/spark-error.ts'
import type { FrameBoundary, SortOrder, Window as WindowExpression, WindowFrame } from '../plan/expression.ts'
import { IntegerType, LongType } from '../types/data-type.ts'
import { type ColumnOrName, columnExpression, sortOrderOf } from './column.ts'

// PySpark's sentinels: a start or an end beyond its own one is unbounded.
const UNBOUNDED_PRECEDING = -(2 ** 63)
const UNBOUNDED_FOLLOWING = 2 ** 63 - 1

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
    const lower = start <= UNBOUNDED_PRECEDING ? 'unbounded' : boundary(start, frameType, 'start')
    const upper = end >= UNBOUNDED_FOLLOWING ? 'unbounded' : boundary(end, frameType, 'end')
    const frameSpec: WindowFrame = { frameType, lower, upper }
    return new WindowSpec({ ...this.#parts, frameSpec })
  }
}

const LONG_MAX = 2n ** 63n - 1n
const LONG_MIN = -(2n ** 63n)

function boundary(value: number, frameType: WindowFrame['frameType'], side: 'start' | 'end'): FrameBoundary {
  if (value === 0) return 'currentRow'
  if (frameType === 'row') {
    if (value < -(2 ** 31) || value > 2 ** 31 - 1) throw invalidBoundary(value, side)
    return { value: { kind: 'Literal', dataType: IntegerType, value } }
  }
  const amount = value >= UNBOUNDED_FOLLOWING ? LONG_MAX : value <= UNBOUNDED_PRECEDING ? LONG_MIN : value
  return { value: { kind: 'Literal', dataType: LongType, value: amount } }
}

/** Rows are counted in an int: only the sentinel of the other side reaches this. */
const invalidBoundary = (value: number, side: 'start' | 'end'): Error =>
  analysisError(`INVALID_BOUNDARY.${side === 'start' ? 'START' : 'END'}`, {
    boundary: `\`${side}\``,
    invalidValue: `${Math.abs(value) < 2 ** 63 ? value : value > 0 ? LONG_MAX : LONG_MIN}L`,
    longMinValue: `${LONG_MIN}L`,
    longMaxValue: `${LONG_MAX}L`,
    intMinValue: '-2147483648',
    intMaxValue: '2147483647',
  })

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
