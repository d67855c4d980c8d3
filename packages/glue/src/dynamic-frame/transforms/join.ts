import { origin } from '@dryfit/spark'
import { GlueError } from '../../errors/glue-error.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { KeyReader } from '../key.ts'
import type { Dynamic, DynamicRecord } from '../value.ts'

/** The two sides of a join, and the keys of each. */
export interface JoinSides {
  readonly right: FrameCore
  readonly paths1: readonly string[]
  readonly paths2: readonly string[]
}

/**
 * The inner join on equal keys: both key columns stay, and a field that both sides of a pair have gets a leading dot on
 * the left. A record whose key is null or missing matches nothing.
 *
 * @throws GlueError JOIN_KEYS, KEY_TYPES
 */
export function join(left: FrameCore, { right, paths1, paths2 }: JoinSides, stage: StageOptions = {}): FrameCore {
  if (paths1.length !== paths2.length || paths1.length === 0) {
    throw new GlueError(
      'JOIN_KEYS',
      `Failed to join: there are ${paths1.length} keys on the left and ${paths2.length} on the right. Give as many on each side.`,
    )
  }
  return left.deriveWith(
    right,
    (records) => {
      const keys = new KeyReader('join', paths1.length)
      const keyOfRight = keys.of({ name: 'right', paths: paths2 })
      const keyOfLeft = keys.of({ name: 'left', paths: paths1 })
      const others = right.records()
      const index = new Map<string, number[]>()
      for (const [j, record] of others.entries()) {
        const key = keyOfRight(record)
        if (key === undefined) continue
        const known = index.get(key)
        if (known === undefined) index.set(key, [j])
        else known.push(j)
      }
      const pairs = records.flatMap((record, i) => {
        const key = keyOfLeft(record)
        const matches = key === undefined ? [] : (index.get(key) ?? [])
        return matches.map((j) => ({ record: pair(record, others[j] ?? new Map()), from: [i, origin(1, j)] }))
      })
      return { records: pairs.map(({ record }) => record), from: pairs.map(({ from }) => from) }
    },
    stage,
  )
}

function pair(left: DynamicRecord, right: DynamicRecord): DynamicRecord {
  const made = new Map<string, Dynamic>()
  for (const [name, value] of left) made.set(right.has(name) ? `.${name}` : name, value)
  for (const [name, value] of right) made.set(name, value)
  return made
}
