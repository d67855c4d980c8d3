import type { DataFrame } from '@dryfit/spark'
import { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import { GlueError } from '../errors/glue-error.ts'
import { type BoundArguments, signature } from '../recorder/signature.ts'
import { connectionTarget } from '../world/connection-target.ts'
import { isFiles } from '../world/connection-types.ts'
import type { ContextCore } from './context-core.ts'
import { text } from './method.ts'
import { keysIn, updateCatalog, updatesCatalog } from './sink/catalog-table.ts'
import { writeFiles, writtenFormat } from './sink/files.ts'
import { noErrors, requireDynamicFrame, requireWritable, snapshotOf, writtenRows } from './sink/given-rows.ts'

type Options = Readonly<Record<string, unknown>>

/** Where a sink writes and how. */
export interface SinkRequest {
  readonly connectionType: string
  readonly format: unknown
  readonly options: Options
  readonly formatOptions?: Options
  /** The table that the write brings up to date. */
  readonly table?: readonly [database: string, table: string] | undefined
}

/** Writes a frame through a connection: files are added, other connections get a table of the world. */
export function writeConnection(context: ContextCore, frame: unknown, request: SinkRequest): void {
  const { runtime } = context
  const { connectionType, options } = request
  const target = connectionTarget(connectionType, options) ?? connectionType
  const written = writtenRows(runtime, frame)
  if (!isFiles(connectionType)) {
    runtime.noteWrite(target, written.schema)
    runtime.world.sources.append(target, runtime.localFrame(written.schema, written.rows, undefined, written.from))
    return
  }
  const path = options['path']
  if (typeof path !== 'string' || path === '') {
    throw new GlueError(
      'NO_PATH',
      'Failed to write to S3: connection_options has no path. Write connection_options={"path": "s3://bucket/prefix"}.',
    )
  }
  const given =
    connectionType.toLowerCase() === 's3' || connectionType.toLowerCase() === 'file'
      ? request.format
      : (request.format ?? connectionType)
  const format = writtenFormat(given, path)
  requireWritable(frame, written, format, path)
  const keys = keysIn(options)
  const partitions = writeFiles(runtime, written, {
    location: path,
    format,
    partitionKeys: keys,
    formatOptions: request.formatOptions,
  })
  if (request.table !== undefined && updatesCatalog(options))
    updateCatalog(runtime, request.table, { written, partitions, location: path, format, keys })
}

const NAMED: ReadonlySet<string> = new Set(['connection_type', 'format', 'transformation_ctx'])

/** What `getSink` gives: nothing is written before `writeFrame` or `write`. */
export class DataSink {
  readonly #context: ContextCore
  readonly #connectionType: string
  readonly #options: Options
  readonly #key: string
  #format: unknown
  #formatOptions: Options = {}
  #table: readonly [string, string] | undefined

  constructor(context: ContextCore, args: BoundArguments) {
    this.#context = context
    this.#connectionType = text(args['connection_type'])
    this.#format = args['format']
    this.#options = Object.fromEntries(Object.entries(args).filter(([name]) => !NAMED.has(name)))
    this.#key = `DataSink#${context.runtime.nextId()}`
    this.#watchSetters()
    this.#watchWriter('writeFrame', 'dynamic_frame, info=""', 'dynamic_frame')
    this.#watchWriter('writeDataFrame', 'data_frame, glue_context, info=""', 'data_frame')
    this.#watchWriter('write', 'dynamic_frame_or_dfc, info=""', 'dynamic_frame_or_dfc')
  }

  get setFormat(): (format: string, options?: object) => void {
    return this.#spy('setFormat') as never
  }
  get setCatalogInfo(): (catalogDatabase: string, catalogTableName: string, catalogId?: string) => void {
    return this.#spy('setCatalogInfo') as never
  }
  get setAccumulableSize(): (size: number) => void {
    return this.#spy('setAccumulableSize') as never
  }
  get writeFrame(): (dynamic_frame: DynamicFrame, info?: string) => DynamicFrame {
    return this.#spy('writeFrame') as never
  }
  get writeDataFrame(): (data_frame: DataFrame, glue_context: object, info?: string) => DataFrame {
    return this.#spy('writeDataFrame') as never
  }
  get write(): (dynamic_frame_or_dfc: DynamicFrame, info?: string) => DynamicFrame {
    return this.#spy('write') as never
  }

  /** Calls a method with bound arguments, as the guest does. */
  enter(name: string, args: BoundArguments): unknown {
    return this.#context.runtime.recorder.enter(`${this.#key}.${name}`, args)
  }

  #spy(name: string): unknown {
    return this.#context.runtime.recorder.spy(`${this.#key}.${name}`)
  }

  #watchSetters(): void {
    const setters: readonly (readonly [string, string, (args: BoundArguments) => void])[] = [
      ['setFormat', 'format, **options', ({ format, ...rest }) => this.#setFormat(format, rest)],
      ['setAccumulableSize', 'size', () => undefined],
      [
        'setCatalogInfo',
        'catalogDatabase, catalogTableName, catalogId=""',
        (args) => this.#setTable([text(args['catalogDatabase']), text(args['catalogTableName'])]),
      ],
    ]
    for (const [name, parameters, run] of setters) {
      this.#context.runtime.recorder.watch(`${this.#key}.${name}`, {
        name: `DataSink.${name}`,
        spelling: `getSink(...).${name}`,
        signature: signature(parameters),
        direction: 'other',
        run,
      })
    }
  }

  #setFormat(format: unknown, given: Options): void {
    this.#format = format
    this.#formatOptions = given
  }
  #setTable(table: readonly [string, string]): void {
    this.#table = table
  }

  #watchWriter(name: 'writeFrame' | 'writeDataFrame' | 'write', parameters: string, frame: string): void {
    const { runtime } = this.#context
    runtime.recorder.watch(`${this.#key}.${name}`, {
      name: `DataSink.${name}`,
      spelling: `getSink(...).${name}`,
      signature: signature(parameters),
      direction: 'write',
      describe: () => ({
        target: connectionTarget(this.#connectionType, this.#options),
        format: text(this.#format) || undefined,
        table: updatesCatalog(this.#options) ? this.#table?.join('.') : undefined,
      }),
      snapshot: (args) => snapshotOf(args[frame]),
      run: (args) => this.#write(args[frame], name),
    })
  }

  #write(given: unknown, name: 'writeFrame' | 'writeDataFrame' | 'write'): unknown {
    const frame = name === 'writeDataFrame' ? given : requireDynamicFrame(given, 'dynamic_frame_or_dfc')
    writeConnection(this.#context, frame, {
      connectionType: this.#connectionType,
      format: this.#format,
      options: this.#options,
      formatOptions: this.#formatOptions,
      table: this.#table,
    })
    const errors = noErrors(this.#context.runtime, frame instanceof DynamicFrame ? frame.name : '')
    return name === 'writeDataFrame' ? errors.toDF() : errors
  }
}
