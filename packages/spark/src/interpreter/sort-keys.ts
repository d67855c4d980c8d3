import type { Value } from '../types/value.ts'

/** The values of a sort column, and how two of them compare, nulls and direction included. */
export interface SortColumn {
  readonly values: readonly Value[]
  readonly compare: (a: Value, b: Value) => number
}

/** How many values a column of texts may have to be worth a rank each. */
const RANKED = 4096

/** Beyond it a double holds no more whole numbers. */
const MOST = 2 ** 53

/**
 * The order of rows whose columns can all be told as whole numbers that fit together into one double: sorted as such, without
 * comparing. Undefined for others.
 */
export function packedOrder(columns: readonly SortColumn[], size: number): number[] | undefined {
  const packed = new Float64Array(size)
  let room = size
  // From the last column, which counts least, before the place of the row.
  for (const column of [...columns].reverse()) {
    const ranks = ranksOf(column)
    if (ranks === undefined) return undefined
    const { of, least, most } = ranks
    const range = most - least + 1
    if (room * range > MOST) return undefined
    for (let i = 0; i < size; i++) (packed[i] as number) += ((of[i] as number) - least) * room
    room *= range
  }
  for (let i = 0; i < size; i++) (packed[i] as number) += i
  packed.sort()
  return Array.from(packed, (key) => key % size)
}

interface Ranks {
  readonly of: Float64Array
  readonly least: number
  readonly most: number
}

function ranksOf(column: SortColumn): Ranks | undefined {
  const first = column.values.find((value) => value !== null)
  if (first === undefined) return { of: new Float64Array(column.values.length), least: 0, most: 0 }
  if (typeof first === 'string') return ranksOfTexts(column)
  return typeof first === 'number' ? ranksOfNumbers(column) : undefined
}

/** Whole numbers are their own ranks, turned round where the column descends; nulls stand beside the least or the most. */
function ranksOfNumbers({ values, compare }: SortColumn): Ranks | undefined {
  const of = new Float64Array(values.length)
  const sign = compare(0, 1) < 0 ? 1 : -1
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  let hasNull = false
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value === null) {
      hasNull = true
      continue
    }
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined
    const rank = sign * value
    of[i] = rank
    if (rank < least) least = rank
    if (rank > most) most = rank
  }
  if (!hasNull) return { of, least, most }
  const isFirst = compare(null, 0) < 0
  const place = isFirst ? least - 1 : most + 1
  for (let i = 0; i < values.length; i++) if (values[i] === null) of[i] = place
  return { of, least: isFirst ? place : least, most: isFirst ? most : place }
}

/** Texts of which there are few get their places among each other. */
function ranksOfTexts({ values, compare }: SortColumn): Ranks | undefined {
  const ranks = new Map<Value, number>()
  for (const value of values) {
    if (value !== null && typeof value !== 'string') return undefined
    if (ranks.size > RANKED) return undefined
    if (!ranks.has(value)) ranks.set(value, 0)
  }
  const sorted = [...ranks.keys()].sort(compare)
  let rank = 0
  for (const [i, value] of sorted.entries()) {
    // Texts of other units may be the same bytes.
    if (i > 0 && compare(sorted[i - 1] as Value, value) !== 0) rank += 1
    ranks.set(value, rank)
  }
  return { of: Float64Array.from(values, (value) => ranks.get(value) ?? 0), least: 0, most: rank }
}
