import { JobError } from '../errors/glue-error.ts'
import { externalRecord, returnedRecord } from './external.ts'
import type { FilterOutcome } from './transforms/filter.ts'
import type { MapOutcome } from './transforms/map.ts'
import type { DynamicRecord } from './value.ts'

/** A record as a function of a TypeScript job sees it. */
export type RecordObject = Record<string, unknown>

/** A function that `map` takes. */
export type ChangeFunction = (record: RecordObject) => RecordObject | null | undefined

/** What a predicate says of each record. */
export const judgements =
  (f: (record: RecordObject) => unknown) =>
  (records: readonly DynamicRecord[]): readonly FilterOutcome[] =>
    records.map((record) => attempt(() => (f(externalRecord(record)) ? 'keep' : 'drop')))

/** What a function makes of each record. */
export const changes =
  (f: ChangeFunction) =>
  (records: readonly DynamicRecord[]): readonly MapOutcome[] =>
    records.map((record, index) => attempt(() => ({ record: changed(f, record, index) })))

function changed(f: ChangeFunction, record: DynamicRecord, index: number): DynamicRecord {
  const made = f(externalRecord(record))
  if (!made || Object.keys(made).length === 0)
    throw new JobError('builtins.Exception', 'User-specified function returned None instead of DynamicRecord')
  return returnedRecord(made, `record ${index}`)
}

function attempt<T>(act: () => T): T | { readonly error: string; readonly trace?: string } {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Error)) return { error: String(error) }
    return { error: error.message, trace: error.stack ?? error.message }
  }
}
