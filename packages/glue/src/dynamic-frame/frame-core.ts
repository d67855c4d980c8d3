import type { DataFrame } from '@dryfit/spark'
import { JobError } from '../errors/glue-error.ts'
import type { FrameHost } from './frame-host.ts'
import { type GlueSchema, schemaOf } from './glue-type.ts'
import { glueSchemaOf, recordsOf, rowsOf, sparkSchemaOf } from './rows.ts'
import type { DynamicRecord } from './value.ts'

/** A record that a function of the job failed on: it leaves the data. */
export interface FrameError {
  readonly message: string
  readonly record: DynamicRecord
}

/** What computing a frame gives. */
export interface Computation {
  readonly records: readonly DynamicRecord[]
  readonly errors?: readonly FrameError[]
}

/** Where a frame's records come from: a plan of Spark, or records of their own. */
export type FrameSource =
  | { readonly kind: 'plan'; readonly frame: DataFrame }
  | { readonly kind: 'records'; readonly compute: () => Computation; readonly origin: string }

/** How many failed records a frame takes before an action fails; 0: any number. */
export interface Thresholds {
  readonly stageThreshold?: number
  readonly totalThreshold?: number
}

interface Computed extends Required<Computation> {
  readonly removals: number
}

const NO_ERRORS: readonly FrameError[] = []

/**
 * The core of a DynamicFrame: self-describing records, computed when an action asks. A frame that was made of a
 * DataFrame keeps its plan: turning it back costs nothing.
 */
export class FrameCore {
  readonly host: FrameHost
  readonly source: FrameSource
  readonly #parent: FrameCore | undefined
  #computed: Computed | undefined
  #dataFrame: { readonly removals: number; readonly frame: DataFrame } | undefined

  constructor(host: FrameHost, source: FrameSource, parent?: FrameCore) {
    this.host = host
    this.source = source
    this.#parent = parent
  }

  /** The records. They are computed again when a file that may have fed them was removed since. */
  records(): readonly DynamicRecord[] {
    return this.#compute().records
  }

  /** The records that failed in this stage, or in all stages up to it. */
  stageErrors(): readonly FrameError[] {
    return this.#compute().errors
  }
  allErrors(): readonly FrameError[] {
    return [...(this.#parent?.allErrors() ?? []), ...this.stageErrors()]
  }

  schema(): GlueSchema {
    return this.source.kind === 'plan' ? glueSchemaOf(this.source.frame.schema) : schemaOf(this.records())
  }

  /** A DataFrame of the records: its schema now, its rows when the plan runs. */
  dataFrame(): DataFrame {
    if (this.source.kind === 'plan') return this.source.frame
    const removals = this.host.removals()
    if (this.#dataFrame?.removals === removals) return this.#dataFrame.frame
    const schema = this.schema()
    const frame = this.host.lazyFrame(sparkSchemaOf(schema), () => rowsOf(schema, this.records()), this.source.origin)
    this.#dataFrame = { removals, frame }
    return frame
  }

  /** A frame of records that are computed from this one's. */
  derive(compute: (records: readonly DynamicRecord[]) => Computation, thresholds: Thresholds = {}): FrameCore {
    const made: FrameCore = new FrameCore(
      this.host,
      { kind: 'records', origin: this.origin, compute: () => checked(compute(this.records()), this, thresholds) },
      this,
    )
    return made
  }

  /** A frame of each record changed by itself. */
  deriveEach(change: (record: DynamicRecord, index: number) => DynamicRecord): FrameCore {
    return this.derive((records) => ({ records: records.map(change) }))
  }

  get origin(): string {
    return this.source.kind === 'records' ? this.source.origin : 'frame'
  }

  #compute(): Computed {
    const removals = this.host.removals()
    if (this.#computed?.removals === removals) return this.#computed
    const { source } = this
    const { records, errors = NO_ERRORS } =
      source.kind === 'plan' ? { records: recordsOf(source.frame.schema, source.frame.rows()) } : source.compute()
    this.#computed = { removals, records, errors }
    return this.#computed
  }
}

function checked(
  computation: Computation,
  parent: FrameCore,
  { stageThreshold = 0, totalThreshold = 0 }: Thresholds,
): Computation {
  const own = computation.errors?.length ?? 0
  const first = computation.errors?.[0]
  if (own === 0 || (stageThreshold === 0 && totalThreshold === 0)) return computation
  const all = own + parent.allErrors().length
  if ((stageThreshold > 0 && own > stageThreshold) || (totalThreshold > 0 && all > totalThreshold)) {
    throw new JobError(
      'builtins.Exception',
      `Error threshold exceeded: ${own} records failed in this stage and ${all} in all stages (stageThreshold=${stageThreshold}, totalThreshold=${totalThreshold}). The first: ${first?.message ?? ''}`,
    )
  }
  return computation
}
