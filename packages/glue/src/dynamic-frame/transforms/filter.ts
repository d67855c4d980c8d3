import type { FrameError } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import type { DynamicRecord } from '../value.ts'
import { traceOf } from './map.ts'

/** What a job's predicate said of one record. */
export type FilterOutcome = 'keep' | 'drop' | { readonly error: string; readonly trace?: string }

/** Keeps the records for which the predicate holds; one that fails on a record makes an error record of it. */
export function filter(
  frame: FrameCore,
  judge: (records: readonly DynamicRecord[]) => readonly FilterOutcome[],
  stage: StageOptions = {},
): FrameCore {
  return frame.derive((records) => {
    const kept: DynamicRecord[] = []
    const from: number[] = []
    const errors: FrameError[] = []
    for (const [i, outcome] of judge(records).entries()) {
      const record = records[i]
      if (record === undefined || outcome === 'drop') continue
      if (outcome === 'keep') {
        kept.push(record)
        from.push(i)
      } else errors.push({ message: outcome.error, record, place: i, ...traceOf(outcome) })
    }
    return { records: kept, from, errors }
  }, stage)
}
