import { isShown } from './context/read-catalog.ts'
import type { Runtime } from './context/runtime.ts'
import { canonicalUri, isBelow, partitionPath } from './world/uri.ts'

/** Why a table does not show rows that the job wrote to it. */
export interface Unshown {
  readonly kind: 'dropped' | 'unregistered'
  readonly reason: string
}

/** Of a table, by its name; undefined where it shows all that was written. */
export function unshownOf({ world, writes }: Runtime, target: string): Unshown | undefined {
  const [database = '', name = ''] = target.split('.')
  const table = world.catalog.findTable(database, name)
  if (table === undefined) {
    const place = world.catalog.droppedFrom(target)
    if (place === undefined || !writes.some((write) => isBelow(write.target, canonicalUri(place)))) return undefined
    return {
      kind: 'dropped',
      reason: `The job dropped ${target} after it had written there: there is no table any more.`,
    }
  }
  const location = canonicalUri(table.location)
  const hidden = world.store.list(location).filter((file) => file.by === 'job' && !isShown(file, table))
  if (hidden.length === 0) return undefined
  const partitions = [...new Set(hidden.map((file) => partitionPath(file.path, location).join('/')))]
  return {
    kind: 'unregistered',
    reason: `The catalog does not know the ${partitions.length === 1 ? 'partition' : 'partitions'} ${partitions.slice(0, 3).join(', ')} of ${target}, and so no reader sees what was written there. Glue's writer registers partitions with enableUpdateCatalog=True, Spark's with insertInto or MSCK REPAIR TABLE.`,
  }
}
