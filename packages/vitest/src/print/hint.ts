import type { CellDifference, CompareOptions, DataType } from '@dryfit/spark'
import type { FrameComparison } from '../compare.ts'
import { nearest } from './words.ts'

type Rule = (comparison: FrameComparison, options: CompareOptions) => string | undefined

/** One reason that is likely true of the difference, or none. */
export function hintOf(comparison: FrameComparison, options: CompareOptions): string | undefined {
  for (const rule of RULES) {
    const hint = rule(comparison, options)
    if (hint !== undefined) return hint
  }
  return undefined
}

const RULES: readonly Rule[] = [
  ({ difference }) =>
    difference.onlyOrder && difference.schema.length === 0
      ? 'Leave { order: true } out when the order does not matter, or sort in the job.'
      : undefined,
  renamed,
  fractionType,
  ({ difference: { schema }, misfits, expected }, { columns }) =>
    columns !== 'subset' &&
    expected.rows.length > 0 &&
    misfits.length === 0 &&
    schema.length > 0 &&
    schema.every((d) => d.kind === 'extra')
      ? "Compare with { columns: 'subset' } to look only at the columns that the test names."
      : undefined,
  ({ received, expected }) =>
    received.rows.length === 0 && expected.rows.length > 0
      ? 'The frame has no rows: a filter or an inner join that nothing passes does that.'
      : undefined,
  ({ expected, received, difference }) =>
    expected.rows.length > 0 &&
    received.rows.length > expected.rows.length &&
    difference.rows.every((r) => r.kind === 'extra')
      ? 'Every expected row is there: a join whose key stands more than once gives rows too many.'
      : undefined,
  (comparison) =>
    everyCell(comparison, blank)
      ? 'The texts differ only in blanks at their ends or in upper and lower case.'
      : undefined,
  (comparison, { tolerance }) =>
    tolerance === undefined && everyCell(comparison, rounding)
      ? 'The numbers differ by rounding: compare with { tolerance: { relative: 1e-9 } }.'
      : undefined,
]

function renamed({ difference: { schema } }: FrameComparison): string | undefined {
  const extra = schema.flatMap((d) => (d.kind === 'extra' ? [d.path] : []))
  for (const missing of schema) {
    const near = missing.kind === 'missing' ? nearest(missing.path, extra) : undefined
    if (near !== undefined && missing.kind === 'missing')
      return `${missing.path} was expected, and the frame has ${near}.`
  }
  return undefined
}

function fractionType({ difference: { schema } }: FrameComparison): string | undefined {
  const found = schema.some(
    (d) =>
      d.kind === 'type' &&
      d.expected.kind === 'decimal' &&
      (d.received.kind === 'double' || d.received.kind === 'float'),
  )
  return found ? 'A sum or a product over a double is a double: cast before it.' : undefined
}

function everyCell({ difference }: FrameComparison, test: (cell: CellDifference) => boolean): boolean {
  const { schema, rows } = difference
  return schema.length === 0 && rows.length > 0 && rows.every((row) => row.kind === 'changed' && row.cells.every(test))
}

const blank = ({ expected, received }: CellDifference): boolean =>
  typeof expected === 'string' && typeof received === 'string' && fold(expected) === fold(received)

const fold = (text: string): string => text.trim().toLowerCase()

function rounding({ type, expected, received }: CellDifference): boolean {
  if (!isFloating(type) || typeof expected !== 'number' || typeof received !== 'number') return false
  return Math.abs(expected - received) <= 1e-9 * Math.max(Math.abs(expected), Math.abs(received))
}

const isFloating = (type: DataType): boolean => type.kind === 'double' || type.kind === 'float'
