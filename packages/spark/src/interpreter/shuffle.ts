import { compileHash } from '../functions/hash/hash-value.ts'
import { murmurBytes, murmurInt, murmurLong } from '../functions/hash/murmur3.ts'
import { XorShiftRandom } from '../functions/math/random.ts'
import { type Batch, concat, pick } from '../lineage/batch.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Order, ResolvedRelation } from '../resolved/relation.ts'
import type { Row } from '../types/value.ts'
import { compile, layoutOf } from './compile.ts'
import type { Execution } from './environment.ts'
import { compileSortValue } from './ordering.ts'
import { rangesOf } from './range-bounds.ts'
import type { Reducers } from './shuffle-count.ts'
import { rowHash } from './unsafe-row.ts'

const MURMUR = { ofInt: murmurInt, ofLong: murmurLong, ofBytes: murmurBytes }
const SEED = 42

/** Neighbours together, as many as the share of each comes to. */
export function merged(parts: readonly Batch[], count: number): readonly Batch[] {
  const fewer = Math.min(count, parts.length)
  const from = (i: number): number => Math.floor((i * parts.length) / fewer)
  return Array.from({ length: fewer }, (_, i) => concat(parts.slice(from(i), from(i + 1))))
}

/** Each row to the partition that a function names, in the order in which tasks wrote them. */
function spread(
  parts: readonly Batch[],
  count: number,
  placesOf: (part: Batch, i: number) => Places,
): readonly Batch[] {
  const placed = parts.map((part, i) => ({ part, ...placesOf(part, i) }))
  return Array.from({ length: count }, (_, to) =>
    concat(
      placed.map(({ part, order, target }) =>
        pick(
          part,
          order.filter((at, n) => target(at, n) === to),
        ),
      ),
    ),
  )
}

/** The same rows where all reducers are one: task by task, reducer by reducer. */
const gathered = (parts: readonly Batch[], count: number, placesOf: (part: Batch, i: number) => Places): Batch =>
  concat(parts.map((part, i) => concat(spread([part], count, () => placesOf(part, i)))))

interface Places {
  /** The rows in the order in which they are dealt out. */
  readonly order: readonly number[]
  readonly target: (at: number, nth: number) => number
}

/** What decides where rows go: expressions over the rows of a relation. */
export interface Keys {
  readonly by: readonly ResolvedExpression[]
  readonly input: ResolvedRelation
  readonly environment: Execution
}

/** By the hash of expressions. */
export function hashed(
  parts: readonly Batch[],
  { count, isMerged }: Reducers,
  { by, input, environment }: Keys,
): readonly Batch[] {
  const layout = layoutOf(input.output)
  const keys = by.map((e) => ({ of: compile(e, layout, environment), hash: compileHash(e.dataType, MURMUR) }))
  const placesOf = ({ rows }: Batch): Places => {
    const targets = rows.map((row) => {
      const hash = keys.reduce((state, key) => key.hash(key.of(row), state), SEED)
      return ((hash % count) + count) % count
    })
    return { order: rows.map((_, i) => i), target: (at) => targets[at] ?? 0 }
  }
  return isMerged ? [gathered(parts, count, placesOf)] : spread(parts, count, placesOf)
}

/** By ranges of values; undefined where chance decides what Spark looks at. */
export function ranged(
  parts: readonly Batch[],
  { count, isMerged }: Reducers,
  { by, input, environment, orders }: Keys & { readonly orders: readonly Order[] },
): readonly Batch[] | undefined {
  const layout = layoutOf(input.output)
  const values = by.map((e) => compile(e, layout, environment))
  const columns = by.flatMap(({ dataType }, i) => {
    const order = orders[i]
    return order === undefined ? [] : [compileSortValue({ ...order, dataType })]
  })
  const keys = parts.map(({ rows }) => rows.map((row): Row => values.map((of) => of(row))))
  const ranges = rangesOf(keys, count, (a, b) => {
    for (const [i, compare] of columns.entries()) {
      const c = compare(a[i] ?? null, b[i] ?? null)
      if (c !== 0) return c
    }
    return 0
  })
  if (ranges === undefined) return undefined
  const targets = new Map(parts.map((part, i) => [part, (keys[i] ?? []).map((key) => ranges.of(key))]))
  const placesOf = (part: Batch): Places => ({
    order: part.rows.map((_, i) => i),
    target: (at) => targets.get(part)?.[at] ?? 0,
  })
  return isMerged ? [gathered(parts, ranges.count, placesOf)] : spread(parts, ranges.count, placesOf)
}

/** In turn, from a place that chance names, in the order of the rows' hashes; undefined where those are not known. */
export function dealt(
  parts: readonly Batch[],
  { count, isMerged }: Reducers,
  input: ResolvedRelation,
  needed: ReadonlySet<number>,
): readonly Batch[] | undefined {
  const places = input.output.flatMap(({ id }, i) => (needed.has(id) ? [i] : []))
  const ofNeeded = rowHash(places.flatMap((i) => input.output[i]?.dataType ?? []))
  if (ofNeeded === undefined) return undefined
  const hash = (row: Row): number => ofNeeded(places.map((i) => row[i] ?? null))
  const placesOf = ({ rows }: Batch, i: number): Places => {
    const hashes = rows.map(hash)
    const order = rows.map((_, at) => at).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0))
    const begin = new XorShiftRandom(BigInt(i)).nextInt(count)
    return { order, target: (_, nth) => (begin + 1 + nth) % count }
  }
  return isMerged ? [gathered(parts, count, placesOf)] : spread(parts, count, placesOf)
}
