import { DataFrame } from '@dryfit/spark'
import { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import { firstOf } from '../dynamic-frame/transforms/spigot.ts'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import type { BoundArguments } from '../recorder/signature.ts'
import { type FileSelection, newFiles, requireNoBookmark } from './bookmarked.ts'
import { BOUNDS, requireBounds } from './bounded.ts'
import { catalogName, describeConnection, describeTable } from './connection.ts'
import type { ContextCore } from './context-core.ts'
import { DataSource } from './data-source.ts'
import { type Methods, options, text } from './method.ts'
import { readTable, tableNamed } from './read-catalog.ts'
import { readConnection } from './read-connection.ts'

/** Keyword arguments beyond the parameters that mean something. */
const KNOWN = ['name_space', 'minPartitions', 'targetPartitions']

/** Options of a catalog read that change how it reads, not what. */
const HARMLESS: ReadonlySet<string> = new Set([
  'groupFiles',
  'groupSize',
  'jobBookmarkKeys',
  'jobBookmarkKeysSortOrder',
  'useS3ListImplementation',
  'mergeSchema',
  'hashfield',
  'hashexpression',
  'hashpartitions',
  'recurse',
  'catalogPartitionPredicate',
  ...BOUNDS,
])

function readCatalog(context: ContextCore, args: BoundArguments): DynamicFrame {
  const [database, name] = catalogName(args)
  const table = tableNamed(context.runtime, database, name)
  for (const option of Object.keys(options(args['additional_options']))) {
    if (!HARMLESS.has(option))
      throw notSupported(
        `read ${database}.${name} with the option ${option}`,
        'It could change which records are read.',
      )
  }
  const additional = options(args['additional_options'])
  const { catalogPartitionPredicate } = additional
  const given = [args['push_down_predicate'], plainPredicate(catalogPartitionPredicate)].map(text).filter(Boolean)
  const predicate = given.length < 2 ? (given[0] ?? '') : given.map((each) => `(${each})`).join(' AND ')
  const isNew = newFiles(context.runtime, text(args['transformation_ctx']), additional)
  const select: FileSelection = (files) => {
    const chosen = isNew === undefined ? files : isNew(files)
    requireBounds(chosen, additional, context.runtime.session.conf)
    return chosen
  }
  return new DynamicFrame(readTable(context.runtime, table, predicate, select), name)
}

const PLAIN = /^(?:\s|[\w.]+|'[^']*'|[<>=!]+|[(),-])*$/
const CALL = /\b(?!(?:and|or|not|in|between)\b)[A-Za-z_]\w*\s*\(/i

/** What the catalog's own filter and Spark's read alike: comparisons, IN, BETWEEN, LIKE, AND, OR and NOT. */
function plainPredicate(predicate: unknown): unknown {
  if (typeof predicate !== 'string' || (PLAIN.test(predicate) && !CALL.test(predicate))) return predicate
  throw notSupported(
    `read with the catalogPartitionPredicate ${JSON.stringify(predicate)}`,
    'It takes comparisons of keys with values, IN, BETWEEN, LIKE, AND, OR and NOT.',
  )
}

/** What reads in a way of which the documentation does not say whether it is bookmarked. */
function notBookmarked<T>(method: string, args: BoundArguments, { runtime }: ContextCore, read: () => T): T {
  requireNoBookmark(runtime, method, args['transformation_ctx'])
  return read()
}

function sampled(frame: DynamicFrame, num: unknown): DynamicFrame {
  if (typeof num !== 'number') return frame
  return new DynamicFrame(firstOf(frame.core, num), frame.name)
}

/** What awsglue names a frame after: the beginning that its paths have in common, without signs. */
function frameName(args: BoundArguments): string {
  const { paths } = options(args['connection_options'])
  const [first = '', ...others] = Array.isArray(paths) ? paths.map(String) : []
  let end = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, end))) end -= 1
  return (first.slice(0, end).split(':').at(-1) ?? '').replace(/[:/.]/g, '')
}

function fromRows(context: ContextCore, args: BoundArguments): DynamicFrame {
  const { data, schema } = args
  const frame =
    data instanceof DataFrame
      ? data
      : context.runtime.session.createDataFrame(rows(data), schema == null ? undefined : (schema as string))
  return DynamicFrame.fromDF(frame, context, text(args['name']))
}

function rows(data: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(data)) return data as readonly Readonly<Record<string, unknown>>[]
  throw new GlueError('NOT_ROWS', 'Failed to make a frame: data is no list of rows. Pass a list of objects.')
}

/** The methods that read. */
export const readers = {
  create_dynamic_frame_from_rdd: {
    direction: 'other',
    gives: 'DynamicFrame',
    run: (args, context) => fromRows(context, args),
  },
  create_dynamic_frame_from_catalog: {
    direction: 'read',
    describe: describeTable,
    swallows: KNOWN,
    gives: 'DynamicFrame',
    run: (args, context) => readCatalog(context, args),
  },
  create_dynamic_frame_from_options: {
    direction: 'read',
    describe: describeConnection,
    swallows: KNOWN,
    gives: 'DynamicFrame',
    run: (args, context) => new DynamicFrame(readConnection(context, args), frameName(args)),
  },
  create_sample_dynamic_frame_from_catalog: {
    direction: 'read',
    describe: describeTable,
    swallows: KNOWN,
    gives: 'DynamicFrame',
    run: (args, context) =>
      notBookmarked('create_sample_dynamic_frame_from_catalog', args, context, () =>
        sampled(readCatalog(context, args), args['num']),
      ),
  },
  create_sample_dynamic_frame_from_options: {
    direction: 'read',
    describe: describeConnection,
    swallows: KNOWN,
    gives: 'DynamicFrame',
    run: (args, context) =>
      notBookmarked('create_sample_dynamic_frame_from_options', args, context, () =>
        sampled(new DynamicFrame(readConnection(context, args)), args['num']),
      ),
  },
  create_data_frame_from_catalog: {
    direction: 'read',
    describe: describeTable,
    swallows: KNOWN,
    gives: 'DataFrame',
    run: (args, context) =>
      notBookmarked('create_data_frame_from_catalog', args, context, () => readCatalog(context, args).toDF()),
  },
  create_data_frame_from_options: {
    direction: 'read',
    describe: describeConnection,
    swallows: KNOWN,
    gives: 'DataFrame',
    run: (args, context) =>
      notBookmarked('create_data_frame_from_options', args, context, () =>
        new DynamicFrame(readConnection(context, args)).toDF(),
      ),
  },
  getSource: sourceMethod('DataSource'),
  getStreamingSource: sourceMethod('StreamingDataSource'),
} satisfies Methods

function sourceMethod(kind: 'DataSource' | 'StreamingDataSource'): Methods[string] {
  return {
    direction: 'other',
    describe: (args) => describeConnection({ ...args, connection_options: args }),
    run: (args, context) => new DataSource(context, kind, args),
  }
}
