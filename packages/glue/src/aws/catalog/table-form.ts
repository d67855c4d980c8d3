import { parseSchema, SparkError, type StructField, simpleString, structField, structType } from '@dryfit/spark'
import { formatOf, optionsOf } from '../../arrangement/from-template.ts'
import type { WorldTable } from '../../world/table.ts'
import { canonicalUri } from '../../world/uri.ts'
import { AwsError } from '../aws-error.ts'
import { type Asked, listOf, type Params, paramsOf, textOf } from '../operation.ts'
import { type Kept, kept, keyOf } from './entities.ts'
import { storageOf } from './storage.ts'

const columnOf = ({ name, dataType, metadata }: StructField): object => {
  const comment = (metadata as Params | undefined)?.['comment']
  return { Name: name, Type: simpleString(dataType), ...(comment === undefined ? {} : { Comment: comment }) }
}

/** A table as `get_table` tells it. */
export function tableForm(asked: Asked, table: WorldTable): Params {
  const known = kept(asked, 'tables').get(keyOf(table))
  const told = known !== undefined && isSame(known, table) ? known : undefined
  const input = told?.input ?? derivedInput(table)
  const at = table.createdAt ?? asked.world.clock.now()
  return {
    Retention: 0,
    ...input,
    Name: table.name,
    DatabaseName: table.database,
    StorageDescriptor: { ...storageDefaults(table), ...paramsOf(input['StorageDescriptor']) },
    PartitionKeys: input['PartitionKeys'] ?? [],
    CreateTime: new Date(told?.created ?? at),
    UpdateTime: new Date(told?.updated ?? at),
    CreatedBy: `arn:aws:sts::${asked.account}:assumed-role/glue-job/GlueJobRunnerSession`,
    IsRegisteredWithLakeFormation: false,
    CatalogId: asked.account,
    VersionId: String(told?.version ?? 0),
  }
}

/** What a job said of it holds until Spark, or a test, changes the table. */
const isSame = ({ table }: Kept, now: WorldTable): boolean =>
  table !== undefined &&
  table.schema === now.schema &&
  table.location === now.location &&
  table.format === now.format &&
  table.properties === now.properties

const storageDefaults = (table: WorldTable): object => ({
  Location: table.location,
  Compressed: false,
  NumberOfBuckets: -1,
  SortColumns: [],
  StoredAsSubDirectories: false,
})

function derivedInput(table: WorldTable): Params {
  const { schema, partitionKeys, format, options, tableType, description, properties, view } = table
  const fields = new Map(schema.fields.map((field) => [field.name, field]))
  const keys = partitionKeys.flatMap((name) => fields.get(name) ?? [])
  return {
    ...(description === undefined ? {} : { Description: description }),
    StorageDescriptor: {
      Columns: schema.fields.filter(({ name }) => !partitionKeys.includes(name)).map(columnOf),
      ...storageDefaults(table),
      ...storageOf(format, options),
      Parameters: { classification: format },
    },
    PartitionKeys: keys.map(columnOf),
    ...(view === undefined ? {} : { ViewOriginalText: view.text, ViewExpandedText: view.text }),
    TableType: view === undefined ? `${tableType === 'MANAGED' ? 'MANAGED' : 'EXTERNAL'}_TABLE` : 'VIRTUAL_VIEW',
    Parameters: {
      ...(tableType === 'MANAGED' ? {} : { EXTERNAL: 'TRUE' }),
      classification: format,
      ...options,
      ...properties,
    },
  }
}

function fieldOf(column: unknown): StructField {
  const { Name: name, Type: type = 'string', Comment: comment } = paramsOf(column)
  const plain = textOf(name).toLowerCase()
  try {
    const [field] = parseSchema(`\`${plain}\` ${textOf(type)}`).fields
    if (field !== undefined) return structField(plain, field.dataType, true, comment === undefined ? {} : { comment })
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
  }
  throw new AwsError(
    'InvalidInputException',
    `Error: type expected at the position 0 of '${textOf(type)}' but '${textOf(type)}' is found. (Service: null; Status Code: 0; Error Code: null; Request ID: null; Proxy: null)`,
  )
}

/** The table of the world that a `TableInput` describes. */
export function tableFrom(asked: Asked, database: string, input: Params): WorldTable {
  const storage = paramsOf(input['StorageDescriptor'])
  const parameters = paramsOf(input['Parameters'])
  const name = textOf(input['Name']).toLowerCase()
  const keys = listOf(input['PartitionKeys']).map(fieldOf)
  const columns = listOf(storage['Columns']).map(fieldOf)
  const location = textOf(storage['Location']) || `s3://${database}/${name}`
  const description = input['Description']
  return {
    database,
    name,
    schema: structType([...columns, ...keys]),
    partitionKeys: keys.map((key) => key.name),
    location: `${canonicalUri(location)}/`,
    format: formatOf(storage, parameters).toLowerCase(),
    options: optionsOf(parameters, paramsOf(paramsOf(storage['SerdeInfo'])['Parameters'])),
    tableType: input['TableType'] === 'MANAGED_TABLE' ? 'MANAGED' : 'EXTERNAL',
    ...(description === undefined ? {} : { description: textOf(description) }),
    properties: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, textOf(value)])),
    partitions: asked.world.catalog.findTable(database, name)?.partitions ?? new Set(),
    createdAt: asked.world.clock.now(),
  }
}
