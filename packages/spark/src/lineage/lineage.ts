import type { Row } from '../types/value.ts'

/**
 * The input rows that an output row came from, each as `input * 2 ** 32 + row`, ascending, without repeats. Plain
 * numbers keep a tracked run of a million rows in memory.
 */
export type Lineage = readonly number[]

const INPUT = 2 ** 32

export const origin = (input: number, row: number): number => input * INPUT + row

/** Where a row came from: the index of the input in the run, and the row's index in it. */
export const originOf = (code: number): { readonly input: number; readonly row: number } => ({
  input: Math.floor(code / INPUT),
  row: code % INPUT,
})

export function merge(a: Lineage, b: Lineage): Lineage {
  if (a.length === 0) return b
  if (b.length === 0) return a
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

/** Rows on their way through the plan; `lineage` has an entry per row, or is absent when nobody asked. */
export interface Batch {
  readonly rows: readonly Row[]
  readonly lineage?: readonly Lineage[]
}

/** The rows at the given places of a batch. */
export function pick(batch: Batch, indexes: readonly number[]): Batch {
  const rows = indexes.map((i) => batch.rows[i] as Row)
  const { lineage } = batch
  return lineage === undefined ? { rows } : { rows, lineage: indexes.map((i) => lineage[i] ?? []) }
}

/** The rows with other content, coming from where they came from. */
export const withRows = (batch: Batch, rows: readonly Row[]): Batch =>
  batch.lineage === undefined ? { rows } : { rows, lineage: batch.lineage }

export function concat(batches: readonly Batch[]): Batch {
  const rows = batches.flatMap((b) => b.rows)
  const lineages = batches.flatMap((b) => (b.lineage === undefined ? [] : [b.lineage]))
  return lineages.length < batches.length ? { rows } : { rows, lineage: lineages.flat() }
}
