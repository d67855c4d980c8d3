import type { Row, RowDifference, RowOrigin, TracedRow } from '@dryfit/spark'
import type { FrameComparison } from '../compare.ts'
import { rowName } from './difference.ts'
import { cut, WIDTH } from './table.ts'
import { printRow } from './value.ts'
import { counted } from './words.ts'

const MOST_ROWS = 3
const MOST_INPUTS = 4

/** The input rows that the first wrong rows were made of. */
export function printOrigins(comparison: FrameComparison): readonly string[] {
  const wrong = comparison.difference.rows.filter((row) => row.kind !== 'missing').slice(0, MOST_ROWS)
  if (wrong.length === 0) return []
  const traced = traceOf(comparison)
  return wrong.flatMap((row) => linesOf(row, traced[row.received]?.origins ?? []))
}

/** No trace when the frame keeps none, or when the world has changed since and a second run gives other rows. */
function traceOf({ received }: FrameComparison): readonly TracedRow[] {
  try {
    const traced = received.trace?.() ?? []
    return sameRows(traced, received.rows) ? traced : []
  } catch {
    return []
  }
}

function sameRows(traced: readonly TracedRow[], rows: readonly Row[]): boolean {
  return traced.length === rows.length && traced.every(({ row }, i) => sameCells(row, rows[i] ?? []))
}

// Nested values are new arrays after a second run: their text decides.
function sameCells(a: Row, b: Row): boolean {
  return a.length === b.length && a.every((cell, i) => Object.is(cell, b[i]) || text(cell) === text(b[i]))
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item)) ?? ''

function linesOf(row: RowDifference, origins: readonly RowOrigin[]): readonly string[] {
  // A row of given rows that no step has changed says nothing new.
  if (origins.length === 0) return []
  const shown = origins.slice(0, MOST_INPUTS)
  const rest = origins.length - shown.length
  return [
    `${rowName(row)} came from`,
    ...shown.map((origin) =>
      cut(`  ${origin.input} row ${origin.index}   ${printRow(origin.row, origin.schema)}`, WIDTH),
    ),
    ...(rest > 0 ? [`  … and ${counted(rest, 'more row')}`] : []),
  ]
}
