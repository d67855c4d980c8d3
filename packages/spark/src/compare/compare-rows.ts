import { ValueError } from '../errors/value-error.ts'
import { groupingKey } from '../types/compare.ts'
import type { Row, Value } from '../types/value.ts'
import { type CellTest, cellDifferences, compileCellTest, hasFraction } from './compare-cells.ts'
import type { ColumnPair } from './compare-schemas.ts'
import type { CellDifference, CompareOptions, FrameData, RowDifference, Tolerance } from './difference.ts'
import { matchRows } from './match-rows.ts'
import { matchTolerant, type TolerantTest } from './match-tolerant.ts'

export interface RowComparison {
  readonly differences: readonly RowDifference[]
  readonly onlyOrder: boolean
}

/** What the steps of one comparison work on. */
interface Work {
  readonly expected: readonly Row[]
  readonly received: readonly Row[]
  readonly pairs: readonly ColumnPair[]
  readonly tests: readonly CellTest[]
  readonly tolerance: Tolerance | undefined
  /** Cells as Map keys, per row and column. */
  readonly expectedKeys: readonly (readonly unknown[])[]
  readonly receivedKeys: readonly (readonly unknown[])[]
}

/** The rows that are not the same on both sides, over the columns that both sides have. */
export function compareRows(
  expected: FrameData,
  received: FrameData,
  pairs: readonly ColumnPair[],
  options: CompareOptions,
): RowComparison {
  const work = prepare(expected, received, pairs, options)
  const rest = isTolerant(work) ? unmatchedWithin(work) : unmatched(work)
  const sameBag = rest.expected.length === 0 && rest.received.length === 0
  if (options.order === true) {
    const differences = inOrder(work)
    return { differences, onlyOrder: sameBag && differences.length > 0 }
  }
  if (sameBag) return { differences: [], onlyOrder: false }
  const matched =
    options.key === undefined || options.key.length === 0
      ? matchByLikeness(rest.expected, rest.received, work)
      : matchByKey(rest, keyColumns(options.key, pairs), work)
  return { differences: differencesOf(rest, matched, work), onlyOrder: false }
}

function prepare(
  expected: FrameData,
  received: FrameData,
  pairs: readonly ColumnPair[],
  options: CompareOptions,
): Work {
  const tolerance = typeof options.tolerance === 'number' ? { absolute: options.tolerance } : options.tolerance
  const keys = pairs.map(({ type }) => {
    const key = groupingKey(type)
    return (value: Value | undefined): unknown => (value === null || value === undefined ? null : key(value))
  })
  const keysOf = (rows: readonly Row[], side: 'expected' | 'received'): (readonly unknown[])[] =>
    rows.map((row) => pairs.map((pair, c) => keys[c]?.(row[pair[side]])))
  return {
    expected: expected.rows,
    received: received.rows,
    pairs,
    tests: pairs.map(({ type }) => compileCellTest(type, tolerance)),
    tolerance,
    expectedKeys: keysOf(expected.rows, 'expected'),
    receivedKeys: keysOf(received.rows, 'received'),
  }
}

interface Rest {
  readonly expected: readonly number[]
  readonly received: readonly number[]
}

/** What is left after every row that has an exact twin is taken out, in the order of each side. */
function unmatched({ expectedKeys, receivedKeys }: Work): Rest {
  // Each list holds its rows backwards: pop() is cheap and gives the first.
  const open = new Map<string, number[]>()
  for (let i = expectedKeys.length - 1; i >= 0; i--) {
    const key = joinKeys(expectedKeys[i] ?? [])
    const known = open.get(key)
    if (known === undefined) open.set(key, [i])
    else known.push(i)
  }
  const received = [...receivedKeys.keys()].filter(
    (j) => open.get(joinKeys(receivedKeys[j] ?? []))?.pop() === undefined,
  )
  return { expected: [...open.values()].flat().sort((a, b) => a - b), received }
}

const isTolerant = (work: Work): boolean =>
  work.tolerance !== undefined && work.pairs.some((pair) => hasFraction(pair.type))

/** As `unmatched`, where rows may be twins within the tolerance. */
function unmatchedWithin(work: Work): Rest {
  const exact = work.pairs.flatMap(({ type }, c) => (hasFraction(type) ? [] : [c]))
  const all = { expected: [...work.expected.keys()], received: [...work.received.keys()] }
  const matched = new Map<number, number>()
  const test = tolerantTest(work)
  for (const group of groupByColumns(all, exact, work)) {
    for (const [e, r] of matchTolerant(group, test)) matched.set(e, r)
  }
  const taken = new Set(matched.values())
  return { expected: all.expected.filter((e) => !matched.has(e)), received: all.received.filter((r) => !taken.has(r)) }
}

function tolerantTest(work: Work): TolerantTest {
  const first = work.pairs.findIndex(({ type }) => hasFraction(type))
  const pair = work.pairs[first]
  // A nested value has no number to sort by: NaN for all keeps every pair a candidate.
  const number = (value: Value | undefined): number =>
    typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN
  return {
    expectedValue: (e) => number(work.expected[e]?.[pair?.expected ?? 0]),
    receivedValue: (r) => number(work.received[r]?.[pair?.received ?? 0]),
    near: (e, r) => equalAt(e, r, first, work),
    equal: (e, r) => work.pairs.every((_, c) => equalAt(e, r, c, work)),
  }
}

