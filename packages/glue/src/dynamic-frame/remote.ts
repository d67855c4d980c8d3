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
  readonly args: readonly unknown[]
  readonly stage: StageOptions
}

type Answer = (frame: DynamicFrame, request: FrameRequest, call: CallBack) => unknown
type Options = Readonly<Record<string, unknown>>

const names = (value: unknown): readonly string[] => value as readonly string[]
const other = (value: unknown): DynamicFrame => value as DynamicFrame
const named = (frames: DynamicFrameCollection<DynamicFrame>): readonly (readonly [string, DynamicFrame])[] =>
  frames.keys().map((key) => [key, frames.get(key)])

const facts: Readonly<Record<string, Answer>> = {
  to_df: (frame) => frame.toDF(),
  schema: (frame) => schemaJson(frame.schema()),
  tree: (frame) => schemaTree(frame.schema()),
  show: (frame, { args: [count] }) =>
    frame.core
      .records()
      .slice(0, Number(count))
      .map((record) => recordJson(externalRecord(record))),
  count: (frame) => frame.count(),
  null_fields: (frame) => nullFields(frame.schema()),
  errors_count: (frame) => frame.errorsCount(),
  stage_errors_count: (frame) => frame.stageErrorsCount(),
  errors: (frame) => frame.errorsAsDynamicFrame(),
  assert_error_threshold: (frame) => frame.assertErrorThreshold(),
}

const transforms: Readonly<Record<string, Answer>> = {
  select_fields: (frame, { args: [paths], stage }) => frame.select_fields(names(paths), stage),
  drop_fields: (frame, { args: [paths], stage }) => frame.drop_fields(names(paths), stage),
  rename_field: (frame, { args: [from, to], stage }) => frame.rename_field(String(from), String(to), stage),
  apply_mapping: (frame, { args: [mappings, caseSensitive], stage }) =>
    frame.apply_mapping(mappings as readonly MappingTuple[], caseSensitive === true, stage),
  resolve_choice: (frame, { args: [specs, choice, database, table], stage }) =>
    frame.resolveChoice(
      {
        specs: (specs ?? null) as readonly (readonly [string, string])[] | null,
        choice: String(choice ?? ''),
        database: (database ?? null) as string | null,
        table_name: (table ?? null) as string | null,
      },
      stage,
    ),
  join: (frame, { args: [paths1, paths2, right], stage }) =>
    frame.join(names(paths1), names(paths2), other(right), stage),
  union: (frame, { args: [right], stage }) => frame.union(other(right), stage),
  merge: (frame, { args: [staged, keys], stage }) => frame.mergeDynamicFrame(other(staged), names(keys), stage),
  unnest: (frame, { stage }) => frame.unnest(stage),
  unbox: (frame, { args: [path, format, options], stage }) =>
    frame.unbox(String(path), String(format), options as Options, stage),
  unnest_ddb_json: (frame, { stage }) => frame.unnest_ddb_json(stage),
  simplify_ddb_json: (frame) => frame.simplify_ddb_json(),
  spigot: (frame, { args: [path, options], stage }) => frame.spigot(String(path), options as Options, stage),
  with_frame_schema: (frame, { args: [schema] }) =>
    new DynamicFrame(withFrameSchema(frame.core, schemaOfJson(schema)), frame.name),
  relationalize: (frame, { args: [root, path], stage }) =>
    named(frame.relationalize(String(root), String(path), stage)),
  split_fields: (frame, { args: [paths, name1, name2], stage }) =>
    named(frame.split_fields(names(paths), String(name1), String(name2), stage)),
  split_rows: (frame, { args: [comparisons, name1, name2], stage }) =>
    named(frame.split_rows(comparisons as Comparisons, String(name1), String(name2), stage)),
  filter: (frame, { args: [callback], stage }, call) =>
    new DynamicFrame(
      filter(frame.core, (records) => judge(call, Number(callback), records), stage),
      frame.name,
    ),
  map: (frame, { args: [callback], stage }, call) =>
    new DynamicFrame(
      map(frame.core, (records) => change(call, Number(callback), records), stage),
      frame.name,
    ),
  map_partitions: (frame, { args: [callback], stage }, call) =>
    new DynamicFrame(
      mapPartitions(frame.core, (records) => changeAll(call, Number(callback), records), stage),
      frame.name,
    ),
}

/** Answers a method of a DynamicFrame for a job in another language. */
export function answerFrame(frame: DynamicFrame, request: FrameRequest, call: CallBack): unknown {
  const answer = facts[request.method] ?? transforms[request.method]
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
