import {
  DataFrame,
  type GlueVersion,
  type Profile,
  profileOf,
  type SparkSession,
  type StructType,
  type TableDescription,
} from '@dryfit/spark'
import type { Arrangement, RowObject } from './arrangement/arrangement.ts'
import type { ServicesOptions } from './arrangement/service-options.ts'
import { ArrangedWorld } from './arrangement/world-form.ts'
import type { WorldJson } from './arrangement/world-json.ts'
import { awsOf } from './aws/aws.ts'
import { type AwsStubs, stubsOf } from './aws/stubs.ts'
import { GlueContext } from './context/glue-context.ts'
import type { LogLine } from './context/logger.ts'
import { tableNamed } from './context/read-catalog.ts'
import { Runtime } from './context/runtime.ts'
import { arrangingAdvice } from './context/unanswered.ts'
import { rulesetAdvice } from './data-quality/check.ts'
import { DynamicFrame } from './dynamic-frame/dynamic-frame.ts'
import { type OptionTable, optionKinds, requireOptions } from './errors/options.ts'
import type { Bookmarks } from './job/bookmarks.ts'
import type { Machine } from './machine.ts'
import type { RecordedCall } from './recorder/call.ts'
import { describeCalls } from './recorder/describe.ts'
import { type Unshown, unshownOf } from './unshown.ts'
import type { ArgumentValue } from './world/arguments.ts'
import type { Catalog } from './world/catalog.ts'
import type { Clock } from './world/clock.ts'
import { requireConnectionType } from './world/connection-types.ts'
import { requireFrame } from './world/given-rows.ts'
import { requireKnownColumns } from './world/known-columns.ts'
import { LocalDisk } from './world/local-disk.ts'
import { S3 } from './world/s3.ts'
import type { Connection, SourceMatch } from './world/sources.ts'
import { writtenFrame } from './written.ts'

/** How a Glue is made. */
export interface GlueOptions {
  /** Spark settings: `{ 'spark.sql.ansi.enabled': 'true' }`. */
  readonly conf?: Readonly<Record<string, string>>
  /** The version of Glue that is stood in for: its Spark's functions and settings. @defaultValue '5.1' */
  readonly glueVersion?: GlueVersion
  /** A world to begin with: the arrangement of another Glue, or its JSON. */
  readonly world?: Arrangement | WorldJson
  /** What it runs on: where templates are read and prints go. @defaultValue this process, or this page */
  readonly machine?: Machine
}

const GLUE_OPTIONS: OptionTable<GlueOptions> = {
  conf: optionKinds.object,
  glueVersion: optionKinds.text,
  world: optionKinds.anything,
  machine: optionKinds.anything,
}

/** One test's Glue: the world that its jobs see, and the record of what they did. */
export class Glue {
  readonly runtime: Runtime
  /** The GlueContext to give to a job; every method is a sinon stub. */
  readonly context: GlueContext
  /** The world's S3. */
  readonly s3: S3
  /** The disk of the machine that jobs run on: `/tmp`, for Python's `open` and for Spark. */
  readonly disk: LocalDisk
  /** The operations that a job reaches with boto3, as sinon stubs: `glue.aws.sns.publish`. */
  readonly aws: AwsStubs
  /** What the test arranged, as a value: to print, to keep as JSON, to open again. */
  readonly world: ArrangedWorld

  constructor(options: GlueOptions = {}) {
    requireOptions('make a Glue', options, GLUE_OPTIONS)
    this.runtime = new Runtime(options.conf, profileOf(options.glueVersion), options.machine)
    this.context = new GlueContext(this.runtime)
    this.aws = stubsOf(this.runtime)
    this.world = new ArrangedWorld(this.runtime)
    this.s3 = new S3(this.runtime.world, this.runtime.session.conf)
    this.disk = new LocalDisk(this.runtime.world, this.runtime.session.conf)
    if (options.world !== undefined) this.world.arrange(options.world)
  }

  /** Who prints it, or has a difference printed, sees what it is. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON()
  }
  toJSON(): string {
    return 'Glue'
  }

  /** The world's Data Catalog. */
  get catalog(): Catalog {
    return this.runtime.world.catalog
  }
  /** The world's time: it stands still until a test moves it. */
  get clock(): Clock {
    return this.runtime.world.clock
  }
  /** The world's job bookmarks: they outlive a run, and end with the test. */
  get bookmarks(): Bookmarks {
    return this.runtime.bookmarks
  }
  /** The Spark session of the world. */
  get spark(): SparkSession {
    return this.runtime.session
  }

  /** The version of Glue that is stood in for, and what is not as it is there. */
  get profile(): Profile {
    return this.runtime.session.conf.profile
  }

  /** Sets arguments of the job. */
  args(values: Readonly<Record<string, ArgumentValue>>): void {
    this.runtime.world.args.set(values)
  }
  /** The arguments as a job's `sys.argv` has them after the script. */
  get argv(): readonly string[] {
    return this.runtime.world.args.argv
  }

