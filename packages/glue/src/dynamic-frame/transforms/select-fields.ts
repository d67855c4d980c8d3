import { notSupported } from '../../errors/glue-error.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { splitPath } from '../path.ts'

/** Keeps top-level fields, in the frame's own order; unknown names are ignored. */
export function selectFields(frame: FrameCore, paths: readonly string[], stage: StageOptions = {}): FrameCore {
  const names = new Set<string>()
  for (const path of paths) {
    const parts = splitPath(path)
    if (parts.length > 1) {
      throw notSupported(
        `select the nested field ${path}`,
        "Glue's documentation rules it out and Glue has been seen to do it: map it with apply_mapping.",
      )
    }
    names.add(parts[0] ?? '')
  }
  return frame.deriveEach((record) => new Map([...record].filter(([name]) => names.has(name))), stage)
}
