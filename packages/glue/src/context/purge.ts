import { GlueError, notSupported } from '../errors/glue-error.ts'
import type { WorldTable } from '../world/table.ts'
import { canonicalUri, partitionPath } from '../world/uri.ts'
import type { StorageClass, WorldFile } from '../world/world-file.ts'
import { matchingPartitions, notOnPartitions, type PartitionKey } from './partition-filter.ts'
import { keysOf, tableNamed } from './read-catalog.ts'
import type { Runtime } from './runtime.ts'

type Options = Readonly<Record<string, unknown>>

const HOUR = 3_600_000
/** What Glue keeps when a job gives no retention period: seven days. */
const RETENTION_HOURS = 168
const KNOWN: ReadonlySet<string> = new Set([
  'retentionPeriod',
  'partitionPredicate',
  'excludeStorageClasses',
  'manifestFilePath',
  'accountId',
  'roleArn',
])

/** Deletes a table's files; a partition that loses all of them leaves the catalog. */
export function purgeTable(runtime: Runtime, database: string, name: string, options: Options): void {
  const table = tableNamed(runtime, database, name, 'purge')
  const files = chosen(runtime, selected(runtime, table, options), options)
  for (const file of files) runtime.world.store.remove(file.path)
  for (const path of new Set(files.map((file) => pathOf(file, table)))) {
    if (path !== '' && runtime.world.store.list(`${table.location}${path}`).length === 0)
      runtime.world.catalog.removePartition(table, path)
  }
}

/** Deletes the files below an S3 path. */
export function purgePath(runtime: Runtime, path: string, options: Options): void {
  if (options['partitionPredicate'])
    throw notSupported('purge an S3 path with a partitionPredicate', 'Purge the table, or the path of the partition.')
  const folder = canonicalUri(path)
  for (const file of chosen(runtime, runtime.world.store.list(folder), options)) runtime.world.store.remove(file.path)
}

/** Gives the files of a table or a path another storage class. */
export function transition(runtime: Runtime, files: readonly WorldFile[], to: StorageClass, options: Options): void {
  for (const name of ['accountId', 'roleArn']) {
    if (typeof options[name] !== 'string')
      throw new GlueError(
        'NO_ROLE',
        `Failed to change the storage class: options has no ${name}, which Glue needs. Add it.`,
      )
  }
  for (const file of chosen(runtime, files, options)) runtime.world.store.replace(file, { storageClass: to })
}

export function selected(runtime: Runtime, table: WorldTable, options: Options): readonly WorldFile[] {
  const files = runtime.world.store.list(table.location)
  const predicate = options['partitionPredicate']
  if (typeof predicate !== 'string' || predicate === '') return files
  const keys: readonly PartitionKey[] = keysOf(table)
  if (keys.length === 0) throw notOnPartitions(predicate, keys)
  const kept = matchingPartitions(runtime, [...table.partitions], keys, predicate)
  return files.filter((file) => kept.has(pathOf(file, table)))
}

const pathOf = (file: WorldFile, table: WorldTable): string =>
  partitionPath(file.path, table.location.replace(/\/$/, '')).join('/')

/** Files that are old enough and of no excluded class. Glue says nothing of the others, so the record does. */
function chosen(runtime: Runtime, files: readonly WorldFile[], options: Options): readonly WorldFile[] {
  for (const name of Object.keys(options)) {
    if (!KNOWN.has(name)) runtime.recorder.warn(`options has ${name}, which Glue does not know and ignores.`)
  }
  if (options['manifestFilePath'])
    throw notSupported('write the manifest of a purge', 'Leave manifestFilePath out of the options of the test run.')
  const hours = hoursOf(options['retentionPeriod'])
  const excluded = new Set(Array.isArray(options['excludeStorageClasses']) ? options['excludeStorageClasses'] : [])
  const now = runtime.world.clock.now()
  const candidates = files.filter((file) => !excluded.has(file.storageClass))
  const old = candidates.filter((file) => now - file.modified >= hours * HOUR)
  if (old.length < candidates.length) {
    const young = candidates.length - old.length
    runtime.recorder.warn(
      `${young} of ${candidates.length} files are younger than the retention period of ${hours} hours and stay. Pass options={"retentionPeriod": 0} to delete them.`,
    )
  }
  return old
}

function hoursOf(value: unknown): number {
  if (value === undefined || value === null) return RETENTION_HOURS
  const hours = Number(value)
  if (Number.isFinite(hours)) return hours
  throw new GlueError(
    'NOT_A_PERIOD',
    `Failed to purge: retentionPeriod is ${JSON.stringify(value)}. Give a number of hours.`,
  )
}
