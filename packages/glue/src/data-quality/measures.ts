import { type DataFrame, type Row, simpleString, stringifyJson, type Value } from '@dryfit/spark'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import { withArticle } from '../errors/listing.ts'
import type { Rule } from './ruleset.ts'

/** What a rule measures, under the name that the outcome gives it. */
export interface Measure {
  readonly name: string
  readonly value: number
  /** Counted, and so told without a fraction. */
  readonly isCount: boolean
}

type Measurer = (frame: DataFrame, columns: readonly string[]) => readonly Measure[]

const count = (name: string, value: number): Measure => ({ name, value, isCount: true })
const ratio = (name: string, value: number): Measure => ({ name, value, isCount: false })

/** The rules that dryfit evaluates, as AWS's open Deequ measures them. All other types are refused. */
const MEASURERS: Readonly<Record<string, Measurer>> = {
  RowCount: (frame) => [count('Dataset.*.RowCount', frame.rows().length)],
  ColumnCount: (frame) => [count('Dataset.*.ColumnCount', frame.schema.fields.length)],
  ColumnExists: (frame, columns) =>
    columns.map((column) => ratio(`Dataset.${column}.ColumnExists`, frame.columns.includes(column) ? 1 : 0)),
  Completeness: (frame, columns) => columns.map((column) => completeness(frame, column)),
  IsComplete: (frame, columns) => columns.map((column) => completeness(frame, column)),
  Uniqueness: (frame, columns) => [uniqueness(frame, columns)],
  IsUnique: (frame, columns) => [uniqueness(frame, columns)],
  IsPrimaryKey: (frame, columns) => [
    uniqueness(frame, columns),
    ...columns.map((column) => completeness(frame, column)),
  ],
  DistinctValuesCount: (frame, columns) => columns.map((column) => distinctValues(frame, column)),
  Mean: (frame, columns) => columns.map((column) => ofNumbers(frame, column, 'Mean', 'avg')),
  Sum: (frame, columns) => columns.map((column) => ofNumbers(frame, column, 'Sum', 'sum')),
}

/** What is compared with a bound, and means nothing without one. */
const BOUND: ReadonlySet<string> = new Set(['Mean', 'Sum'])

/** Rules about rows take no column, `IsUnique` and `IsPrimaryKey` take several. */
const COLUMNS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  RowCount: [0, 0],
  ColumnCount: [0, 0],
  ColumnExists: [1, 1],
  Completeness: [1, 1],
  IsComplete: [1, 1],
  DistinctValuesCount: [1, 1],
  Mean: [1, 1],
  Sum: [1, 1],
}
const ANY: readonly [number, number] = [1, Number.POSITIVE_INFINITY]

/**
 * How a rule is measured, on a frame that has its columns.
 *
 * @throws GlueError GLUE_NOT_SUPPORTED for a type of rule that dryfit does not evaluate; the measuring RULE_NOT_KNOWN
 */
export function measurerOf(rule: Rule): (frame: DataFrame) => readonly Measure[] {
  const measurer = Object.hasOwn(MEASURERS, rule.type) ? MEASURERS[rule.type] : undefined
  const [least, most] = COLUMNS[rule.type] ?? ANY
  const isWhole = rule.condition !== undefined || !BOUND.has(rule.type)
  if (measurer !== undefined && isWhole && rule.columns.length >= least && rule.columns.length <= most)
    return (frame) => measurer(frame, rule.columns)
  throw notSupported(
    `evaluate the data quality rule ${rule.text}`,
    `It evaluates ${Object.keys(MEASURERS).join(', ')}; stub the function that looks at the outcome.`,
  )
}

function completeness(frame: DataFrame, column: string): Measure {
  const at = frame.columns.indexOf(column)
  const rows = someRows(frame, column)
  return ratio(`Column.${column}.Completeness`, rows.filter((row) => row[at] != null).length / rows.length)
}

/** Of the rows that have a value, the share of those whose values stand in no other row. */
function uniqueness(frame: DataFrame, columns: readonly string[]): Measure {
  const counts = new Map<string, number>()
  let rows = 0
  for (const key of keysOf(frame, columns)) {
    rows += 1
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  if (rows === 0) throw notKnown(`the values of ${columns.join(', ')} are all null`)
  const single = [...counts.values()].filter((n) => n === 1).length
  const [entity, instance] = columns.length === 1 ? ['Column', columns[0]] : ['Multicolumn', columns.join(',')]
  return ratio(`${entity}.${instance}.Uniqueness`, single / rows)
}

function distinctValues(frame: DataFrame, column: string): Measure {
  const at = frame.columns.indexOf(column)
  if (frame.rows().some((row) => row[at] == null)) throw notKnown(`${column} has nulls, which may count as a value`)
  return count(`Column.${column}.DistinctValuesCount`, new Set(keysOf(frame, [column])).size)
}

/** Of the values that are not null, as a double. */
function ofNumbers(frame: DataFrame, column: string, name: string, by: 'avg' | 'sum'): Measure {
  const type = frame.schema.fields[frame.columns.indexOf(column)]?.dataType
  if (type === undefined || !NUMBERS.has(type.kind))
    throw notKnown(`${column} is ${type === undefined ? 'not there' : withArticle(simpleString(type))}`)
  const found = frame.selectExpr(`CAST(${by}(\`${column.replaceAll('`', '``')}\`) AS DOUBLE)`).rows()[0]?.[0]
  if (typeof found !== 'number') throw notKnown(`the values of ${column} are all null`)
  return ratio(`Column.${column}.${name}`, found)
}

const NUMBERS: ReadonlySet<string> = new Set(['byte', 'short', 'integer', 'long', 'float', 'double', 'decimal'])

/** The values of columns as texts, of the rows that have one at least. */
function keysOf(frame: DataFrame, columns: readonly string[]): readonly string[] {
  const places = columns.map((column) => frame.columns.indexOf(column))
  for (const at of places) {
    const type = frame.schema.fields[at]?.dataType
    if (type !== undefined && ['map', 'struct', 'array', 'binary'].includes(type.kind))
      throw notKnown(`${frame.columns[at]} is ${withArticle(simpleString(type))}`)
  }
  return someRows(frame, columns.join(', '))
    .map((row) => places.map((at): Value => row[at] ?? null))
    .filter((key) => key.some((value) => value !== null))
    .map((key) => stringifyJson(key.map((value) => (typeof value === 'number' ? String(value) : value))))
}

function someRows(frame: DataFrame, what: string): readonly Row[] {
  const rows = frame.rows()
  if (rows.length === 0) throw notKnown(`there are no rows to judge ${what} by`)
  return rows
}

const notKnown = (reason: string): GlueError =>
  new GlueError(
    'RULE_NOT_KNOWN',
    `Failed to evaluate a data quality rule: ${reason}, and what Glue makes of that is not known for sure. Give the frame values, or stub the function that looks at the outcome.`,
  )
