import type { Row } from '../types/value.ts'

/** Rows that Spark samples for each range that is asked for. */
const SAMPLED = 100

/** Where ranges end, each bound the last of its own. */
export interface Ranges {
  readonly count: number
  of(row: Row): number
}

/**
 * Ranges of about as many rows each. Spark looks at a sample; undefined where that is not all of the rows, as chance decides then.
 *
 * @param parts - the keys of the rows of each partition
 */
export function rangesOf(
  parts: readonly (readonly Row[])[],
  count: number,
  compare: (a: Row, b: Row) => number,
): Ranges | undefined {
  const all = parts.flat()
  const size = Math.min(SAMPLED * count, 1_000_000)
  const ofPart = Math.ceil((3 * size) / Math.max(parts.length, 1))
  if (all.length > size || parts.some((part) => part.length > ofPart)) return undefined
  const bounds = boundsOf(all.sort(compare), Math.min(count, all.length), compare)
  return {
    count: bounds.length + 1,
    of: (row) => {
      const at = bounds.findIndex((bound) => compare(row, bound) <= 0)
      return at < 0 ? bounds.length : at
    },
  }
}

function boundsOf(sorted: readonly Row[], count: number, compare: (a: Row, b: Row) => number): readonly Row[] {
  const step = sorted.length / count
  const bounds: Row[] = []
  let target = step
  for (const [i, row] of sorted.entries()) {
    if (bounds.length >= count - 1) break
    const last = bounds.at(-1)
    if (i + 1 < target || (last !== undefined && compare(row, last) <= 0)) continue
    bounds.push(row)
    target += step
  }
  return bounds
}
