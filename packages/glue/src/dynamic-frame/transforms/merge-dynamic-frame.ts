import { origin } from '@dryfit/spark'
import { GlueError } from '../../errors/glue-error.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { KeyReader } from '../key.ts'

/**
 * The records of the source whose key is not staged, and all staged ones: nothing is de-duplicated, schemas may differ.
 *
 * @throws GlueError MERGE_KEYS, KEY_TYPES
 */
export function mergeDynamicFrame(
  source: FrameCore,
  staged: FrameCore,
  primaryKeys: readonly string[],
  stage: StageOptions = {},
): FrameCore {
  if (primaryKeys.length === 0)
    throw new GlueError('MERGE_KEYS', 'Failed to merge: there is no primary key. Name at least one field.')
  return source.deriveWith(
    staged,
    (records) => {
      const keys = new KeyReader('merge', primaryKeys.length)
      const [stagedKey, sourceKey] = ['staging frame', 'source'].map((name) => keys.of({ name, paths: primaryKeys }))
      const others = staged.records()
      const replaced = new Set(others.map((record) => stagedKey?.(record)))
      const kept = records.flatMap((record, i) => {
        const key = sourceKey?.(record)
        return key === undefined || !replaced.has(key) ? [i] : []
      })
      const from = [...kept, ...others.map((_, j) => origin(1, j))]
      return { records: [...kept.flatMap((i) => records[i] ?? []), ...others], from }
    },
    stage,
  )
}
