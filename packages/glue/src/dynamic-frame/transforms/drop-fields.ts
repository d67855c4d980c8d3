import type { FrameCore, StageOptions } from '../frame-core.ts'
import { splitPath, without } from '../path.ts'

/** Takes fields away, also inside structs and arrays of structs; a missing one is ignored. */
export function dropFields(frame: FrameCore, paths: readonly string[], stage: StageOptions = {}): FrameCore {
  const split = paths.map(splitPath)
  return frame.deriveEach((record) => split.reduce(without, record), stage)
}
