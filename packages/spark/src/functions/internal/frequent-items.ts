import { arrayType, type DataType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { type AggregateFunction, aggregate } from '../define.ts'
import { ScalaHashMap } from './scala-hash-map.ts'
import { scalaKeysOf } from './scala-keys.ts'

/** At most this many values and how often they may have come, after Karp, Shenker and Papadimitriou. */
type Counts = ScalaHashMap<Value>

/** What `df.freqItems` asks of a column. Null is a value like others. */
export const frequentItems: AggregateFunction = aggregate<Counts>({
  name: 'collect_frequent_items',
  summary: 'Returns the values that are frequent, and maybe others.',
  params: ['col', 'size: int'],
  nulls: 'pass',
  returns: ([column]) => arrayType(column?.dataType as DataType, column?.nullable ?? true),
  nullable: false,
  accumulator: ({ arguments: [column, size] }) => {
    const keys = scalaKeysOf(column?.dataType as DataType)
    const most = Number(size?.value)
    const empty = (): Counts => new ScalaHashMap(keys)
    return {
      create: empty,
      update: (counts, value: Value) => added(counts, value, 1, most),
      // A partial result is written and read, and then taken into an empty one: each time its keys are laid out anew.
      merge: (counts) => {
        const read = empty()
        for (const { key, count } of counts.entries()) read.set(key, count)
        return read.entries().reduce((all, { key, count }) => added(all, key, count, most), empty())
      },
      result: (counts) => counts.entries().map((e) => e.key),
    }
  },
})

function added(counts: Counts, value: Value, count: number, most: number): Counts {
  const known = counts.find(value)
  if (known !== undefined) known.count += count
  else if (counts.size < most) counts.set(value, count)
  else makeRoom(counts, value, count)
  return counts
}

/** What all have in common is taken from each; who has nothing left goes. */
function makeRoom(counts: Counts, value: Value, count: number): void {
  const least = counts.entries().reduce((least, e) => Math.min(least, e.count), Number.POSITIVE_INFINITY)
  const common = counts.size === 0 ? 0 : least
  if (count < common) {
    for (const e of counts.entries()) e.count -= count
    return
  }
  counts.set(value, count)
  for (const e of counts.entries()) {
    if (e.count > common) e.count -= common
    else counts.delete(e)
  }
}
