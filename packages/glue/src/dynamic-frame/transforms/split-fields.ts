import { notSupported } from '../../errors/glue-error.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { splitPath, without } from '../path.ts'
import { type Dynamic, type DynamicRecord, struct } from '../value.ts'

/** Two frames of the fields: the listed paths, and all that is left without them. */
export function splitFields(
  frame: FrameCore,
  paths: readonly string[],
  stage: StageOptions = {},
): readonly [listed: FrameCore, rest: FrameCore] {
  const split = paths.map(splitPath)
  return [
    frame.deriveEach((record) => only(record, split), stage),
    frame.deriveEach((record) => split.reduce(without, record), stage),
  ]
}

/** The record with nothing but the paths, in its own order. */
function only(record: DynamicRecord, paths: readonly (readonly string[])[]): DynamicRecord {
  const kept = new Map<string, Dynamic>()
  for (const [name, value] of record) {
    const here = paths.filter((path) => path[0] === name).map((path) => path.slice(1))
    if (here.length === 0) continue
    if (here.some((path) => path.length === 0)) kept.set(name, value)
    else if (value.kind === 'struct') {
      const fields = only(value.fields, here)
      if (fields.size > 0) kept.set(name, struct(fields))
    } else if (value.kind === 'array') {
      throw notSupported(`split the path ${name}.${here[0]?.join('.')} off an array`, `Split ${name} off as a whole.`)
    }
  }
  return kept
}
