import { sparkError } from '../../errors/spark-error.ts'
import { setKey } from '../../types/compare.ts'
import { DoubleType } from '../../types/data-type.ts'
import { hashMapOrder } from '../../types/hash-order.ts'
import type { Value } from '../../types/value.ts'

/** How often a group has seen each double; 0.0 and -0.0 are two. */
export type Frequencies = Map<unknown, { readonly value: number; count: number }>

const keyOf = setKey(DoubleType)

/**
 * Counts a value.
 *
 * @throws SparkError where it is counted a negative number of times
 */
export function countValue(frequencies: Frequencies, value: number, times: number, timesSql: string): Frequencies {
  if (times < 0)
    throw sparkError('IllegalArgumentException', '_LEGACY_ERROR_TEMP_2013', { frequencyExpression: timesSql })
  if (times === 0) return frequencies
  const key = keyOf(value)
  const entry = frequencies.get(key)
  if (entry === undefined) frequencies.set(key, { value, count: times })
  else entry.count += times
  return frequencies
}

type Counted = readonly { readonly value: number; readonly count: number }[]

function percentileOf(sorted: Counted, total: number, percentage: number): number {
  const position = (total - 1) * percentage
  const lower = Math.floor(position)
  const higher = Math.ceil(position)
  let seen = 0
  let low: number | undefined
  for (const { value, count } of sorted) {
    seen += count
    if (low === undefined && seen > lower) low = value
    if (seen > higher) {
      const below = low ?? value
      return lower === higher || below === value ? below : (higher - position) * below + (position - lower) * value
    }
  }
  return low ?? Number.NaN
}

// NaN is the greatest double, as in every order of Spark.
const byDouble = (a: number, b: number): number =>
  Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b

/** Where a share may fall: between two values, which are weighed, or at one of them alone. */
export type Places = 'between' | 'at a value' | 'at a value, as it was'

interface Order {
  readonly places: Places
  readonly descending: boolean
}

/** The first value that the share is not behind: with four values a quarter is the first, a bit more the second. */
function valueAt(sorted: Counted, total: number, percentage: number): number {
  const place = Math.max(Math.ceil(percentage * total) - 1, 0)
  let seen = 0
  for (const { value, count } of sorted) {
    seen += count
    if (seen > place) return value
  }
  return Number.NaN
}

/** The value below the share, counted from the first to the last: what Spark calls its legacy. */
function valueBelow(sorted: Counted, total: number, percentage: number): number {
  const place = Math.floor((total - 1) * percentage)
  let seen = 0
  for (const { value, count } of sorted) {
    seen += count
    if (seen > place) return value
  }
  return Number.NaN
}

const FINDERS: Readonly<Record<Places, typeof percentileOf>> = {
  between: percentileOf,
  'at a value': valueAt,
  'at a value, as it was': valueBelow,
}

/** The percentile at a share between 0 and 1, or the list of them; null for a group without values, and for no share. */
export function percentileAt(frequencies: Frequencies, percentages: Value, { places, descending }: Order): Value {
  // Zeros of both signs are equal: they stay in the order of the hash map that Spark counts in.
  const values = hashMapOrder(
    [...frequencies.values()].map((e) => e.value),
    DoubleType,
  ) as readonly number[]
  const order = descending ? (a: number, b: number): number => byDouble(b, a) : byDouble
  const sorted = [...values].sort(order).map((v) => frequencies.get(keyOf(v)) ?? { value: v, count: 0 })
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const find = FINDERS[places]
  const at = (p: Value): number => find(sorted, total, Number(p))
  if (!Array.isArray(percentages)) return at(percentages)
  return percentages.length === 0 ? null : percentages.map(at)
}
