import { DataFrame } from '@dryfit/spark'
import { GlueError, JobError } from '../errors/glue-error.ts'
import { externalRecord, returnedRecord } from './external.ts'
import { FrameCore, type Thresholds } from './frame-core.ts'
import type { FrameHost } from './frame-host.ts'
import type { GlueSchema } from './glue-type.ts'
import { NotSupportedTransforms } from './not-supported.ts'
import { schemaTree } from './schema-text.ts'
import { applyMapping, type MappingTuple } from './transforms/apply-mapping.ts'
import { dropFields } from './transforms/drop-fields.ts'
import { dropNullFields } from './transforms/drop-null-fields.ts'
import { filter } from './transforms/filter.ts'
import { join } from './transforms/join.ts'
import { map } from './transforms/map.ts'
import { renameField } from './transforms/rename-field.ts'
import { type ResolveChoiceOptions, resolveChoice } from './transforms/resolve-choice.ts'
import { selectFields } from './transforms/select-fields.ts'
import { union } from './transforms/union.ts'

/** A record as a function of a TypeScript job sees it. */
export type RecordObject = Record<string, unknown>

/** Whose frames these are: a GlueContext. */
export interface FrameOwner {
  readonly frames: FrameHost
}

/** awsglue's DynamicFrame: self-describing records whose fields may be missing and of several types. Methods are awsglue's. */
export class DynamicFrame extends NotSupportedTransforms {
  readonly core: FrameCore
  readonly name: string

  constructor(core: FrameCore, name = '') {
    super()
    this.core = core
    this.name = name
  }

  /** A DynamicFrame of a DataFrame; nothing runs. */
  static fromDF(dataframe: DataFrame, glue_ctx: FrameOwner, name = ''): DynamicFrame {
    if (!(dataframe instanceof DataFrame)) {
      throw new GlueError(
        'NOT_A_FRAME',
        `Failed to make a DynamicFrame: fromDF got ${describe(dataframe)} instead of a DataFrame. Pass a DataFrame.`,
      )
    }
    return new DynamicFrame(new FrameCore(glue_ctx.frames, { kind: 'plan', frame: dataframe }), name)
  }

  /** The frame as a Spark DataFrame; a column of several types becomes a struct with one field a type. */
  toDF(): DataFrame {
    return this.core.dataFrame()
  }
  count(): number {
    return this.core.records().length
  }
  /** The fields and their types, folded over all records. */
  schema(): GlueSchema {
    return this.core.schema()
  }
  printSchema(): void {
    this.core.host.print(schemaTree(this.core.schema()))
  }
  /** Prints one JSON object a record. */
  show(num_rows = 20): void {
    for (const record of this.core.records().slice(0, num_rows))
      this.core.host.print(recordJson(externalRecord(record)))
  }

  select_fields(paths: string | readonly string[]): DynamicFrame {
    return this.#with(selectFields(this.core, list(paths)))
  }
  drop_fields(paths: string | readonly string[]): DynamicFrame {
    return this.#with(dropFields(this.core, list(paths)))
  }
  rename_field(oldName: string, newName: string): DynamicFrame {
    return this.#with(renameField(this.core, oldName, newName))
  }
  filter(f: (record: RecordObject) => unknown, thresholds: Thresholds = {}): DynamicFrame {
    const judge = (record: RecordObject) => attempt(() => (f(record) ? ('keep' as const) : ('drop' as const)))
    return this.#with(filter(this.core, (records) => records.map((r) => judge(externalRecord(r))), thresholds))
  }
  map(f: (record: RecordObject) => RecordObject | null | undefined, thresholds: Thresholds = {}): DynamicFrame {
    return this.#with(map(this.core, (records) => records.map((r, i) => changed(f, externalRecord(r), i)), thresholds))
  }
  apply_mapping(mappings: readonly MappingTuple[], case_sensitive = false): DynamicFrame {
    return this.#with(applyMapping(this.core, mappings, case_sensitive))
  }
  applyMapping(mappings: readonly MappingTuple[], case_sensitive = false): DynamicFrame {
    return this.apply_mapping(mappings, case_sensitive)
  }
  join(paths1: string | readonly string[], paths2: string | readonly string[], frame2: DynamicFrame): DynamicFrame {
    return new DynamicFrame(join(this.core, frame2.core, list(paths1), list(paths2)), this.name + frame2.name)
  }
  union(other_frame: DynamicFrame): DynamicFrame {
    return this.#with(union(this.core, other_frame.core))
  }
  resolveChoice(options: ResolveChoiceOptions): DynamicFrame {
    return this.#with(resolveChoice(this.core, options))
  }
  /** What the DropNullFields transform gives. */
  dropNullFields(): DynamicFrame {
    return this.#with(dropNullFields(this.core))
  }
  repartition(_num_partitions: number): DynamicFrame {
    return this.#with(this.core)
  }
  coalesce(_num_partitions: number, _shuffle = false): DynamicFrame {
    return this.#with(this.core)
  }

  /** How many records failed in this stage. */
  stageErrorsCount(): number {
    return this.core.stageErrors().length
  }
  /** How many records failed in all stages so far. */
  errorsCount(): number {
    return this.core.allErrors().length
  }

  #with(core: FrameCore): DynamicFrame {
    return new DynamicFrame(core, this.name)
  }
}

const list = (paths: string | readonly string[]): readonly string[] => (typeof paths === 'string' ? [paths] : paths)

function attempt<T>(act: () => T): T | { readonly error: string } {
  try {
    return act()
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

const NOTHING = 'User-specified function returned None instead of DynamicRecord'

function changed(
  f: (record: RecordObject) => RecordObject | null | undefined,
  record: RecordObject,
  index: number,
): ReturnType<typeof attempt<{ record: ReturnType<typeof returnedRecord> }>> {
  return attempt(() => {
    const made = f(record)
    if (!made || Object.keys(made).length === 0) throw new JobError('builtins.Exception', NOTHING)
    return { record: returnedRecord(made, `record ${index}`) }
  })
}

/** One record as `show()` prints it. */
export function recordJson(record: RecordObject): string {
  return JSON.stringify(record, (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : v))
}

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `a ${value.constructor?.name ?? 'object'}` : JSON.stringify(value)
