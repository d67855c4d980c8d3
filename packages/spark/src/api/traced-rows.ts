import { originsOf, type TracedRows } from '../lineage/trace.ts'
import type { LocalRelation } from '../plan/relation.ts'
import type { StructType } from '../types/data-type.ts'
import type { RowOrigin, TracedRow } from './row.ts'

/** Rows, each with the input rows that it was made of, which are looked for when they are asked for. */
export const tracedRows = ({ rows, from }: TracedRows): readonly TracedRow[] =>
  rows.map((row, i) => {
    let known: readonly RowOrigin[] | undefined
    return {
      row,
      get origins(): readonly RowOrigin[] {
        known ??= originsOf(from, i).map(({ input: { name, schema, rows: all }, row: index }) => ({
          input: name,
          index,
          schema,
          row: all[index] ?? [],
        }))
        return known
      },
    }
  })

/** What a frame gives now, as a relation of its own. */
export const snapshotOf = (
  frame: { readonly schema: StructType; traced(): TracedRows },
  origin: string | undefined,
): LocalRelation => ({
  kind: 'LocalRelation',
  schema: frame.schema,
  ...frame.traced(),
  ...(origin === undefined ? {} : { origin }),
})
