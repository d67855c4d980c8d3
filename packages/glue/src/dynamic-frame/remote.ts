import { parseJson, stringifyJson } from '@dryfit/spark'
import { recordCell, recordOfCell } from './cells.ts'
import { DynamicFrame, recordJson } from './dynamic-frame.ts'
import type { DynamicFrameCollection } from './dynamic-frame-collection.ts'
import { externalRecord } from './external.ts'
import type { StageOptions } from './frame-core.ts'
import { schemaJson, schemaOfJson } from './schema-json.ts'
import { schemaTree } from './schema-text.ts'
import type { MappingTuple } from './transforms/apply-mapping.ts'
import { nullFields } from './transforms/drop-null-fields.ts'
import { type FilterOutcome, filter } from './transforms/filter.ts'
import { type MapOutcome, map } from './transforms/map.ts'
import { mapPartitions, type PartitionOutcome } from './transforms/map-partitions.ts'
import type { Comparisons } from './transforms/split-rows.ts'
import { withFrameSchema } from './transforms/with-frame-schema.ts'
import type { DynamicRecord } from './value.ts'

/** Calls a function of a job that lives in another language, JSON in, JSON out. */
export type CallBack = (callback: number, payload: string) => string

/** A method of a frame as the other language asks for it. */
export interface FrameRequest {
  readonly method: string
  /** By the names that the method's documentation gives them. */
  readonly args: Readonly<Record<string, unknown>>
  readonly stage: StageOptions
}

type Answer = (frame: DynamicFrame, request: FrameRequest, call: CallBack) => unknown
type Options = Readonly<Record<string, unknown>>

const names = (value: unknown): readonly string[] => value as readonly string[]
const other = (value: unknown): DynamicFrame => value as DynamicFrame
const named = (frames: DynamicFrameCollection<DynamicFrame>): readonly (readonly [string, DynamicFrame])[] =>
  frames.keys().map((key) => [key, frames.get(key)])

