import { DataFrame } from '@dryfit/spark'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import { DynamicFrameCollection } from './dynamic-frame-collection.ts'
import { externalRecord } from './external.ts'
import { FrameCore, type StageOptions } from './frame-core.ts'
import type { FrameHost } from './frame-host.ts'
import type { GlueSchema } from './glue-type.ts'
import { type ChangeFunction, changes, judgements, type RecordObject } from './record-function.ts'
import { schemaTree } from './schema-text.ts'
import { applyMapping, type MappingTuple } from './transforms/apply-mapping.ts'
import { simplifyDdbJson, unnestDdbJson } from './transforms/ddb-json.ts'
import { dropFields } from './transforms/drop-fields.ts'
import { dropNullFields } from './transforms/drop-null-fields.ts'
import { errorsAsDynamicFrame } from './transforms/errors-as-dynamic-frame.ts'
import { filter } from './transforms/filter.ts'
import { join } from './transforms/join.ts'
import { map } from './transforms/map.ts'
import { mergeDynamicFrame } from './transforms/merge-dynamic-frame.ts'
import { relationalize } from './transforms/relationalize.ts'
import { renameField } from './transforms/rename-field.ts'
import { type ResolveChoiceOptions, resolveChoice } from './transforms/resolve-choice.ts'
import { selectFields } from './transforms/select-fields.ts'
import { spigot } from './transforms/spigot.ts'
import { splitFields } from './transforms/split-fields.ts'
import { type Comparisons, splitRows } from './transforms/split-rows.ts'
import { unbox } from './transforms/unbox.ts'
import { union } from './transforms/union.ts'
import { unnest } from './transforms/unnest.ts'

/** Whose frames these are: a GlueContext. */
export interface FrameOwner {
  readonly frames: FrameHost
}

type Paths = string | readonly string[]
type Options = Readonly<Record<string, unknown>>

/**
 * awsglue's DynamicFrame: self-describing records whose fields may be missing and of several types. Methods are
 * awsglue's; what Python takes as `transformation_ctx`, `info` and thresholds is the last parameter here.
 */
export class DynamicFrame {
  readonly core: FrameCore
  readonly name: string

  constructor(core: FrameCore, name = '') {
    this.core = core
    this.name = name
  }

