import type { FrameCore, StageOptions } from '../frame-core.ts'
import { splitPath, valueAt, without, withValue } from '../path.ts'

/** Renames a field of every record that has it; it moves to the end of the record. */
export function renameField(frame: FrameCore, oldName: string, newName: string, stage: StageOptions = {}): FrameCore {
  const [from, to] = [splitPath(oldName), splitPath(newName)]
  return frame.deriveEach((record) => {
    const value = valueAt(record, from)
    return value === undefined ? record : withValue(without(record, from), to, value)
  }, stage)
}
