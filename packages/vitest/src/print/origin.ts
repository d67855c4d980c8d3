import type { RowOrigin } from '@dryfit/spark'
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
  const traced = comparison.received.trace?.() ?? []
  const { schema, rows } = comparison.received
  return wrong.flatMap((row) => {
    const origins = traced[row.received]?.origins ?? []
    // A row that no step has changed is its own origin: it says nothing new.
    const itself = printRow(rows[row.received] ?? [], schema)
    const says = origins.length > 1 || origins.some((o) => o.input !== LOCAL || printRow(o.row, o.schema) !== itself)
    return says ? linesOf(rowLabel(row, comparison, key), origins) : []
  })
}

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
