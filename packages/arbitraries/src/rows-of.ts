import { type OptionTable, optionKinds, requireOptions } from '@dryfit/glue'
import { parseSchema, type StructType } from '@dryfit/spark'
import fc from 'fast-check'
import { type Table, table } from './table.ts'
import { fieldValues, VALUE_OPTIONS, type ValueOptions } from './values.ts'

/** A generated row: values in the form in which tests write them, by column name. */
export type GeneratedRow = Record<string, unknown>

/** How many rows, and what their values are like. */
export interface RowsOptions extends ValueOptions {
  /** @defaultValue 0 */
  readonly minRows?: number
  /** @defaultValue 5 */
  readonly maxRows?: number
}

const OPTIONS: OptionTable<RowsOptions> = {
  ...VALUE_OPTIONS,
  minRows: optionKinds.number,
  maxRows: optionKinds.number,
}

/** @throws GlueError UNKNOWN_OPTION, OPTION_VALUE, NOT_OPTIONS */
export const requireRowsOptions = (options: RowsOptions): void => requireOptions('generate rows', options, OPTIONS)

const asTable = (of: Table | StructType | string): Table =>
  typeof of === 'string' ? table(parseSchema(of)) : 'kind' in of ? table(of) : of

/**
 * Generates lists of rows of a table or schema. They shrink to fewer rows and simpler values.
 *
 * @example
 * ```ts
 * import { rowsOf } from '@dryfit/arbitraries'
 * import fc from 'fast-check'
 *
 * for (const rows of fc.sample(rowsOf('id int not null, name string'), 20)) {
 *   if (rows.some((row) => row.id === null)) throw new Error('id is never null')
 * }
 * ```
 */
export function rowsOf(of: Table | StructType | string, options: RowsOptions = {}): fc.Arbitrary<GeneratedRow[]> {
  requireRowsOptions(options)
  return rowsWith(asTable(of), {}, options)
}

const keyOf = (row: GeneratedRow, columns: readonly string[]): string =>
  JSON.stringify(
    columns.map((c) => row[c]),
    (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v),
  )

/** Rows of a table, some columns drawn from given values. */
export function rowsWith(
  of: Table,
  drawn: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  options: RowsOptions,
): fc.Arbitrary<GeneratedRow[]> {
  const { minRows = 0, maxRows = 5 } = options
  const { unique = [], columns = {} } = of.options
  const model = Object.fromEntries(
    of.schema.fields.map((f) => [f.name, drawn[f.name] ?? columns[f.name] ?? fieldValues(f, options)]),
  )
  const row: fc.Arbitrary<GeneratedRow> = fc.record(model)
  const bounds = { minLength: minRows, maxLength: maxRows }
  return unique.length === 0
    ? fc.array(row, bounds)
    : fc.uniqueArray(row, { ...bounds, selector: (r) => keyOf(r, unique) })
}