// The length in front keeps ['a', 'bc'] apart from ['ab', 'c']; null and the text 'null' differ in their first letter.
function joinKeys(keys: readonly unknown[]): string {
  let text = ''
  for (const key of keys) {
    const part = String(key)
    text += key === null ? '~' : `${part.length}:${part}`
  }
  return text
}

function inOrder(work: Work): readonly RowDifference[] {
  const found: RowDifference[] = []
  const { expected, received } = work
  for (let i = 0; i < Math.max(expected.length, received.length); i++) {
    if (i >= received.length) found.push({ kind: 'missing', expected: i })
    else if (i >= expected.length) found.push({ kind: 'extra', received: i })
    else pushChanged(i, i, work, found)
  }
  return found
}

function pushChanged(e: number, r: number, work: Work, found: RowDifference[]): void {
  const cells = changedCells(e, r, work)
  if (cells.length > 0) found.push({ kind: 'changed', expected: e, received: r, cells })
}

function changedCells(e: number, r: number, work: Work): readonly CellDifference[] {
  const [expected, received] = [work.expected[e] ?? [], work.received[r] ?? []]
  return work.pairs.flatMap((pair, c) => {
    const [a, b] = [expected[pair.expected] ?? null, received[pair.received] ?? null]
    if (work.tests[c]?.(a, b) === true) return []
    const cell = { column: pair.name, path: pair.name, type: pair.type, expected: a, received: b }
    return cellDifferences(cell, work.tolerance)
  })
}

function matchByLikeness(expected: readonly number[], received: readonly number[], work: Work): Map<number, number> {
  const { expectedKeys, receivedKeys, pairs } = work
  const distance = (e: number, r: number): number => {
    const [a, b] = [expectedKeys[e] ?? [], receivedKeys[r] ?? []]
    let different = 0
    for (let c = 0; c < pairs.length; c++) if (a[c] !== b[c] && !equalAt(e, r, c, work)) different++
    return different
  }
  return matchRows(expected, received, {
    expected: expectedKeys,
    received: receivedKeys,
    distance,
    columns: pairs.length,
  })
}

function equalAt(e: number, r: number, c: number, work: Work): boolean {
  const pair = work.pairs[c]
  if (pair === undefined) return true
  const [a, b] = [work.expected[e]?.[pair.expected] ?? null, work.received[r]?.[pair.received] ?? null]
  return work.tests[c]?.(a, b) === true
}

function keyColumns(key: readonly string[], pairs: readonly ColumnPair[]): readonly number[] {
  return key.map((name) => {
    const column = pairs.findIndex((pair) => pair.name === name)
    if (column >= 0) return column
    const known = pairs.map((pair) => pair.name)
    const shown =
      known.length > 10 ? `${known.slice(0, 10).join(', ')} and ${known.length - 10} more` : known.join(', ')
    throw new ValueError(
      'UNKNOWN_KEY',
      `Failed to compare rows by ${JSON.stringify(name)}: the frames have no such column in common`,
      `They share: ${shown || 'none'}.`,
    )
  })
}

function groupByColumns(rest: Rest, columns: readonly number[], work: Work): Iterable<Rest> {
  const groups = new Map<string, { expected: number[]; received: number[] }>()
  const groupOf = (keys: readonly unknown[] | undefined): { expected: number[]; received: number[] } => {
    const key = joinKeys(columns.map((c) => keys?.[c]))
    const known = groups.get(key) ?? { expected: [], received: [] }
    groups.set(key, known)
    return known
  }
  for (const e of rest.expected) groupOf(work.expectedKeys[e]).expected.push(e)
  for (const r of rest.received) groupOf(work.receivedKeys[r]).received.push(r)
  return groups.values()
}

/** Rows of one key are paired among themselves; a key that stands twice is told apart by likeness. */
function matchByKey(rest: Rest, columns: readonly number[], work: Work): Map<number, number> {
  const matched = new Map<number, number>()
  for (const group of groupByColumns(rest, columns, work)) {
    for (const [e, r] of matchByLikeness(group.expected, group.received, work)) matched.set(e, r)
    pairTheRest(group, matched)
  }
  return matched
}

function pairTheRest(group: Rest, matched: Map<number, number>): void {
  const taken = new Set(group.expected.map((e) => matched.get(e)))
  const free = group.received.filter((r) => !taken.has(r))
  for (const e of group.expected) {
    if (matched.has(e)) continue
    const r = free.shift()
    if (r !== undefined) matched.set(e, r)
  }
}

function differencesOf(rest: Rest, matched: ReadonlyMap<number, number>, work: Work): readonly RowDifference[] {
  const found: RowDifference[] = []
  for (const e of rest.expected) {
    const r = matched.get(e)
    if (r === undefined) found.push({ kind: 'missing', expected: e })
    else pushChanged(e, r, work, found)
  }
  const taken = new Set(matched.values())
  for (const r of rest.received) if (!taken.has(r)) found.push({ kind: 'extra', received: r })
  return found
}
