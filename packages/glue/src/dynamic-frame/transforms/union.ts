import type { FrameCore, StageOptions } from '../frame-core.ts'

/** All records of both frames; fields meet by name. */
export const union = (frame: FrameCore, other: FrameCore, stage: StageOptions = {}): FrameCore =>
  frame.deriveWith(other, (records) => ({ records: [...records, ...other.records()] }), stage)
