import { type Compute, type DataFrame, origin, passing, type Trace } from '@dryfit/spark'
import { JobError } from '../errors/glue-error.ts'
import {
  type Computation,
  type Computed,
  type Derivation,
  once,
  ownRecords,
  placesOf,
  type StageError,
  traceOfOwn,
} from './computation.ts'
import type { FrameHost } from './frame-host.ts'
import { type GlueSchema, schemaOf } from './glue-type.ts'
import { glueSchemaOf, recordsOf, rowsOf, sparkSchemaOf } from './rows.ts'
import type { DynamicRecord } from './value.ts'

/** Where a frame's records come from: a plan of Spark, records of their own, or a step over other frames. */
export type FrameSource =
  | { readonly kind: 'plan'; readonly frame: DataFrame }
  | { readonly kind: 'records'; readonly compute: () => Computation; readonly origin: string }
  | { readonly kind: 'step'; readonly compute: () => Derivation; readonly origin: string; readonly step: string }

/** What every transform takes: how its errors are told, and how many are too many. */
export interface StageOptions {
  readonly transformation_ctx?: string
  /** Text that its error records carry. */
  readonly info?: string
  /** How many records may fail in this stage before an action fails; 0: any number. */
  readonly stageThreshold?: number
  /** How many may fail in all stages up to this one. */
  readonly totalThreshold?: number
}

/** What a step is called where it can't tell what it made a record of. */
interface StepOptions extends StageOptions {
  readonly step?: string
}

/** What a derived frame is made of. */
interface Stage extends StageOptions {
  readonly site: string
  readonly parents: readonly FrameCore[]
}

const SOURCE: Stage = { site: '', parents: [] }
/**
 * The core of a DynamicFrame: self-describing records, computed when an action asks. A frame that was made of a
 * DataFrame keeps its plan: turning it back costs nothing.
 */
export class FrameCore {
  readonly host: FrameHost
  readonly source: FrameSource
  readonly #stage: Stage
  readonly #given: GlueSchema | undefined
  #computed: Computed | undefined
  #dataFrame: { readonly removals: number; readonly frame: DataFrame } | undefined

  constructor(host: FrameHost, source: FrameSource, stage: Stage = SOURCE, schema?: GlueSchema) {
    this.host = host
    this.source = source
    this.#stage = stage
    this.#given = schema
  }

  /** The records. They are computed again when a file that may have fed them was removed since. */
  records(): readonly DynamicRecord[] {
    return this.#compute().records
  }

