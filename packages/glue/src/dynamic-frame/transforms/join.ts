import { GlueError } from '../../errors/glue-error.ts'
import type { FrameCore } from '../frame-core.ts'
import { splitPath, valueAt } from '../path.ts'
import { kindName } from '../rows.ts'
import type { Dynamic, DynamicRecord } from '../value.ts'

/**
 * The inner join on equal keys: both key columns stay, and a field that both sides of a pair have gets a leading dot on
 * the left. A record whose key is null or missing matches nothing.
 *
 * @throws GlueError JOIN_KEYS, JOIN_TYPES
 */
export function join(
  left: FrameCore,
  right: FrameCore,
  paths1: readonly string[],
  paths2: readonly string[],
): FrameCore {
  if (paths1.length !== paths2.length || paths1.length === 0) {
    throw new GlueError(
      'JOIN_KEYS',
      `Failed to join: there are ${paths1.length} keys on the left and ${paths2.length} on the right. Give as many on each side.`,
    )
  }
  const [keys1, keys2] = [paths1.map(splitPath), paths2.map(splitPath)]
  return left.derive((records) => {
    const kinds = keys1.map(() => new Map<string, string>())
    const index = new Map<string, DynamicRecord[]>()
    for (const record of right.records()) {
      const key = keyOf(record, keys2, (i, v) => note(kinds, i, v, 'right'))
      if (key === undefined) continue
      const known = index.get(key)
      if (known === undefined) index.set(key, [record])
      else known.push(record)
    }
    return {
      records: records.flatMap((record) => {
        const key = keyOf(record, keys1, (i, v) => note(kinds, i, v, 'left'))
        return key === undefined ? [] : (index.get(key) ?? []).map((other) => pair(record, other))
      }),
    }
  })
}

type Seen = (index: number, value: Dynamic) => void

function keyOf(record: DynamicRecord, paths: readonly (readonly string[])[], seen: Seen): string | undefined {
  const parts: string[] = []
  for (const [i, path] of paths.entries()) {
    const value = valueAt(record, path)
    if (value === undefined || value.kind === 'null') return undefined
    if (value.kind !== 'atom')
      throw new GlueError(
        'JOIN_TYPES',
        `Failed to join by ${path.join('.')}: it holds a ${value.kind}. Join by plain columns.`,
      )
    seen(i, value)
    parts.push(`${typeof value.value}:${String(value.value)}`)
  }
  return JSON.stringify(parts)
}

/** Whether Glue takes int 1 for long 1 is not known for sure: keys of two types are refused. */
function note(kinds: readonly Map<string, string>[], index: number, value: Dynamic, side: string): void {
  const known = kinds[index]
  if (known === undefined) return
  known.set(kindName(value), known.get(kindName(value)) ?? side)
  if (known.size < 2) return
  const text = [...known].map(([kind, where]) => `${kind} on the ${where}`).join(' and ')
  throw new GlueError(
    'JOIN_TYPES',
    `Failed to join: key ${index + 1} is ${text}, and whether Glue takes them for equal is not known for sure. Cast one side with apply_mapping first.`,
  )
}

function pair(left: DynamicRecord, right: DynamicRecord): DynamicRecord {
  const made = new Map<string, Dynamic>()
  for (const [name, value] of left) made.set(right.has(name) ? `.${name}` : name, value)
  for (const [name, value] of right) made.set(name, value)
  return made
}
