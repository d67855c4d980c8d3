import type { Row, RowOrigin, TracedRow } from '@dryfit/spark'
import type { FrameComparison } from '../compare.ts'
import { rowLabel } from './difference.ts'
import { cut, WIDTH } from './table.ts'
import { printRow } from './value.ts'
import { counted } from './words.ts'

const MOST_ROWS = 3
const MOST_INPUTS = 4
/** What the engine calls rows that stand in the plan itself. */
const LOCAL = 'local rows'

/** The input rows that the first wrong rows were made of. */
export function printOrigins(comparison: FrameComparison, key: readonly string[] = []): readonly string[] {
  const wrong = comparison.difference.rows.filter((row) => row.kind !== 'missing').slice(0, MOST_ROWS)
  if (wrong.length === 0) return []
  const traced = traceOf(comparison)
  const { schema, rows } = comparison.received
  return wrong.flatMap((row) => {
    const origins = traced[row.received]?.origins ?? []
    // A row that no step has changed is its own origin: it says nothing new.
    const itself = printRow(rows[row.received] ?? [], schema)
    const says = origins.length > 1 || origins.some((o) => o.input !== LOCAL || printRow(o.row, o.schema) !== itself)
    return says ? linesOf(rowLabel(row, comparison, key), origins) : []
  })
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

function linesOf(label: string, origins: readonly RowOrigin[]): readonly string[] {
  const shown = origins.slice(0, MOST_INPUTS)
  const rest = origins.length - shown.length
  return [
    `${label} came from`,
    ...shown.map((origin) =>
      cut(`  ${origin.input} row ${origin.index}   ${printRow(origin.row, origin.schema)}`, WIDTH),
    ),
    ...(rest > 0 ? [`  … and ${counted(rest, 'more row')}`] : []),
  ]
}
