import {
  asNullable,
  type DataType,
  type FrameData,
  fromExternal,
  inferSchema,
  type Row,
  type StructField,
  type StructType,
  structField,
  structType,
  type Value,
  VoidType,
} from '@dryfit/spark'
import { frameOf } from './frame.ts'

/** A row as a test writes it: values by column name. A column that a row leaves out is null in it. */
export type ExpectedRow = Readonly<Record<string, unknown>>

/** What a received frame is compared with: rows, or another frame (DataFrame, DynamicFrame). */
export type Expected = readonly ExpectedRow[] | object

/** A value that its column cannot hold. */
export interface Misfit {
  readonly column: string
  readonly row: number
  readonly value: unknown
  readonly type: DataType
}

export interface ExpectedFrame {
  readonly frame: FrameData
  readonly misfits: readonly Misfit[]
}

/**
 * Expected rows in the types of the received frame, so that `'2022-02-04'` meets a date.
 * @throws TypeError when the expected side is no frame and no list of objects
 */
export function expectedFrame(expected: Expected, received: StructType): ExpectedFrame {
  if (!Array.isArray(expected)) {
    const frame = frameOf(expected)
    if (frame === undefined) throw notRows(expected)
    return { frame, misfits: [] }
  }
  const rows = expected.map((row) => (isRow(row) ? row : refuse(row)))
  if (rows.length === 0) return { frame: { schema: received, rows: [] }, misfits: [] }
  return fromRows(rows, received)
}

function fromRows(rows: readonly ExpectedRow[], received: StructType): ExpectedFrame {
  const misfits: Misfit[] = []
  const fields: StructField[] = []
  const columns: (readonly Value[])[] = []
  for (const name of new Set(rows.flatMap((row) => Object.keys(row)))) {
    const known = received.fields.find((f) => f.name === name)
    const type = known?.dataType ?? inferredType(rows, name)
    const { values, misfit } = convert(rows, name, type)
    if (misfit !== undefined) misfits.push(misfit)
    fields.push(structField(name, type, known?.nullable ?? true))
    columns.push(values)
  }
  return {
    frame: { schema: structType(fields), rows: rows.map((_, i): Row => columns.map((c) => c[i] ?? null)) },
    misfits,
  }
}

function convert(rows: readonly ExpectedRow[], column: string, type: DataType): { values: Value[]; misfit?: Misfit } {
  // A null where the type says none can be is a difference of rows, told there.
  const lenient = asNullable(type)
  const values: Value[] = []
  for (const [row, given] of rows.entries()) {
    const value = given[column]
    try {
      values.push(fromExternal(value, lenient, column))
    } catch {
      return { values: [], misfit: { column, row, value, type } }
    }
  }
  return { values }
}

function inferredType(rows: readonly ExpectedRow[], column: string): DataType {
  try {
    return inferSchema(rows.map((row) => ({ [column]: row[column] }))).fields[0]?.dataType ?? VoidType
  } catch {
    return VoidType
  }
}

function isRow(row: unknown): row is ExpectedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return false
  const prototype: unknown = Object.getPrototypeOf(row)
  return prototype === Object.prototype || prototype === null
}

function refuse(row: unknown): never {
  throw notRows(row)
}

const notRows = (given: unknown): TypeError =>
  new TypeError(
    `[EXPECTED_NOT_ROWS] Failed to read the expected rows: ${typeof given === 'object' ? `${given?.constructor?.name ?? null}` : typeof given} is no row. ` +
      "Give a list of objects by column name, such as [{ id: 1, name: 'a' }], or a frame.",
  )
