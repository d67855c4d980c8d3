import { rootOf, type TableDescription } from '../catalog/provider.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { PartitionSpec, TableChange } from '../plan/catalog-command.ts'
import type { CommandContext } from './handler.ts'
import { partitionPath, partitionsError, partitionsNotFound, requireKeys } from './partitions.ts'

/** Files of a managed table go into the folder of the new name. */
export function renamePartition(
  { from, to }: Extract<TableChange, { readonly kind: 'RenamePartition' }>,
  table: TableDescription,
  { catalog, conf, storage }: CommandContext,
): void {
  requireKeys(table, 'ALTER TABLE RENAME PARTITION')
  const [before, after] = [partitionPath(from, table, conf), partitionPath(to, table, conf)]
  const { provider } = catalog
  const known = provider.listPartitions(table)
  if (!known.includes(before)) throw partitionsNotFound([from], table)
  if (known.includes(after)) throw partitionsError('PARTITIONS_ALREADY_EXIST', [to], table)
  if (table.tableType !== 'MANAGED') throw elsewhere('ALTER TABLE … RENAME TO PARTITION', table)
  const root = rootOf(table)
  for (const { path, content } of storage?.list(`${root}/${before}`) ?? [])
    storage?.write(`${root}/${after}${path.slice(root.length + 1 + before.length)}`, content)
  storage?.remove(`${root}/${before}`)
  provider.removePartition(table, before)
  provider.addPartition(table, after)
}

/** `ADD PARTITION … LOCATION`: in its own folder, where a partition is without it. */
export function requireOwnPlaces(
  partitions: readonly PartitionSpec[],
  locations: readonly (string | undefined)[],
  table: TableDescription,
  { conf }: CommandContext,
): void {
  partitions.forEach((spec, i) => {
    const location = locations[i]?.replace(/\/+$/, '')
    if (location !== undefined && location !== `${rootOf(table)}/${partitionPath(spec, table, conf)}`)
      throw elsewhere('ALTER TABLE … ADD PARTITION … LOCATION', table)
  })
}

export function setPartitionLocation(
  { partition, location }: Extract<TableChange, { readonly kind: 'SetPartitionLocation' }>,
  table: TableDescription,
  context: CommandContext,
): void {
  requireKeys(table, 'ALTER TABLE ... SET LOCATION')
  const path = partitionPath(partition, table, context.conf)
  if (!context.catalog.provider.listPartitions(table).includes(path)) throw partitionsNotFound([partition], table)
  requireOwnPlaces([partition], [location], table, context)
}

/** A partition is looked for in the folder of its values. */
const elsewhere = (what: string, table: TableDescription): Error =>
  new UnsupportedError(
    'PARTITION_ELSEWHERE',
    `Failed to run ${what} of ${table.database}.${table.name}: a partition that is not in the folder of its values is not supported`,
    `Keep it below ${rootOf(table)}, in the folder key=value.`,
  )
