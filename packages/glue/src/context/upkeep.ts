import { JobError, notSupported } from '../errors/glue-error.ts'
import type { BoundArguments } from '../recorder/signature.ts'
import { canonicalUri } from '../world/uri.ts'
import type { StorageClass } from '../world/world-file.ts'
import { describeTable } from './connection.ts'
import { forEachBatch } from './for-each-batch.ts'
import { type Methods, options, text } from './method.ts'
import { purgePath, purgeTable, selected, transition } from './purge.ts'
import { tableNamed } from './read-catalog.ts'
import { noConnection } from './unanswered.ts'

const describePath = (args: Readonly<Record<string, unknown>>) => ({ target: canonicalUri(text(args['s3_path'])) })

function refused(name: string, step: string): Methods[string] {
  return {
    direction: 'other',
    run: () => {
      throw notSupported(`run ${name}`, step)
    },
  }
}

const STREAMS = 'Test the function that handles one batch: give it a frame.'

/** An option of `toDF`, checked as awsglue checks it: `Cast` is documented, and refused there too. */
function resolveOption({ path, action, target }: BoundArguments): object {
  const name = text(action).toUpperCase()
  if (name === 'KEEPASSTRUCT') return { path, action: 'KeepAsStruct', target: null }
  if (name !== 'PROJECT') {
    throw new JobError(
      'builtins.ValueError',
      `Invalid resolve action ${text(action)}. Action must be one of KeepAsStruct and Project.`,
    )
  }
  if (typeof target === 'object' && target !== null && 'dataType' in target) return { path, action: 'Project', target }
  throw new JobError('builtins.ValueError', 'Target type must be specified with project action.')
}

/** The methods that neither read nor write records. */
export const upkeep = {
  purge_table: {
    direction: 'purge',
    describe: describeTable,
    run: (args, { runtime }) => {
      purgeTable(runtime, text(args['database']), text(args['table_name']), options(args['options']))
      return null
    },
  },
  purge_s3_path: {
    direction: 'purge',
    describe: describePath,
    run: (args, { runtime }) => {
      purgePath(runtime, text(args['s3_path']), options(args['options']))
      return null
    },
  },
  transition_table: {
    direction: 'other',
    describe: describeTable,
    run: (args, { runtime }) => {
      const table = tableNamed(runtime, text(args['database']), text(args['table_name']), 'transition')
      transition(
        runtime,
        selected(runtime, table, options(args['options'])),
        text(args['transition_to']) as StorageClass,
        options(args['options']),
      )
      return null
    },
  },
  transition_s3_path: {
    direction: 'other',
    describe: describePath,
    run: (args, { runtime }) => {
      transition(
        runtime,
        runtime.world.store.list(text(args['s3_path'])),
        text(args['transition_to']) as StorageClass,
        options(args['options']),
      )
      return null
    },
  },
  convert_resolve_option: { direction: 'other', run: resolveOption },
  extract_jdbc_conf: {
    direction: 'other',
    run: (args, { runtime }) => {
      const name = text(args['connection_name'])
      const found = runtime.world.sources.connections.get(name)
      if (found === undefined) throw noConnection(runtime.world, name)
      return { ...found }
    },
  },
  get_logger: { direction: 'other', run: (_, { runtime }) => runtime.logger },
  currentTimeMillis: { direction: 'other', run: (_, { runtime }) => runtime.world.clock.now() },
  get_catalog_schema_as_spark_schema: {
    direction: 'other',
    describe: describeTable,
    run: (args, { runtime }) => tableNamed(runtime, text(args['database']), text(args['table_name'])).schema,
  },
  forEachBatch: {
    direction: 'other',
    run: forEachBatch,
  },
  getSampleStreamingDynamicFrame: refused('getSampleStreamingDynamicFrame', STREAMS),
  add_ingestion_time_columns: refused('add_ingestion_time_columns', 'Add the columns with withColumn.'),
  start_transaction: {
    direction: 'other',
    run: (_, { runtime }) => runtime.transactions.start(),
  },
  commit_transaction: {
    direction: 'other',
    run: (args, { runtime }) => {
      runtime.transactions.end(text(args['transaction_id']), 'committed')
      return true
    },
  },
  cancel_transaction: {
    direction: 'other',
    run: (args, { runtime }) => {
      runtime.transactions.end(text(args['transaction_id']), 'cancelled')
      return null
    },
  },
} satisfies Methods
