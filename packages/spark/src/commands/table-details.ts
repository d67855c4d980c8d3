import { SESSION_CATALOG } from '../catalog/names.ts'
import { rootOf, type TableDescription } from '../catalog/provider.ts'
import type { PartitionSpec } from '../plan/catalog-command.ts'
import { folderValue } from '../storage/hive-layout.ts'
import { shownPath } from '../storage/paths.ts'
import type { CommandContext } from './handler.ts'
import { partitionPath, partitionsNotFound, requireKeys } from './partitions.ts'
import { redacted } from './rows.ts'

/** What is said of a table, by its name in `DESCRIBE EXTENDED` and `SHOW TABLE EXTENDED`. */
export type Detail = readonly [name: string, value: string]

/** `Mon Nov 30 11:34:49 UTC 2026`: as Java prints a date, in the zone of Glue's machines. */
export function javaDate(millis: number): string {
  const [day, date, month, year, time] = new Date(millis).toUTCString().split(/,? /)
  return `${day} ${month} ${date} ${time} UTC ${year}`
}

const pairs = (list: readonly (readonly [string, string])[]): string =>
  `[${list.map(([key, value]) => `${key}=${value}`).join(', ')}]`

export const storageProperties = ({ options }: TableDescription): readonly Detail[] => {
  const known = Object.entries(options).map(redacted)
  return known.length === 0 ? [] : [['Storage Properties', pairs(known)]]
}

/** What is known of a table beside its columns, in Spark's order. */
export function tableDetails(table: TableDescription): readonly Detail[] {
  const properties = Object.entries(table.properties ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(redacted)
  const isView = table.view !== undefined
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Catalog', SESSION_CATALOG],
    ['Database', table.database],
    ['Table', table.name],
    ['Created Time', table.createdAt === undefined ? undefined : javaDate(table.createdAt)],
    ['Last Access', 'UNKNOWN'],
    ['Created By', table.createdBy ?? 'Spark 2.2 or prior'],
    ['Type', table.tableType ?? 'EXTERNAL'],
    ['Provider', isView ? undefined : table.format],
    ['Comment', table.description],
    ...viewDetails(table),
    ['Table Properties', properties.length === 0 ? undefined : pairs(properties)],
    ['Location', isView ? undefined : shownPath(table.location)],
    ...storageProperties(table),
    ['Partition Provider', table.partitionKeys.length === 0 ? undefined : 'Catalog'],
  ]
  return rows.flatMap(([name, value]): readonly Detail[] => (value === undefined ? [] : [[name, value]]))
}

function viewDetails({ view, database }: TableDescription): readonly Detail[] {
  if (view === undefined) return []
  return [
    ['View Text', view.text],
    ['View Original Text', view.text],
    ['View Catalog and Namespace', `${SESSION_CATALOG}.${view.namespace ?? database}`],
    ['View Query Output Columns', `[${(view.outputColumns ?? []).join(', ')}]`],
  ]
}

/**
 * What is known of a partition.
 *
 * @throws SparkError PARTITIONS_NOT_FOUND
 */
export function detailsOfPartition(
  spec: PartitionSpec,
  table: TableDescription,
  { catalog, conf }: CommandContext,
  action = 'DESC PARTITION',
): readonly Detail[] {
  requireKeys(table, action)
  const path = partitionPath(spec, table, conf)
  const { provider } = catalog
  if (!provider.listPartitions(table).includes(path)) throw partitionsNotFound([spec], table)
  const values = path.split('/').map((folder, i) => {
    const [, value] = folderValue(folder) ?? []
    return `${table.partitionKeys[i]}=${value}`
  })
  return [
    ['Partition Values', `[${values.join(', ')}]`],
    ['Location', `${rootOf(table)}/${path}`],
    ['Created Time', table.createdAt === undefined ? 'UNKNOWN' : javaDate(table.createdAt)],
    ['Last Access', 'UNKNOWN'],
  ]
}
