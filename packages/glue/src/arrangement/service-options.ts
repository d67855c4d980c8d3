type Fields = Readonly<Record<string, unknown>>

/** A parameter of SSM: its text, or a list for a StringList. */
export type ParameterValue = string | readonly string[] | { readonly secure: string }

/** A table of DynamoDB: its key, `id` or `['customer', 'day']`, and its items. */
export interface DynamoTableOptions {
  readonly key: string | readonly string[]
  /** Plain objects; numbers are DynamoDB's numbers, Uint8Arrays its binaries, Sets its sets. */
  readonly items?: readonly Fields[]
}

/** What boto3 finds in AWS's services, beyond S3's objects and the Data Catalog, which the world has anyway. */
export interface ServicesOptions {
  /** @defaultValue '123456789012' */
  readonly account?: string
  /** @defaultValue 'us-east-1' */
  readonly region?: string
  /** Buckets without an object: those of objects, and of tables, are there without being named. */
  readonly buckets?: readonly string[]
  /** SSM's parameters by name. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>
  /** Secrets Manager's secrets by name: a text, bytes, or an object that is their JSON. */
  readonly secrets?: Readonly<Record<string, unknown>>
  /** Names of SNS's topics. */
  readonly topics?: readonly string[]
  /** Names of SQS's queues, each with the bodies of the messages that wait in it. */
  readonly queues?: Readonly<Record<string, readonly string[]>>
  /** DynamoDB's tables by name. */
  readonly dynamodb?: Readonly<Record<string, DynamoTableOptions>>
  /** Glue's jobs by name, as `get_job` describes them. */
  readonly jobs?: Readonly<Record<string, Fields>>
  /** Run properties of Glue's workflows, by the workflow's name: every run of it has them. */
  readonly workflows?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Glue's crawlers by name, as `get_crawler` describes them. */
  readonly crawlers?: Readonly<Record<string, Fields>>
}