/** By the names of the methods, as jobs call them; some that are no methods of awsglue have a name in another style. */
const answers: Readonly<Record<string, Answer>> = {
  to_df: (frame) => frame.toDF(),
  schema: (frame) => schemaJson(frame.schema()),
  tree: (frame) => schemaTree(frame.schema()),
  show: (frame, { args: { num_rows } }) =>
    frame.core
      .records()
      .slice(0, Number(num_rows))
      .map((record) => recordJson(externalRecord(record))),
  count: (frame) => frame.count(),
  null_fields: (frame) => nullFields(frame.schema()),
  errorsCount: (frame) => frame.errorsCount(),
  stageErrorsCount: (frame) => frame.stageErrorsCount(),
  errorsAsDynamicFrame: (frame) => frame.errorsAsDynamicFrame(),
  assertErrorThreshold: (frame) => frame.assertErrorThreshold(),
  select_fields: (frame, { args: { paths }, stage }) => frame.select_fields(names(paths), stage),
  drop_fields: (frame, { args: { paths }, stage }) => frame.drop_fields(names(paths), stage),
  rename_field: (frame, { args: { oldName, newName }, stage }) =>
    frame.rename_field(String(oldName), String(newName), stage),
  apply_mapping: (frame, { args: { mappings, case_sensitive }, stage }) =>
    frame.apply_mapping(mappings as readonly MappingTuple[], case_sensitive === true, stage),
  resolveChoice: (frame, { args: { specs, choice, database, table_name }, stage }) =>
    frame.resolveChoice(
      {
        specs: (specs ?? null) as readonly (readonly [string, string])[] | null,
        choice: String(choice ?? ''),
        database: (database ?? null) as string | null,
        table_name: (table_name ?? null) as string | null,
      },
      stage,
    ),
  join: (frame, { args: { paths1, paths2, frame2 }, stage }) =>
    frame.join(names(paths1), names(paths2), other(frame2), stage),
  union: (frame, { args: { other_frame }, stage }) => frame.union(other(other_frame), stage),
  mergeDynamicFrame: (frame, { args: { stage_dynamic_frame, primary_keys }, stage }) =>
    frame.mergeDynamicFrame(other(stage_dynamic_frame), names(primary_keys), stage),
  unnest: (frame, { stage }) => frame.unnest(stage),
  unbox: (frame, { args: { path, format, options }, stage }) =>
    frame.unbox(String(path), String(format), options as Options, stage),
  unnest_ddb_json: (frame, { stage }) => frame.unnest_ddb_json(stage),
  simplify_ddb_json: (frame) => frame.simplify_ddb_json(),
  repartition: (frame, { args: { num_partitions } }) => frame.repartition(Number(num_partitions)),
  coalesce: (frame, { args: { num_partitions } }) => frame.coalesce(Number(num_partitions)),
  spigot: (frame, { args: { path, options }, stage }) => frame.spigot(String(path), options as Options, stage),
  with_frame_schema: (frame, { args: { schema } }) =>
    new DynamicFrame(withFrameSchema(frame.core, schemaOfJson(schema)), frame.name),
  relationalize: (frame, { args: { root_table_name, staging_path }, stage }) =>
    named(frame.relationalize(String(root_table_name), String(staging_path), stage)),
  split_fields: (frame, { args: { paths, name1, name2 }, stage }) =>
    named(frame.split_fields(names(paths), String(name1), String(name2), stage)),
  split_rows: (frame, { args: { comparison_dict, name1, name2 }, stage }) =>
    named(frame.split_rows(comparison_dict as Comparisons, String(name1), String(name2), stage)),
  filter: (frame, { args: { f }, stage }, call) =>
    new DynamicFrame(
      filter(frame.core, (records) => judge(call, Number(f), records), stage),
      frame.name,
    ),
  map: (frame, { args: { f }, stage }, call) =>
    new DynamicFrame(
      map(frame.core, (records) => change(call, Number(f), records), stage),
      frame.name,
    ),
  mapPartitionsWithIndex: (frame, { args: { f }, stage }, call) =>
    new DynamicFrame(
      mapPartitions(frame.core, (records) => changeAll(call, Number(f), records), stage),
      frame.name,
    ),
}

/** Answers a method of a DynamicFrame for a job in another language. */
export function answerFrame(frame: DynamicFrame, request: FrameRequest, call: CallBack): unknown {
  const answer = answers[request.method]
  if (answer === undefined) throw new Error(`No answer is known for DynamicFrame.${request.method}`)
  return answer(frame, request, call)
}

const send = (records: readonly DynamicRecord[]): string => stringifyJson(records.map(recordCell))

/** What a function raised on a record crosses as `[message, trace]`. */
const raised = ([error, trace]: readonly string[]): { readonly error: string; readonly trace?: string } =>
  trace === undefined ? { error: error ?? '' } : { error: error ?? '', trace }

function judge(call: CallBack, callback: number, records: readonly DynamicRecord[]): readonly FilterOutcome[] {
  const outcomes = parseJson(call(callback, send(records))) as readonly (boolean | readonly string[])[]
  return outcomes.map((o) => (typeof o === 'boolean' ? (o ? 'keep' : 'drop') : raised(o)))
}

function change(call: CallBack, callback: number, records: readonly DynamicRecord[]): readonly MapOutcome[] {
  const outcomes = parseJson(call(callback, send(records))) as readonly unknown[]
  return outcomes.map((o) => (Array.isArray(o) ? raised(o as readonly string[]) : { record: recordOfCell(o) }))
}

function changeAll(call: CallBack, callback: number, records: readonly DynamicRecord[]): readonly PartitionOutcome[] {
  const outcomes = parseJson(call(callback, send(records))) as readonly {
    readonly from: number | null
    readonly record: unknown
    readonly error?: string
  }[]
  return outcomes.map(({ from, record, error }): PartitionOutcome => {
    const place = from === null ? {} : { from }
    return error === undefined ? { record: recordOfCell(record), ...place } : { error, ...place }
  })
}