  /** Who prints a frame sees that it is one, not how it is made. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON()
  }
  /** The same, for who prints by JSON: differences of test runners do. */
  toJSON(): string {
    return this.name === '' ? 'DynamicFrame' : `DynamicFrame(${this.name})`
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
    return this.core.count()
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

  select_fields(paths: Paths, stage?: StageOptions): DynamicFrame {
    return this.#with(selectFields(this.core, list(paths), stage))
  }
  drop_fields(paths: Paths, stage?: StageOptions): DynamicFrame {
    return this.#with(dropFields(this.core, list(paths), stage))
  }
  rename_field(oldName: string, newName: string, stage?: StageOptions): DynamicFrame {
    return this.#with(renameField(this.core, oldName, newName, stage))
  }
  filter(f: (record: RecordObject) => unknown, stage?: StageOptions): DynamicFrame {
    return this.#with(filter(this.core, judgements(f), stage))
  }
  map(f: ChangeFunction, stage?: StageOptions): DynamicFrame {
    return this.#with(map(this.core, changes(f), stage))
  }
  apply_mapping(mappings: readonly MappingTuple[], case_sensitive = false, stage?: StageOptions): DynamicFrame {
    return this.#with(applyMapping(this.core, mappings, case_sensitive, stage))
  }
  applyMapping(mappings: readonly MappingTuple[], case_sensitive = false, stage?: StageOptions): DynamicFrame {
    return this.apply_mapping(mappings, case_sensitive, stage)
  }
  join(paths1: Paths, paths2: Paths, frame2: DynamicFrame, stage?: StageOptions): DynamicFrame {
    const sides = { right: frame2.core, paths1: list(paths1), paths2: list(paths2) }
    return new DynamicFrame(join(this.core, sides, stage), this.name + frame2.name)
  }
  union(other_frame: DynamicFrame, stage?: StageOptions): DynamicFrame {
    return this.#with(union(this.core, other_frame.core, stage))
  }
  /** The records of this frame whose key is not staged, and all staged ones. */
  mergeDynamicFrame(
    stage_dynamic_frame: DynamicFrame,
    primary_keys: readonly string[],
    stage?: StageOptions,
  ): DynamicFrame {
    return this.#with(mergeDynamicFrame(this.core, stage_dynamic_frame.core, primary_keys, stage))
  }
  resolveChoice(options: ResolveChoiceOptions, stage?: StageOptions): DynamicFrame {
    return this.#with(resolveChoice(this.core, options, stage))
  }
  /** What the DropNullFields transform gives. */
  dropNullFields(stage?: StageOptions): DynamicFrame {
    return this.#with(dropNullFields(this.core, stage))
  }
  /** Takes structs apart into dotted top-level fields. */
  unnest(stage?: StageOptions): DynamicFrame {
    return this.#with(unnest(this.core, stage))
  }
  /** Parses a text column into a struct. */
  unbox(path: string, format: string, options: Options = {}, stage?: StageOptions): DynamicFrame {
    return this.#with(unbox(this.core, { path, format, options }, stage))
  }
  unnest_ddb_json(stage?: StageOptions): DynamicFrame {
    return this.#with(unnestDdbJson(this.core, stage))
  }
  simplify_ddb_json(): DynamicFrame {
    return this.#with(simplifyDdbJson(this.core))
  }

  /** Flat tables of the frame: the root, and one for each array. Glue's `staging_path` is not used. */
  relationalize(
    root_table_name: string,
    _staging_path = '',
    stage?: StageOptions,
  ): DynamicFrameCollection<DynamicFrame> {
    return this.#collection(relationalize(this.core, root_table_name, stage))
  }
  split_fields(paths: Paths, name1: string, name2: string, stage?: StageOptions): DynamicFrameCollection<DynamicFrame> {
    const [listed, rest] = splitFields(this.core, list(paths), stage)
    return this.#collection([
      [name1, listed],
      [name2, rest],
    ])
  }
  split_rows(
    comparison_dict: Comparisons,
    name1: string,
    name2: string,
    stage?: StageOptions,
  ): DynamicFrameCollection<DynamicFrame> {
    const [chosen, others] = splitRows(this.core, comparison_dict, stage)
    return this.#collection([
      [name1, chosen],
      [name2, others],
    ])
  }

  /** The same records; the first of them are written to `path` when an action runs. */
  spigot(path: string, options: Options = {}, stage?: StageOptions): DynamicFrame {
    return this.#with(spigot(this.core, path, options, stage))
  }
  repartition(_num_partitions: number): DynamicFrame {
    return this.#with(this.core)
  }
  coalesce(_num_partitions: number, _shuffle = false): DynamicFrame {
    return this.#with(this.core)
  }
  /** @throws GlueError always: how many there are on Glue depends on its workers */
  getNumPartitions(): never {
    throw notSupported('tell the number of partitions', 'It depends on the workers of a run: leave it out of the test.')
  }

  /** How many records failed in this stage. */
  stageErrorsCount(): number {
    return this.core.stageErrors().length
  }
  /** How many records failed in all stages so far. */
  errorsCount(): number {
    return this.core.allErrors().length
  }
  /** The records that failed, in a column `error`. */
  errorsAsDynamicFrame(): DynamicFrame {
    return this.#with(errorsAsDynamicFrame(this.core))
  }
  /** @throws JobError when more records failed than a threshold allows */
  assertErrorThreshold(): void {
    this.core.records()
  }

  #with(core: FrameCore): DynamicFrame {
    return new DynamicFrame(core, this.name)
  }

  #collection(cores: Iterable<readonly [string, FrameCore]>): DynamicFrameCollection<DynamicFrame> {
    const empty = (name: string): DynamicFrame =>
      new DynamicFrame(
        new FrameCore(this.core.host, { kind: 'records', origin: name, compute: () => ({ records: [] }) }),
        name,
      )
    const frames = [...cores].map(([name, core]) => [name, new DynamicFrame(core, name)] as const)
    return new DynamicFrameCollection(frames, empty)
  }
}

const list = (paths: Paths): readonly string[] => (typeof paths === 'string' ? [paths] : paths)

/** One record as `show()` prints it. */
export function recordJson(record: RecordObject): string {
  return JSON.stringify(record, (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : v))
}

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `a ${value.constructor?.name ?? 'object'}` : JSON.stringify(value)
