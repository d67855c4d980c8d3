import type { StorageClass } from '../world/world-file.ts'

/** A row in JSON; what JSON has no value for stands in an object with one key that begins with a dollar. */
export type JsonRow = Record<string, unknown>

/** A world as `JSON.stringify` writes it: what `glue.world.toJSON()` gives and `glue.world.arrange` takes. */
export interface WorldJson {
  $schema?: string | undefined
  args?: Record<string, string> | undefined
  /** Left out: 2026-01-01T00:00:00.000Z. */
  clock?: string | undefined
  databases?: string[] | undefined
  tables?: TableJson[] | undefined
  files?: FileJson[] | undefined
  sources?: SourceJson[] | undefined
  connections?: Record<string, JsonRow> | undefined
  /** What `glue.services` takes. */
  services?: ServicesJson | undefined
}

/** What boto3 finds in AWS's services; names say what each is. */
export interface ServicesJson {
  account?: string | undefined
  region?: string | undefined
  buckets?: string[] | undefined
  parameters?: Record<string, string | string[] | { secure: string }> | undefined
  secrets?: JsonRow | undefined
  topics?: string[] | undefined
  queues?: Record<string, string[]> | undefined
  dynamodb?: Record<string, { key: string | string[]; items?: JsonRow[] | undefined }> | undefined
  jobs?: Record<string, JsonRow> | undefined
  workflows?: Record<string, Record<string, string>> | undefined
  crawlers?: Record<string, JsonRow> | undefined
}

/** A declaration of a table. */
export interface TableJson {
  name: string
  schema: string
  partitionKeys?: string[] | undefined
  partitions?: string[] | undefined
  location?: string | undefined
  format?: string | undefined
  options?: Record<string, string> | undefined
  rows?: JsonRow[] | undefined
  modified?: string | undefined
}

/** An object of S3: rows, or the text of a file, or its bytes. */
export interface FileJson {
  uri: string
  rows?: JsonRow[] | undefined
  schema?: string | undefined
  text?: string | undefined
  base64?: string | undefined
  modified?: string | undefined
  storageClass?: StorageClass | undefined
}

/** What a connection gives. */
export interface SourceJson {
  connectionType: string
  match: string | JsonRow
  schema: string
  rows: JsonRow[]
}
