import type { DataType, StructType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'

/** A table as the comparison takes it: a schema and rows of engine values. */
export interface FrameData {
  readonly schema: StructType
  readonly rows: readonly Row[]
}

/** How far two fractional numbers may lie apart; the larger of both allowances counts. */
export interface Tolerance {
  readonly absolute?: number
  /** As a share of the greater of the two magnitudes. */
  readonly relative?: number
}

/** What counts as a difference between two frames. */
export interface CompareOptions {
  /** Rows must stand in the same order. @defaultValue false */
  readonly order?: boolean
  /** Columns must stand in the same order. @defaultValue false */
  readonly columnOrder?: boolean
  /** Nullable flags must be the same. @defaultValue false */
  readonly nullability?: boolean
  /** `subset` ignores columns that only the received frame has. @defaultValue 'all' */
  readonly columns?: 'all' | 'subset'
  /** For float, double and decimal columns; a number is absolute. @defaultValue exact */
  readonly tolerance?: number | Tolerance
  /** Columns that tell which row is which. Without them rows are paired by likeness. */
  readonly key?: readonly string[]
}

/** One way in which the received schema is not the expected one. The path leads into structs: `addr.city`. */
export type SchemaDifference =
  | { readonly kind: 'missing'; readonly path: string; readonly expected: DataType }
  | { readonly kind: 'extra'; readonly path: string; readonly received: DataType }
  | { readonly kind: 'type'; readonly path: string; readonly expected: DataType; readonly received: DataType }
  | { readonly kind: 'nullability'; readonly path: string; readonly expected: boolean; readonly received: boolean }
  | { readonly kind: 'order'; readonly expected: readonly string[]; readonly received: readonly string[] }

/** Two values at one place. A side that has nothing there (a shorter array, a map without the key) is undefined. */
export interface CellDifference {
  /** The column. */
  readonly column: string
  /** The place: `price`, `addr.city`, `tags[2]`, `m["k"]`. */
  readonly path: string
  readonly type: DataType
  readonly expected: Value | undefined
  readonly received: Value | undefined
}

/** Numbers are indexes into the rows of the two frames. */
export type RowDifference =
  | {
      readonly kind: 'changed'
      readonly expected: number
      readonly received: number
      readonly cells: readonly CellDifference[]
    }
  | { readonly kind: 'missing'; readonly expected: number }
  | { readonly kind: 'extra'; readonly received: number }

/** Everything that tells two frames apart, as data. */
export interface FrameDifference {
  readonly equal: boolean
  readonly schema: readonly SchemaDifference[]
  readonly rows: readonly RowDifference[]
  /** The columns whose cells were compared: those that both frames have in one type. */
  readonly compared: readonly string[]
  /** Only the order of the rows differs. */
  readonly onlyOrder: boolean
}
