/**
 * The input rows that a row came from: one, as `input * 2 ** 32 + row`, or all that several came from. Parts are shared, not copied:
 * a tracked run costs a place a row at most, and only a report walks down to the rows.
 */
export type Lineage = number | Lineages

/** Lineages by their place; an array is such a list. */
export interface Lineages {
  readonly length: number
  at(place: number): Lineage | undefined
}

const INPUT = 2 ** 32

/** A row of an input of the run. */
export const origin = (input: number, row: number): Lineage => input * INPUT + row

/** Where a row came from: the index of the input in the run, and the row's index in it. */
export const originOf = (code: number): { readonly input: number; readonly row: number } => ({
  input: Math.floor(code / INPUT),
  row: code % INPUT,
})

/** What came from nowhere: the sum of no rows. */
export const NO_LINEAGE: Lineage = Object.freeze([])

/** The rows that a row came from, by input and place, each once. */
export function rowsOf(lineage: Lineage): readonly number[] {
  const rows = new Set<number>()
  const seen = new Set<Lineage>()
  const waiting: Lineage[] = [lineage]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part === 'number') rows.add(part)
    else if (!seen.has(part)) {
      seen.add(part)
      for (let i = 0; i < part.length; i++) waiting.push(part.at(i) ?? NO_LINEAGE)
    }
  }
  return [...rows].sort((a, b) => a - b)
}
