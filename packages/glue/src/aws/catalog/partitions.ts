import { folderValue, NULL_PARTITION, partitionFolder } from '@dryfit/spark'
import { matchingPartitions } from '../../context/partition-filter.ts'
import type { WorldTable } from '../../world/table.ts'
import { canonicalUri } from '../../world/uri.ts'
import { AwsError } from '../aws-error.ts'
import {
  type Asked,
  listOf,
  type Operations,
  type Params,
  page,
  paramsOf,
  plain,
  refusedParameter,
  textOf,
} from '../operation.ts'
import { alreadyThere, type Kept, kept, keyOf, notFound, requireTable } from './entities.ts'
import { tableForm } from './table-form.ts'

/** The values of `year=2024/month=1`, in order of the keys. */
const valuesOf = (path: string): readonly string[] =>
  path.split('/').map((folder) => folderValue(folder)?.[1] ?? folder)

function pathOf(table: WorldTable, values: readonly unknown[]): string {
  if (values.length !== table.partitionKeys.length)
    throw new AwsError(
      'InvalidInputException',
      'The number of partition keys do not match the number of partition values',
    )
  return table.partitionKeys
    .map((name, i) => partitionFolder(name, values[i] === NULL_PARTITION ? null : textOf(values[i])))
    .join('/')
}

const placeOf = (table: WorldTable, path: string): string => `${table.location}${path}/`

function partitionForm(asked: Asked, table: WorldTable, path: string): Params {
  const known = kept(asked, 'partitions').get(`${keyOf(table)}/${path}`)
  const ofTable = paramsOf(tableForm(asked, table)['StorageDescriptor'])
  const at = new Date(known?.created ?? table.createdAt ?? asked.world.clock.now())
  return {
    Parameters: {},
    ...known?.input,
    Values: valuesOf(path),
    DatabaseName: table.database,
    TableName: table.name,
    CreationTime: at,
    StorageDescriptor: {
      ...ofTable,
      ...paramsOf(known?.input['StorageDescriptor']),
      Location: textOf(paramsOf(known?.input['StorageDescriptor'])['Location']) || placeOf(table, path),
    },
    CatalogId: asked.account,
  }
}

/** Readers look for a partition's files below its table: one that lies elsewhere would be empty to them. */
function requirePlace(table: WorldTable, path: string, input: Params): void {
  const location = textOf(paramsOf(input['StorageDescriptor'])['Location'])
  if (location === '' || canonicalUri(location) === canonicalUri(placeOf(table, path))) return
  throw refusedParameter(
    'an operation of glue',
    `the Location ${location} of the partition ${path}`,
    `dryfit reads the partitions of ${keyOf(table)} where its keys say: ${placeOf(table, path)}.`,
  )
}

function add(asked: Asked, table: WorldTable, input: Params): void {
  const path = pathOf(table, listOf(input['Values']))
  requirePlace(table, path, input)
  if (asked.world.catalog.listPartitions(table).includes(path)) throw alreadyThere('Partition already exists.')
  keep(asked, table, { path, input })
}

function keep(
  asked: Asked,
  table: WorldTable,
  { path, input }: { readonly path: string; readonly input: Params },
): void {
  const now = asked.world.clock.now()
  asked.world.catalog.addPartition(table, path)
  const known: Kept = { input, created: now, updated: now, version: 0 }
  kept(asked, 'partitions').set(`${keyOf(table)}/${path}`, known)
}

/** @throws AwsError EntityNotFoundException */
function required(asked: Asked, table: WorldTable, values: unknown): string {
  const path = pathOf(table, listOf(values))
  if (asked.world.catalog.listPartitions(table).includes(path)) return path
  throw notFound('Cannot find partition.')
}

function remove(asked: Asked, table: WorldTable, values: unknown): void {
  const path = required(asked, table, values)
  asked.world.catalog.removePartition(table, path)
  kept(asked, 'partitions').delete(`${keyOf(table)}/${path}`)
}

const tableOf = (asked: Asked): WorldTable => requireTable(asked, asked.params['TableName'])

function list(asked: Asked): Readonly<Record<string, unknown>> {
  const { Expression: expression, NextToken: token, MaxResults: most } = asked.params
  const table = tableOf(asked)
  const all = asked.world.catalog.listPartitions(table)
  const fields = new Map(table.schema.fields.map((field) => [field.name, field]))
  const keys = table.partitionKeys.flatMap((name) => fields.get(name) ?? [])
  const matching =
    textOf(expression) === '' ? undefined : matchingPartitions(asked.runtime, all, keys, textOf(expression))
  const found = all.filter((path) => matching?.has(path) ?? true)
  const { items, next } = page(found, token, Number(most ?? 1000))
  return { Partitions: items.map((path) => partitionForm(asked, table, path)), NextToken: next }
}

/** Does one after the other; what fails is told, and stops nothing. */
function each(
  items: readonly unknown[],
  values: (item: unknown) => unknown,
  work: (item: unknown) => void,
): Readonly<Record<string, unknown>> {
  const failed = items.flatMap((item) => {
    try {
      work(item)
      return []
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      const ErrorDetail = { ErrorCode: error.code, ErrorMessage: error.message }
      return [{ PartitionValues: values(item), ErrorDetail }]
    }
  })
  return { Errors: failed }
}

const valuesIn = (item: unknown): unknown => paramsOf(item)['Values']
const REFUSED = ['Segment', 'TransactionId', 'QueryAsOfTime', 'AuditContext']

/** Partitions of the catalog's tables. */
export const partitions: Operations = {
  get_partition: plain((asked) => {
    const table = tableOf(asked)
    const path = required(asked, table, asked.params['PartitionValues'])
    return { Partition: partitionForm(asked, table, path) }
  }),
  get_partitions: plain(list, { refuses: REFUSED }),
  batch_get_partition: plain((asked) => {
    const table = tableOf(asked)
    const wanted = listOf(asked.params['PartitionsToGet'])
    const known = asked.world.catalog.listPartitions(table)
    const paths = wanted.map((one) => pathOf(table, listOf(valuesIn(one))))
    return {
      Partitions: paths.filter((path) => known.includes(path)).map((path) => partitionForm(asked, table, path)),
      UnprocessedKeys: [],
    }
  }),
  create_partition: plain((asked) => {
    add(asked, tableOf(asked), paramsOf(asked.params['PartitionInput']))
    return {}
  }),
  batch_create_partition: plain((asked) => {
    const table = tableOf(asked)
    return each(listOf(asked.params['PartitionInputList']), valuesIn, (input) => add(asked, table, paramsOf(input)))
  }),
  update_partition: plain((asked) => {
    const table = tableOf(asked)
    const path = required(asked, table, asked.params['PartitionValueList'])
    const input = paramsOf(asked.params['PartitionInput'])
    requirePlace(table, path, input)
    keep(asked, table, { path, input })
    return {}
  }),
  delete_partition: plain((asked) => {
    remove(asked, tableOf(asked), asked.params['PartitionValues'])
    return {}
  }),
  batch_delete_partition: plain((asked) => {
    const table = tableOf(asked)
    return each(listOf(asked.params['PartitionsToDelete']), valuesIn, (one) => remove(asked, table, valuesIn(one)))
  }),
}
