import * as v from 'valibot'
import { STORAGE_CLASSES } from '../world/world-file.ts'
import type { WorldJson } from './world-json.ts'

const Row = v.record(v.string(), v.unknown())
const Rows = v.pipe(
  v.array(Row),
  v.description(
    'Objects by column. What JSON has no value for is {"$date": iso}, {"$bigint": digits}, {"$bytes": base64}, {"$number": "NaN"}, {"$map": pairs}, {"$set": items} or {"$undefined": true}; {"$object": {…}} is an object whose only key begins with a dollar.',
  ),
)
const Schema = v.pipe(v.string(), v.description('DDL: "id int, day date".'))
const Time = v.pipe(v.string(), v.isoTimestamp(), v.description('"2026-01-31T12:00:00.000Z"'))
const Texts = v.record(v.string(), v.string())

const File = v.strictObject({
  uri: v.string(),
  rows: v.optional(Rows),
  schema: v.optional(Schema),
  text: v.optional(v.pipe(v.string(), v.description('The file itself, when it is UTF-8.'))),
  base64: v.optional(v.pipe(v.string(), v.description('The file itself, when it is not.'))),
  modified: v.optional(v.pipe(Time, v.description('Left out: the time of the world.'))),
  storageClass: v.optional(v.picklist(STORAGE_CLASSES)),
})

const Table = v.strictObject({
  name: v.pipe(
    v.string(),
    v.description('"database.table"; named again, a table takes the new declaration and adds its rows.'),
  ),
  schema: Schema,
  partitionKeys: v.optional(v.array(v.string())),
  partitions: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description('Those that the catalog knows besides the ones of the rows: "year=2024/month=1".'),
    ),
  ),
  location: v.optional(v.string()),
  format: v.optional(v.string()),
  options: v.optional(Texts),
  rows: v.optional(Rows),
  modified: v.optional(Time),
})

const Source = v.strictObject({
  connectionType: v.string(),
  match: v.union([v.string(), Row]),
  schema: Schema,
  rows: Rows,
})

const Named = v.record(v.string(), Row)
const Names = v.array(v.string())
const Services = v.strictObject({
  account: v.optional(v.pipe(v.string(), v.description('Left out: "123456789012".'))),
  region: v.optional(v.pipe(v.string(), v.description('Left out: "us-east-1".'))),
  buckets: v.optional(v.pipe(Names, v.description('Buckets of S3 that hold nothing yet.'))),
  parameters: v.optional(
    v.pipe(
      v.record(v.string(), v.union([v.string(), Names, v.strictObject({ secure: v.string() })])),
      v.description('Parameters of SSM by name: a text, the texts of a StringList, or {"secure": text}.'),
    ),
  ),
  secrets: v.optional(
    v.pipe(Row, v.description('Secrets by name: a text, {"$bytes": base64}, or an object that is their JSON.')),
  ),
  topics: v.optional(v.pipe(Names, v.description('Names of topics of SNS.'))),
  queues: v.optional(
    v.pipe(v.record(v.string(), Names), v.description('Queues of SQS by name, with the bodies of their messages.')),
  ),
  dynamodb: v.optional(
    v.pipe(
      v.record(v.string(), v.strictObject({ key: v.union([v.string(), Names]), items: v.optional(Rows) })),
      v.description('Tables of DynamoDB by name: their key and items.'),
    ),
  ),
  jobs: v.optional(v.pipe(Named, v.description('Jobs of Glue by name, as get_job describes them.'))),
  workflows: v.optional(
    v.pipe(
      v.record(v.string(), Texts),
      v.description('Run properties of workflows of Glue, by the name of the workflow.'),
    ),
  ),
  crawlers: v.optional(v.pipe(Named, v.description('Crawlers of Glue by name, as get_crawler describes them.'))),
})

/** What a test arranged, as JSON. */
export const WorldSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    args: v.optional(Texts),
    clock: v.optional(v.pipe(Time, v.description('Left out: 2026-01-01T00:00:00.000Z.'))),
    databases: v.optional(v.array(v.string())),
    tables: v.optional(v.array(Table)),
    files: v.optional(v.array(File)),
    sources: v.optional(v.array(Source)),
    connections: v.optional(v.record(v.string(), Row)),
    services: v.optional(Services),
  }),
  v.title('A world of dryfit'),
) satisfies v.GenericSchema<WorldJson>
