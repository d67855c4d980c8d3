import { printValue } from '@dryfit/glue'
import { type CellDifference, type RowDifference, type SchemaDifference, simpleString } from '@dryfit/spark'
import type { FrameComparison } from '../compare.ts'
import type { Misfit } from '../expected-frame.ts'
import { printTable } from './table.ts'
import { printCell, printRow } from './value.ts'
import { count, counted } from './words.ts'

const MOST_ROWS = 20

/** `Schema differs in 1 of 4 columns, rows differ in 2 of 1,204.` */
export function printVerdict(comparison: FrameComparison): string {
  const { difference, expected, received } = comparison
  const schema = schemaVerdict(comparison)
  const rows = difference.onlyOrder ? 'the same rows stand in another order' : rowsVerdict(comparison)
  const lengths =
    expected.rows.length === received.rows.length
      ? ''
      : ` Expected ${counted(expected.rows.length, 'row')}, received ${count(received.rows.length)}.`
  const parts = [schema, rows].filter((part) => part !== '').join(', ')
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.${lengths}`
}

function schemaVerdict({ difference, misfits, expected, received }: FrameComparison): string {
  const names = new Set([...expected.schema.fields, ...received.schema.fields].map((f) => f.name))
  const wrong = new Set([...difference.schema.map(columnOf), ...misfits.map((m) => m.column)])
  wrong.delete('')
  if (wrong.size > 0) return `schema differs in ${count(wrong.size)} of ${counted(names.size, 'column')}`
  return difference.schema.length > 0 ? 'the columns stand in another order' : ''
}

const columnOf = (difference: SchemaDifference): string =>
  difference.kind === 'order' ? '' : (/^[^.[]+/.exec(difference.path)?.[0] ?? difference.path)

function rowsVerdict({ difference, expected, received }: FrameComparison): string {
  if (difference.rows.length === 0) return ''
  const all = Math.max(expected.rows.length, received.rows.length)
  // A missing and an extra row may both stand among as many rows as either side has.
  const shown = Math.max(all, difference.rows.length)
  return `rows differ in ${count(difference.rows.length)} of ${count(shown)}`
}

/** One line for each difference of the schemas. */
export function printSchema({ difference, misfits }: FrameComparison): readonly string[] {
  return [...misfits.map(printMisfit), ...difference.schema.map(printSchemaDifference)].map((line) => `  ${line}`)
}

const printMisfit = ({ column, row, value, type }: Misfit): string =>
  `${column}: expected ${printValue(value)} (in rows[${row}]), which does not fit the received ${simpleString(type)}`

function printSchemaDifference(difference: SchemaDifference): string {
  switch (difference.kind) {
    case 'missing':
      return `${difference.path}: expected ${typeText(difference.expected)}, received no such column`
    case 'extra':
      return `${difference.path}: not expected, received ${simpleString(difference.received)}`
    case 'type':
      return `${difference.path}: expected ${simpleString(difference.expected)}, received ${simpleString(difference.received)}`
    case 'nullability':
      return `${difference.path}: expected ${nullable(difference.expected)}, received ${nullable(difference.received)}`
    case 'order':
      return `order: expected ${difference.expected.join(', ')}; received ${difference.received.join(', ')}`
  }
}

const nullable = (flag: boolean): string => (flag ? 'nullable' : 'not nullable')

// Nothing but nulls was expected of it: the test says no type.
const typeText = (type: FrameComparison['expected']['schema']['fields'][number]['dataType']): string =>
  type.kind === 'void' ? 'a column' : simpleString(type)

/** The cells that differ, one a line, and whole rows where one side has none. */
export function printRows(comparison: FrameComparison, key: readonly string[] = []): readonly string[] {
  const all = comparison.difference.rows.flatMap((row) => linesOf(row, comparison, key))
  if (all.length === 0) return []
  const shown = all.slice(0, MOST_ROWS)
  const head = [...(key.length > 0 ? key : ['row']), 'column', 'expected', 'received']
  const rest = all.length - shown.length
  return [...printTable(head, shown), ...(rest > 0 ? [`  … and ${counted(rest, 'more line')}`] : [])]
}

type Line = readonly string[]

function linesOf(row: RowDifference, comparison: FrameComparison, key: readonly string[]): readonly Line[] {
  const label = labelOf(row, comparison, key)
  const { expected, received } = comparison
  switch (row.kind) {
    case 'changed':
      return row.cells.map(
        (cell): Line => [...label, cell.path, printSide(cell, 'expected'), printSide(cell, 'received')],
      )
    case 'missing':
      return [[...label, '(row)', printRow(expected.rows[row.expected] ?? [], expected.schema), 'missing']]
    case 'extra':
      return [[...label, '(row)', 'none', printRow(received.rows[row.received] ?? [], received.schema)]]
  }
}

function labelOf(row: RowDifference, comparison: FrameComparison, key: readonly string[]): Line {
  const side = row.kind === 'missing' ? 'expected' : 'received'
  if (key.length === 0) return [rowName(row)]
  const index = row.kind === 'missing' ? row.expected : row.received
  const { schema, rows } = comparison[side]
  return key.map((name) => {
    const column = schema.fields.findIndex((f) => f.name === name)
    const field = schema.fields[column]
    return field === undefined ? '' : printCell(rows[index]?.[column] ?? null, field.dataType)
  })
}

/** How messages name a row: by its key, or by its place in the rows that the test gives. */
export function rowLabel(row: RowDifference, comparison: FrameComparison, key: readonly string[]): string {
  const label = labelOf(row, comparison, key)
  return key.length === 0 ? label.join('') : key.map((name, i) => `${name} ${label[i] ?? ''}`).join(', ')
}

/** `rows[2]` of the list that the test gives; a row that it does not give is extra. */
const rowName = (row: RowDifference): string => (row.kind === 'extra' ? '(extra)' : `rows[${row.expected}]`)

const printSide = (cell: CellDifference, side: 'expected' | 'received'): string => {
  const value = cell[side]
  return value === undefined ? '(nothing there)' : printCell(value, cell.type)
}
