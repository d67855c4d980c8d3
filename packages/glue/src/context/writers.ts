import type { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import type { BoundArguments } from '../recorder/signature.ts'
import { catalogName, describeConnection, describeTable } from './connection.ts'
import type { ContextCore } from './context-core.ts'
import { DataSink, writeConnection } from './data-sink.ts'
import { type Methods, options, text } from './method.ts'
import { writeTable } from './sink/catalog-table.ts'
import { noErrors, requireDynamicFrame } from './sink/given-rows.ts'
import { noConnection } from './unanswered.ts'

function writeOptions(context: ContextCore, frame: DynamicFrame, args: BoundArguments): DynamicFrame {
  writeConnection(context, frame, {
    connectionType: text(args['connection_type']),
    format: typeof args['format'] === 'string' ? args['format'] : undefined,
    options: options(args['connection_options']),
    formatOptions: options(args['format_options']),
  })
  return noErrors(context.runtime, frame.name)
}

function jdbcTarget(args: BoundArguments): string {
  const { database, dbtable } = options(args['connection_options'])
  return `${text(args['catalog_connection'])}:${[database, dbtable].filter((part) => typeof part === 'string').join('.')}`
}

function writeJdbc(context: ContextCore, frame: DynamicFrame, args: BoundArguments): DynamicFrame {
  const { world } = context.runtime
  const name = text(args['catalog_connection'])
  if (!world.sources.connections.has(name)) throw noConnection(world, name)
  const target = jdbcTarget(args)
  const rows = context.runtime.recorder.current?.frame ?? frame.toDF()
  context.runtime.noteWrite(target, rows.schema)
  world.sources.append(target, rows)
  return noErrors(context.runtime, frame.name)
}

/** The methods that write. */
export const writers = {
  getSink: {
    direction: 'other',
    describe: (args) => describeConnection({ ...args, connection_options: args }),
    run: (args, context) => new DataSink(context, args),
  },
  write_dynamic_frame_from_options: {
    direction: 'write',
    writes: 'frame',
    describe: describeConnection,
    gives: 'DynamicFrame',
    run: (args, context) => writeOptions(context, requireDynamicFrame(args['frame'], 'frame_or_dfc'), args),
  },
  write_from_options: {
    direction: 'write',
    writes: 'frame_or_dfc',
    describe: describeConnection,
    swallows: ['accumulator_size'],
    gives: 'DynamicFrame',
    run: (args, context) => writeOptions(context, requireDynamicFrame(args['frame_or_dfc'], 'frame_or_dfc'), args),
  },
  write_dynamic_frame_from_catalog: {
    direction: 'write',
    writes: 'frame',
    describe: describeTable,
    swallows: ['name_space'],
    gives: 'DynamicFrame',
    run: (args, context) => {
      const name = catalogName(args)
      const frame = requireDynamicFrame(args['frame'], 'dynamic_frame_or_dfc')
      writeTable(context.runtime, frame, name, options(args['additional_options']))
      return noErrors(context.runtime, frame.name)
    },
  },
  write_data_frame_from_catalog: {
    direction: 'write',
    writes: 'frame',
    describe: describeTable,
    swallows: ['name_space'],
    gives: 'DataFrame',
    run: (args, context) => {
      writeTable(context.runtime, args['frame'], catalogName(args), options(args['additional_options']))
      return noErrors(context.runtime, '').toDF()
    },
  },
  write_dynamic_frame_from_jdbc_conf: {
    direction: 'write',
    writes: 'frame',
    describe: (args) => ({ target: jdbcTarget(args) }),
    run: (args, context) => {
      writeJdbc(context, requireDynamicFrame(args['frame'], 'dynamic_frame_or_dfc'), args)
      return null
    },
  },
  write_from_jdbc_conf: {
    direction: 'write',
    writes: 'frame_or_dfc',
    describe: (args) => ({ target: jdbcTarget(args) }),
    gives: 'DynamicFrame',
    run: (args, context) => writeJdbc(context, requireDynamicFrame(args['frame_or_dfc'], 'frame_or_dfc'), args),
  },
} satisfies Methods
