import fc from 'fast-check'
import { type GeneratedRow, type RowsOptions, requireRowsOptions, rowsWith } from './rows-of.ts'
import type { Table } from './table.ts'

/** Rows per table, under the names they were asked for. */
export type GeneratedTables<Names extends string> = Record<Names, GeneratedRow[]>

/**
 * Generates several tables that fit together: a column with a reference takes values that its table has, and now and
 * then one that it does not have.
 *
 * @throws Error when tables refer to each other in a circle, or to a table that is not asked for
 * @example
 * ```ts
 * import { table, tablesOf } from '@dryfit/arbitraries'
 * import fc from 'fast-check'
 *
 * const authors = table('name string')
 * const books = table('title string, author string', { references: { author: authors.key('name') } })
 * const [world] = fc.sample(tablesOf({ books, authors }), 1)
 * if (world === undefined || !Array.isArray(world.books)) throw new Error('rows are expected')
 * ```
 */
export function tablesOf<Names extends string>(
  tables: Readonly<Record<Names, Table>>,
  options: RowsOptions = {},
): fc.Arbitrary<GeneratedTables<Names>> {
  requireRowsOptions(options)
  const names = inOrder(tables)
  const start: fc.Arbitrary<Partial<GeneratedTables<Names>>> = fc.constant({})
  return names
    .reduce(
      (world, name) =>
        world.chain((done) =>
          rowsWith(tables[name], drawnColumns(tables, name, done), options).map((rows) => ({ ...done, [name]: rows })),
        ),
      start,
    )
    .map(
      (world) => Object.fromEntries(Object.keys(tables).map((n) => [n, world[n as Names]])) as GeneratedTables<Names>,
    )
}

/** One in so many references names nothing. */
const DANGLING = 6

function drawnColumns<Names extends string>(
  tables: Readonly<Record<Names, Table>>,
  name: Names,
  done: Partial<GeneratedTables<Names>>,
): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const references = Object.entries(tables[name].options.references ?? {})
  return Object.fromEntries(
    references.flatMap(([column, reference]) => {
      const parent = nameOf(tables, reference.table)
      const values = ((parent === undefined ? undefined : done[parent]) ?? []).map((row) => row[reference.column])
      if (values.length === 0) return []
      const other = rowsWith(tables[name], {}, { minRows: 1, maxRows: 1 }).map((rows) => rows[0]?.[column] ?? null)
      return [
        [
          column,
          fc.oneof({ arbitrary: fc.constantFrom(...values), weight: DANGLING - 1 }, { arbitrary: other, weight: 1 }),
        ],
      ]
    }),
  )
}

const nameOf = <Names extends string>(tables: Readonly<Record<Names, Table>>, of: Table): Names | undefined =>
  (Object.keys(tables) as Names[]).find((n) => tables[n] === of)

/** Referenced tables before those that refer to them. */
function inOrder<Names extends string>(tables: Readonly<Record<Names, Table>>): readonly Names[] {
  const done: Names[] = []
  const visit = (name: Names, path: readonly Names[]): void => {
    if (done.includes(name)) return
    if (path.includes(name)) {
      throw new Error(
        `Failed to generate tables: ${[...path, name].join(' refers to ')}. Leave one of these references out.`,
      )
    }
    for (const [column, reference] of Object.entries(tables[name].options.references ?? {})) {
      const parent = nameOf(tables, reference.table)
      if (parent === undefined) {
        throw new Error(
          `Failed to generate tables: ${name}.${column} refers to a table that is not asked for. Add it to tablesOf({ … }).`,
        )
      }
      visit(parent, [...path, name])
    }
    done.push(name)
  }
  for (const name of Object.keys(tables) as Names[]) visit(name, [])
  return done
}
