import { JavaRandom } from '../functions/math/java-random.ts'

/** Spark draws the same numbers each time. */
const SEED = 7919
/** How much fuller a group may be that lies where the partition is. */
const SLACK = 0.1

/**
 * Which partitions a coalesce puts together, where rows of a shuffle lie on the one machine: those that hold any want to stay there.
 *
 * @param held - of each partition whether the shuffle sent it rows
 */
export function coalesced(held: readonly boolean[], count: number): readonly (readonly number[])[] {
  const placed = held.flatMap((isHeld, i) => (isHeld ? [i] : []))
  const others = held.flatMap((isHeld, i) => (isHeld ? [] : [i]))
  const groups: number[][] = []
  const taken = new Set<number>()
  const add = (group: number[], partition: number): void => {
    if (taken.has(partition)) return
    group.push(partition)
    taken.add(partition)
  }
  const random = new JavaRandom(BigInt(SEED))
  const [first = 0] = placed
  for (let i = 0; i < count; i++) {
    const group: number[] = []
    groups.push(group)
    add(group, i === 0 ? first : (placed[random.nextInt(placed.length)] ?? first))
  }
  for (const rest of [placed, others]) {
    let next = 0
    for (const group of groups) for (; group.length === 0 && next < rest.length; next++) add(group, rest[next] ?? 0)
  }
  const slack = Math.floor(SLACK * held.length)
  for (const [i, isHeld] of held.entries()) {
    if (taken.has(i)) continue
    add(binFor(groups, { random, slack, isHeld }), i)
  }
  return groups.filter((group) => group.length > 0)
}

interface Pick {
  readonly random: JavaRandom
  readonly slack: number
  readonly isHeld: boolean
}

/** The emptier one of two by chance, or the emptiest of all where the rows are. */
function binFor(groups: readonly number[][], { random, slack, isHeld }: Pick): number[] {
  const [one = [], other = []] = [groups[random.nextInt(groups.length)], groups[random.nextInt(groups.length)]]
  const drawn = one.length < other.length ? one : other
  if (!isHeld) return drawn
  const emptiest = groups.reduce((least, group) => (group.length < least.length ? group : least))
  return drawn.length + slack <= emptiest.length ? drawn : emptiest
}
