import type { FrameError } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import type { DynamicRecord } from '../value.ts'
import { keepTypes } from './map.ts'

/** A record that a partition function gave back: where it came from, if it is one that the function was given. */
export type PartitionOutcome =
  | { readonly record: DynamicRecord; readonly from?: number }
  | { readonly error: string; readonly from?: number; readonly record?: undefined }

/** Replaces all records by what a function makes of them: a frame of dryfit is one partition. */
export const mapPartitions = (
  frame: FrameCore,
  change: (records: readonly DynamicRecord[]) => readonly PartitionOutcome[],
  stage: StageOptions = {},
): FrameCore =>
  frame.derive(
    (records) => {
      const made: DynamicRecord[] = []
      const from: (number | undefined)[] = []
      const errors: FrameError[] = []
      for (const outcome of change(records)) {
        const before = outcome.from === undefined ? undefined : records[outcome.from]
        if (outcome.record === undefined) {
          errors.push({ message: outcome.error, record: before ?? new Map(), place: outcome.from })
        } else {
          made.push(before === undefined ? outcome.record : keepTypes(outcome.record, before))
          from.push(outcome.from)
        }
      }
      return { records: made, from, errors }
    },
    { ...stage, step: 'mapPartitions' },
  )
