import { compileHash } from '../functions/hash/hash-value.ts'
import { murmurBytes, murmurInt, murmurLong } from '../functions/hash/murmur3.ts'
import { XorShiftRandom } from '../functions/math/random.ts'
import { type Batch, concat, pick } from '../lineage/batch.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { Row } from '../types/value.ts'
import { compile, layoutOf } from './compile.ts'
import type { Execution } from './environment.ts'
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

interface Places {
  /** The rows in the order in which they are dealt out. */
  readonly order: readonly number[]
  readonly target: (at: number, nth: number) => number
}

/** By the hash of expressions. */
export function hashed(
  parts: readonly Batch[],
  by: readonly ResolvedExpression[],
  count: number,
  { input, environment }: { readonly input: ResolvedRelation; readonly environment: Execution },
): readonly Batch[] {
  const layout = layoutOf(input.output)
  const keys = by.map((e) => ({ of: compile(e, layout, environment), hash: compileHash(e.dataType, MURMUR) }))
  return spread(parts, count, ({ rows }) => {
    const targets = rows.map((row) => {
      const hash = keys.reduce((state, key) => key.hash(key.of(row), state), SEED)
      return ((hash % count) + count) % count
    })
    return { order: rows.map((_, i) => i), target: (at) => targets[at] ?? 0 }
  })
}

/** In turn, from a place that chance names, in the order of the rows' hashes; undefined where those are not known. */
export function dealt(
  parts: readonly Batch[],
  count: number,
  input: ResolvedRelation,
  needed: ReadonlySet<number>,
): readonly Batch[] | undefined {
  if (count === 1) return [concat(parts)]
  const places = input.output.flatMap(({ id }, i) => (needed.has(id) ? [i] : []))
  const ofNeeded = rowHash(places.flatMap((i) => input.output[i]?.dataType ?? []))
  if (ofNeeded === undefined) return undefined
  const hash = (row: Row): number => ofNeeded(places.map((i) => row[i] ?? null))
  return spread(parts, count, ({ rows }, i) => {
    const hashes = rows.map(hash)
    const order = rows.map((_, at) => at).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0))
    const begin = new XorShiftRandom(BigInt(i)).nextInt(count)
    return { order, target: (_, nth) => (begin + 1 + nth) % count }
  })
}
