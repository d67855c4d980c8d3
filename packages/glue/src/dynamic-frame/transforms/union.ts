import { origin } from '@dryfit/spark'
import { placesOf } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'

/** All records of both frames; fields meet by name. */
export const union = (frame: FrameCore, other: FrameCore, stage: StageOptions = {}): FrameCore =>
  frame.deriveWith(
    other,
    (records) => {
      const others = other.records()
      const from = [...placesOf(records), ...others.map((_, j) => origin(1, j))]
      return { records: [...records, ...others], from }
    },
    stage,
  )