  /** The records that failed in this stage, or in all stages up to it. */
  stageErrors(): readonly StageError[] {
    return this.#compute().errors
  }
  allErrors(): readonly StageError[] {
    return [...this.#earlierErrors(), ...this.stageErrors()]
  }

  /** How many records there are: of a plan without making records of its rows. */
  count(): number {
    return this.source.kind === 'plan' ? this.source.frame.count() : this.records().length
  }

  schema(): GlueSchema {
    if (this.#given !== undefined) return this.#given
    if (this.source.kind === 'plan') return glueSchemaOf(this.source.frame.schema)
    const computed = this.#compute()
    computed.schema ??= schemaOf(computed.records)
    return computed.schema
  }

  /** A DataFrame of the records: its schema now, its rows when the plan runs. */
  dataFrame(): DataFrame {
    if (this.source.kind === 'plan') return this.source.frame
    const removals = this.host.removals()
    if (this.#dataFrame?.removals === removals) return this.#dataFrame.frame
    const schema = this.schema()
    const compute: Compute = ({ traced }) => {
      const { records, trace } = this.#compute()
      return { rows: rowsOf(schema, records), from: traced ? trace() : undefined }
    }
    const frame = this.host.lazyFrame(sparkSchemaOf(schema), compute, this.source.origin)
    this.#dataFrame = { removals, frame }
    return frame
  }

  /** A frame of records that are computed from this one's. */
  derive(compute: (records: readonly DynamicRecord[]) => Derivation, options: StepOptions = {}): FrameCore {
    return this.#derived([this], compute, options)
  }

  /** A frame of this one's records and another's: errors of both are behind it. */
  deriveWith(
    other: FrameCore,
    compute: (records: readonly DynamicRecord[]) => Derivation,
    options: StepOptions = {},
  ): FrameCore {
    return this.#derived([this, other], compute, options)
  }

  /** A frame of each record changed by itself. */
  deriveEach(change: (record: DynamicRecord, index: number) => DynamicRecord, options: StageOptions = {}): FrameCore {
    return this.derive((records) => ({ records: records.map(change), from: placesOf(records) }), options)
  }

  /** The same records under a schema that somebody vouches for. */
  withSchema(schema: GlueSchema): FrameCore {
    const compute = (): Derivation => ({ records: this.records(), from: placesOf(this.records()) })
    const stage: Stage = { ...SOURCE, parents: [this] }
    return new FrameCore(this.host, { kind: 'step', origin: this.origin, step: 'a schema', compute }, stage, schema)
  }

  get origin(): string {
    return this.source.kind === 'plan' ? 'frame' : this.source.origin
  }

  #derived(
    parents: readonly FrameCore[],
    compute: (records: readonly DynamicRecord[]) => Derivation,
    { step = 'a step', ...options }: StepOptions,
  ): FrameCore {
    const source: FrameSource = { kind: 'step', origin: this.origin, step, compute: () => compute(this.records()) }
    return new FrameCore(this.host, source, { ...options, site: this.host.where() ?? '', parents })
  }

  #earlierErrors(): readonly StageError[] {
    return this.#stage.parents.flatMap((parent) => parent.allErrors())
  }

  #compute(): Computed {
    const removals = this.host.removals()
    if (this.#computed?.removals === removals) return this.#computed
    this.#computed = { ...this.#run(), removals }
    this.#checkThresholds(this.#computed.errors)
    return this.#computed
  }

  #run(): Omit<Computed, 'removals'> {
    const { source } = this
    switch (source.kind) {
      case 'plan': {
        const { rows, from } = source.frame.traced()
        return { records: recordsOf(source.frame.schema, rows), errors: [], trace: () => from }
      }
      case 'records': {
        const { records, trace = () => traceOfOwn(source.origin, records) } = source.compute()
        return { records, errors: [], trace: once(trace) }
      }
      case 'step':
        return this.#runStep(source.step, source.compute)
    }
  }

  #runStep(step: string, compute: () => Derivation): Omit<Computed, 'removals'> {
    const { info = '', site, parents } = this.#stage
    const traces = parents.map((parent) => parent.#compute().trace)
    const { records, from, errors = [] } = compute()
    const [first] = traces
    const trace = (): Trace => ({
      inputs: [...traces.map((of) => passing(of())), ownRecords(`what ${step} made`, records)],
      lineage: records.map((_, i) => from[i] ?? origin(parents.length, i)),
    })
    return {
      records,
      errors: errors.map((error) => {
        const { place } = error
        const source = first === undefined || place === undefined ? undefined : { trace: first, place }
        return { ...error, info, site, source }
      }),
      trace: once(trace),
    }
  }

  #checkThresholds(own: readonly StageError[]): void {
    const { stageThreshold = 0, totalThreshold = 0 } = this.#stage
    if (stageThreshold === 0 && totalThreshold === 0) return
    const all = [...this.#earlierErrors(), ...own]
    if (
      own.length <= (stageThreshold || Number.POSITIVE_INFINITY) &&
      all.length <= (totalThreshold || Number.POSITIVE_INFINITY)
    )
      return
    this.#computed = undefined
    throw new JobError(
      'py4j.protocol.Py4JJavaError',
      `Error threshold exceeded: ${own.length} records failed in this stage and ${all.length} in all stages (stageThreshold=${stageThreshold}, totalThreshold=${totalThreshold}). The first: ${(own[0] ?? all[0])?.message}`,
    )
  }
}
