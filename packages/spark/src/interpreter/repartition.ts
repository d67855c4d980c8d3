import { type Batch, concat } from '../lineage/batch.ts'
import type { Rename } from '../resolved/relation.ts'
import { coalesced } from './coalesced.ts'
import { doubtful, idsIn, type Parting, type Under } from './parting.ts'
import { dealt, hashed, merged, ranged } from './shuffle.ts'
import { reducersOf } from './shuffle-count.ts'

/** The partitions that a repartitioning makes of those below. */
export function repartitioned(node: Rename, above: Parting, environment: Under): Parting {
  const { how, count } = node.partitions ?? { how: 'dealt' }
  const input = (how === 'merged' && above.mergedOf) || above
  if (input.doubt !== undefined && how === 'merged' && count !== 1) return input
  if (input.isNone === true)
    return doubtful([], 'Spark plans a repartition of no rows in a way that dryfit does not follow')
  const isPlaced = input.isPlaced === true || input.isShuffled === true
  const isFewer = how === 'merged' && count !== 1 && (count ?? 1) < input.parts.length
  if (isFewer && isPlaced && input.held === undefined)
    return doubtful(input.parts, 'partitions of a shuffle or of kept rows are put together by where they are')
  const { held, ...loose } = input
  if (how === 'merged')
    return {
      ...loose,
      parts:
        isFewer && held?.includes(true) ? gathered(input.parts, held, count ?? 1) : merged(input.parts, count ?? 1),
      beneath: input.beneath ?? input,
      mergedOf: input,
      ...(count === 1 && { isSingle: true }),
    }
  const below = input.beneath ?? input
  const base = { isShuffled: true, beneath: below } as const
  const parts = below.parts
  if (count === 1 && node.partitions?.isEven !== true) return { parts: [concat(parts)], isSingle: true, ...base }
  if (below.doubt !== undefined) return { ...doubtful(parts, below.doubt), ...base }
  const made = spread(node, parts, environment)
  if (typeof made === 'string') return { ...doubtful(parts, made), ...base }
  return { ...made, held: made.parts.map(({ rows }) => rows.length > 0), ...base }
}

const gathered = (parts: readonly Batch[], held: readonly boolean[], count: number): readonly Batch[] =>
  coalesced(held, count).map((group) => concat(group.flatMap((i) => parts[i] ?? [])))

/** The rows sent to where they belong; why that is not known otherwise. */
function spread(node: Rename, parts: readonly Batch[], environment: Under): Pick<Parting, 'parts' | 'by'> | string {
  const { how, count, orders = [], isEven } = node.partitions ?? { how: 'dealt' }
  const free = reducersOf(environment.conf)
  if (isEven && !free.isMerged) return 'without spark.sql.adaptive.enabled Spark does not follow REBALANCE'
  const reducers = { count: count ?? free.count, isMerged: free.isMerged && (isEven === true || count === undefined) }
  const by = node.partitionedBy ?? []
  const keys = { by, input: node.input, environment }
  if (how === 'hashed') return { parts: hashed(parts, reducers, keys), ...(!reducers.isMerged && { by: idsIn(by) }) }
  const made =
    how === 'ranged'
      ? ranged(parts, reducers, { ...keys, orders })
      : dealt(parts, reducers, node.input, environment.needed)
  if (made !== undefined) return { parts: made }
  return how === 'ranged'
    ? 'Spark samples so many rows for ranges'
    : 'rows with nested columns or long decimals are dealt out by a hash that dryfit does not compute'
}
