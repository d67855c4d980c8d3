import type { Row } from '../types/value.ts'
import type { Lineages } from './lineage.ts'
import { listed, pickLineages } from './lineages.ts'

/** Rows on their way through a plan; `lineage` has an entry per row, or is absent when nobody asked. */
export interface Batch {
  readonly rows: readonly Row[]
  readonly lineage?: Lineages
}

/** The rows at the given places of a batch. */
export function pick(batch: Batch, indexes: readonly number[]): Batch {
  const rows = indexes.map((i) => batch.rows[i] as Row)
  const { lineage } = batch
  return lineage === undefined ? { rows } : { rows, lineage: pickLineages(lineage, indexes) }
}

/** The rows with other content, coming from where they came from. */
export const withRows = (batch: Batch, rows: readonly Row[]): Batch =>
  batch.lineage === undefined ? { rows } : { rows, lineage: batch.lineage }

export function concat(batches: readonly Batch[]): Batch {
  const rows = batches.flatMap((b) => b.rows)
  const lineages = batches.flatMap((b) => (b.lineage === undefined ? [] : [b.lineage]))
  return lineages.length < batches.length ? { rows } : { rows, lineage: lineages.flatMap(listed) }
}