  /** Supplies what a connection other than S3 and the catalog gives: a database, a DynamoDB table, a stream. */
  source(
    connectionType: string,
    match: SourceMatch,
    rows: readonly RowObject[] | DataFrame,
    schema?: StructType | string,
  ): void {
    const type = requireConnectionType(connectionType)
    const frame = rows instanceof DataFrame ? rows : this.frame(rows, schema)
    this.runtime.world.sources.add({ connectionType: type, match, frame })
  }
  /** Declares a connection of the catalog: what `extract_jdbc_conf` tells, and what JDBC writes go through. */
  connection(name: string, connection: Connection = {}): void {
    this.runtime.world.sources.connections.set(name, connection)
  }
  /**
   * Says what boto3 finds in AWS's services: parameters, secrets, topics, queues, tables of DynamoDB, jobs. Calls add up.
   *
   * @throws GlueError UNKNOWN_OPTION, OPTION_VALUE, NOT_A_TABLE_KEY
   * @example
   * ```ts
   * import { createGlue } from '@dryfit/glue'
   *
   * const glue = createGlue()
   * glue.services({ parameters: { '/orders/limit': '10' }, topics: ['alerts'] })
   * glue.aws.ssm.get_parameter({ Name: '/orders/limit' })
   * ```
   */
  services(options: ServicesOptions): void {
    this.runtime.world.services.arrange(options)
  }

  /**
   * A DataFrame of rows; without a schema its columns and types are taken from them.
   * @throws GlueError UNKNOWN_COLUMN when a row has a column that the schema has not
   */
  frame(rows: readonly RowObject[], schema?: StructType | string): DataFrame {
    const given = requireFrame(rows, schema, this.runtime.session.conf)
    const frame = this.runtime.session.createDataFrame(rows, given, 'glue.frame')
    if (given !== undefined) requireKnownColumns(rows, frame.schema)
    return frame
  }
  /** A DynamicFrame of rows. */
  dynamicFrame(rows: readonly RowObject[], schema?: StructType | string): DynamicFrame {
    return DynamicFrame.fromDF(this.frame(rows, schema), this.context)
  }

  /**
   * All rows that the job's writes left at a table (`'sales.orders'`), an S3 path, or another connection's table. Those of a table are
   * the ones that it shows: a row in a partition that the catalog does not know is none of them.
   * @throws GlueError NOT_WRITTEN
   */
  written(target: string): DataFrame {
    return writtenFrame(this.runtime, target)
  }
  /** Where a table of the catalog lies; undefined where there is none of that name. */
  locationOf(table: string): string | undefined {
    const [database = '', name = ''] = table.split('.')
    return this.catalog.findTable(database, name)?.location
  }
  /** Why `written` of a table lacks rows that the job wrote to it: the table was dropped, or nobody registered the partition. */
  unshown(target: string): Unshown | undefined {
    return unshownOf(this.runtime, target)
  }

  /** All calls of the job, in order. */
  get calls(): readonly RecordedCall[] {
    return this.runtime.recorder.calls
  }
  /** The calls that read. */
  get reads(): readonly RecordedCall[] {
    return this.calls.filter((c) => c.direction === 'read')
  }
  /** The calls that wrote. */
  get writes(): readonly RecordedCall[] {
    return this.calls.filter((c) => c.direction === 'write')
  }
  /**
   * A table of the catalog.
   * @throws GlueError NO_SUCH_TABLE
   */
  tableOf(database: string, name: string): TableDescription {
    return tableNamed(this.runtime, database, name)
  }

  /** The lines of test code that would keep an error of Spark, AWS or Glue's argument parser from a job. */
  advice(error: unknown): readonly string[] {
    if (!(error instanceof Error)) return []
    const { message } = error
    return [
      ...arrangingAdvice(this.runtime, message),
      ...rulesetAdvice(message, this.calls),
      ...awsOf(this.runtime).advice(message),
    ]
  }

  /** Tells where the job stands: its host does. */
  locate(where: () => string | undefined): void {
    this.runtime.where = where
  }

  /** What the job wrote to Glue's log. */
  get log(): readonly LogLine[] {
    return this.runtime.logger.lines
  }

  /** The calls as short text, one a line. */
  describeCalls(): string {
    return describeCalls(this.calls)
  }
}

/**
 * Makes a Glue with an empty world.
 *
 * @example
 * ```ts
 * import { createGlue } from '@dryfit/glue'
 *
 * const glue = createGlue()
 * glue.s3.put('s3://lake/books', [{ title: 't' }])
 * glue.context.create_dynamic_frame_from_options('s3', { paths: ['s3://lake/books'] }, 'json').count() // 1
 * ```
 */
export function createGlue(options: GlueOptions = {}): Glue {
  return new Glue(options)
}
