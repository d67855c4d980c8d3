import { Queries, type Query } from './query.ts'
import { Random } from './random.ts'
import { randomTable, type Table } from './relations.ts'
import { literal } from './types.ts'

export type { Query }

/** Random tables, as statements that make views of them, and queries over those. */
export interface Batch {
  readonly views: readonly string[]
  readonly tables: readonly Table[]
  readonly queries: readonly Query[]
}

/** The queries of a seed. */
export function randomBatch(seed: number, count: number): Batch {
  const r = new Random(seed)
  const tables = ['t', 'u', 's'].map((name) => randomTable(r, name))
  const views = tables.map((table) => viewOf(r, table))
  return { tables, views, queries: Array.from({ length: count }, (_, i) => queryOf(seed * 100_003 + i, tables)) }
}

const queryOf = (seed: number, tables: readonly Table[]): Query => {
  const r = new Random(seed)
  return new Queries(r, tables).query({ depth: r.pick([0, 1, 1, 2]), isTop: true })
}

function viewOf(r: Random, { name, columns }: Table): string {
  const rows = r.times(0, 7, () => `(${columns.map((c) => literal(r, c.type)).join(', ')})`)
  const nulls = `(${columns.map((c) => `cast(null as ${c.type})`).join(', ')})`
  const names = columns.map((c) => c.name).join(', ')
  return `create or replace temporary view ${name} as select * from values ${[...rows, nulls].join(', ')} as v(${names})`
}
