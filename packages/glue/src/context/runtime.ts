import {
  type Compute,
  type DataFrame,
  type IoEvent,
  type Profile,
  profileOf,
  type Row,
  SparkSession,
  type StructType,
  type Trace,
} from '@dryfit/spark'
import type { FrameHost, JoinKeys } from '../dynamic-frame/frame-host.ts'
import { GlueError } from '../errors/glue-error.ts'
import { Bookmarks } from '../job/bookmarks.ts'
import { type Machine, thisMachine } from '../machine.ts'
import { Recorder } from '../recorder/recorder.ts'
import { fileBytes } from '../world/file-bytes.ts'
import { canonicalUri } from '../world/uri.ts'
import { World } from '../world/world.ts'
import { connectorsOf } from './connectors.ts'
import { Logger } from './logger.ts'
import { Transactions } from './transactions.ts'

/** One test's Glue: its world, its Spark session and its record. */
export class Runtime implements FrameHost {
  readonly world: World
  readonly bookmarks = new Bookmarks(() => this.world.clock.now())
  readonly recorder: Recorder = new Recorder(() => this.where())
  readonly session: SparkSession
  readonly logger = new Logger()
  readonly transactions = new Transactions()
  #lastId = 0
  readonly #writes: { readonly target: string; readonly schema: StructType }[] = []
  /** The job line that runs now (`file:line`), as the host of the job tells it. */
  where: () => string | undefined = () => undefined
  /** What takes the output in the machine's stead. */
  #print: ((text: string) => void) | undefined
  readonly #machine: Machine

  constructor(
    conf: Readonly<Record<string, string>> = {},
    profile: Profile = profileOf(),
    machine: Machine = thisMachine(),
  ) {
    this.world = new World(machine)
    this.#machine = machine
    this.session = new SparkSession({
      conf,
      profile,
      storage: this.world.store,
      tables: this.world.catalog,
      connectors: connectorsOf(this.world, () => this.session),
      clock: () => this.world.clock.now(),
      onIo: (event) => this.#note(event),
    })
    this.world.store.encodeWith((file) => fileBytes(file, this.session.conf, `write ${file.path}`))
  }

  /** Numbers sources, sinks and jobs. */
  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  removals(): number {
    return this.world.store.removals
  }

  lazyFrame(schema: StructType, compute: Compute, origin: string): DataFrame {
    return this.session.computedFrame(schema, compute, origin)
  }

  localFrame(schema: StructType, rows: readonly Row[], origin?: string, from?: Trace): DataFrame {
    return this.session.localFrame(schema, rows, origin, from)
  }

  joinKeys(transformationCtx: string): JoinKeys | undefined {
    return this.bookmarks.of(transformationCtx)?.joinKeys()
  }

  writeSample(path: string, frame: DataFrame): void {
    const [location, schema, sample] = [canonicalUri(path), frame.schema, frame.snapshot()]
    const { rows, from } = sample.traced()
    const { store } = this.world
    store.place(
      `${location}/${store.newName('json')}`,
      { kind: 'rows', schema, rows, standsFor: { format: 'json', options: {} } },
      { by: 'job', written: { schema, rows }, from: { ...from, format: 'json' } },
    )
    this.noteWrite(location, schema)
    const call = { method: 'DynamicFrame.spigot', spelling: 'spigot', args: { path } }
    this.recorder.note({ ...call, direction: 'write', target: location, format: 'json', frame: sample })
  }

  print(text: string): void {
    if (this.#print === undefined) this.#machine.print(text)
    else this.#print(text)
  }
  /** Where a job's output goes. */
  printTo(print: (text: string) => void): void {
    this.#print = print
  }

  columnTypes(database: string, table: string): StructType {
    const found = this.world.catalog.findTable(database, table)
    if (found === undefined)
      throw new GlueError(
        'NO_SUCH_TABLE',
        `Failed to find the table ${database}.${table}: the catalog has no such table. Arrange it with glue.catalog.table('${database}.${table}', { schema: … }).`,
      )
    return found.schema
  }

  /** Remembers where the job wrote, and with which columns: an empty write leaves no file. */
  noteWrite(target: string, schema: StructType): void {
    this.#writes.push({ target, schema })
  }
  get writes(): readonly { readonly target: string; readonly schema: StructType }[] {
    return this.#writes
  }

  /** An empty world and an empty record; arguments and the time stay. */
  restart(): void {
    this.world.clear()
    this.bookmarks.clear()
    this.recorder.clear()
    this.#writes.length = 0
  }

  #note(event: IoEvent): void {
    const { frame } = event
    if (event.direction === 'write' && frame !== undefined)
      this.noteWrite(canonicalUri(event.location ?? event.target), frame.schema)
    this.recorder.note({
      method:
        event.direction === 'purge'
          ? event.call
          : event.direction === 'read'
            ? `spark.read.${event.format}`
            : `df.write.${event.format}`,
      spelling: event.call,
      direction: event.direction,
      args: event.options as Record<string, unknown>,
      target: event.target,
      format: event.format,
      ...(frame === undefined ? {} : { frame: this.localFrame(frame.schema, frame.rows, undefined, frame.from) }),
    })
  }
}
