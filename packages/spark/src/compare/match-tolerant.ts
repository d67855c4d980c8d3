/** Rows of both sides that agree in every column on which a tolerance has no bearing. */
export interface TolerantGroup {
  readonly expected: readonly number[]
  readonly received: readonly number[]
}

export interface TolerantTest {
  /** The number to sort by, from the first column that a tolerance bears on. */
  readonly expectedValue: (row: number) => number
  readonly receivedValue: (row: number) => number
  /** Whether the sorting numbers alone are near enough. */
  readonly near: (expected: number, received: number) => boolean
  /** Whether the rows are equal within the tolerance. */
  readonly equal: (expected: number, received: number) => boolean
}

/**
 * Pairs rows that are equal within a tolerance. Both sides go by ascending number, each row taking the first that will
 * do: with one such column no other choice pairs more rows.
 */
export function matchTolerant(group: TolerantGroup, test: TolerantTest): ReadonlyMap<number, number> {
  const byValue = (value: (row: number) => number) => (a: number, b: number) => compare(value(a), value(b)) || a - b
  const expected = [...group.expected].sort(byValue(test.expectedValue))
  const received = [...group.received].sort(byValue(test.receivedValue))
  const taken = new Set<number>()
  const matched = new Map<number, number>()
  let start = 0
  for (const e of expected) {
    for (let j = start; j < received.length; j++) {
      const r = received[j] as number
      if (taken.has(r)) continue
      if (test.equal(e, r)) {
        matched.set(e, r)
        taken.add(r)
        break
      }
      if (test.near(e, r)) continue
      if (compare(test.receivedValue(r), test.expectedValue(e)) > 0) break
      if (j === start) start++
    }
    while (start < received.length && taken.has(received[start] as number)) start++
  }
  return matched
}

/** NaN, which also stands for null, goes last. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a < b ? -1 : a > b ? 1 : 0
}
