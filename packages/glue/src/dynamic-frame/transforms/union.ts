import type { FrameCore } from '../frame-core.ts'

/** All records of both frames; fields meet by name. */
export const union = (frame: FrameCore, other: FrameCore): FrameCore =>
  frame.derive((records) => ({ records: [...records, ...other.records()] }))
