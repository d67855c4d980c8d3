import { parseJson, stringifyJson } from '@dryfit/spark'
import { recordCell, recordOfCell } from './cells.ts'
import { DynamicFrame, recordJson } from './dynamic-frame.ts'
import { externalRecord } from './external.ts'
import type { Thresholds } from './frame-core.ts'
import { schemaJson, schemaTree } from './schema-text.ts'
import type { MappingTuple } from './transforms/apply-mapping.ts'
import { nullFields } from './transforms/drop-null-fields.ts'
import { type FilterOutcome, filter } from './transforms/filter.ts'
import { type MapOutcome, map } from './transforms/map.ts'
import type { DynamicRecord } from './value.ts'

/** Calls a function of a job that lives in another language, JSON in, JSON out. */
export type CallBack = (callback: number, payload: string) => string

type Args = readonly unknown[]
type Answer = (frame: DynamicFrame, args: Args, call: CallBack) => unknown

const answers: Readonly<Record<string, Answer>> = {
  to_df: (frame) => frame.toDF(),
  schema: (frame) => schemaJson(frame.schema()),
  tree: (frame) => schemaTree(frame.schema()),
  show: (frame, [count]) =>
    frame.core
      .records()
      .slice(0, Number(count))
      .map((record) => recordJson(externalRecord(record))),
  count: (frame) => frame.count(),
  null_fields: (frame) => nullFields(frame.schema()),
  errors_count: (frame) => frame.errorsCount(),
  stage_errors_count: (frame) => frame.stageErrorsCount(),
  select_fields: (frame, [paths]) => frame.select_fields(paths as readonly string[]),
  drop_fields: (frame, [paths]) => frame.drop_fields(paths as readonly string[]),
  rename_field: (frame, [from, to]) => frame.rename_field(String(from), String(to)),
  apply_mapping: (frame, [mappings, caseSensitive]) =>
    frame.apply_mapping(mappings as readonly MappingTuple[], caseSensitive === true),
  resolve_choice: (frame, [specs, choice]) =>
    frame.resolveChoice({
      specs: (specs ?? null) as readonly (readonly [string, string])[] | null,
      choice: String(choice ?? ''),
    }),
  join: (frame, [paths1, paths2, other]) =>
    frame.join(paths1 as readonly string[], paths2 as readonly string[], other as DynamicFrame),
  union: (frame, [other]) => frame.union(other as DynamicFrame),
  filter: (frame, [callback, thresholds], call) =>
    new DynamicFrame(
      filter(frame.core, (records) => judge(call, Number(callback), records), thresholdsOf(thresholds)),
      frame.name,
    ),
  map: (frame, [callback, thresholds], call) =>
    new DynamicFrame(
      map(frame.core, (records) => change(call, Number(callback), records), thresholdsOf(thresholds)),
      frame.name,
    ),
}

/** Answers a method of a DynamicFrame for a job in another language. */
export function answerFrame(
  frame: DynamicFrame,
  request: { readonly method: string; readonly args: Args },
  call: CallBack,
): unknown {
  const answer = answers[request.method]
  if (answer === undefined) throw new Error(`No answer is known for DynamicFrame.${request.method}`)
  return answer(frame, request.args, call)
}

const send = (records: readonly DynamicRecord[]): string => stringifyJson(records.map(recordCell))

function judge(call: CallBack, callback: number, records: readonly DynamicRecord[]): readonly FilterOutcome[] {
  const outcomes = parseJson(call(callback, send(records))) as readonly (boolean | string)[]
  return outcomes.map((o) => (typeof o === 'string' ? { error: o } : o ? 'keep' : 'drop'))
}

function change(call: CallBack, callback: number, records: readonly DynamicRecord[]): readonly MapOutcome[] {
  const outcomes = parseJson(call(callback, send(records))) as readonly unknown[]
  return outcomes.map((o) => (typeof o === 'string' ? { error: o } : { record: recordOfCell(o) }))
}

function thresholdsOf(given: unknown): Thresholds {
  const [stageThreshold, totalThreshold] = given as readonly [number, number]
  return { stageThreshold, totalThreshold }
}
