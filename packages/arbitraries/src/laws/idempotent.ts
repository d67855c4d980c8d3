import type { Glue } from '@dryfit/glue'
import { compareFrames, type DataFrame } from '@dryfit/spark'
import type { Law, LawBreach } from './law.ts'

/**
 * Running a job twice leaves its sinks as running it once does: a retry after a late failure does no harm. The first run finds
 * the world as the test arranged it, whatever ran in it before.
 *
 * @example
 * ```ts
 * import { idempotent } from '@dryfit/arbitraries'
 * import { createGlue } from '@dryfit/glue'
 *
 * const glue = createGlue()
 * const append = () => glue.frame([{ id: 1 }]).write.mode('append').parquet('s3://lake/out')
 * const breach = await idempotent({ glue, run: append })
 * if (breach?.target !== 's3://lake/out') throw new Error('an append is not idempotent')
 * ```
 */
export const idempotent: Law = async ({ glue, run }) => {
  glue.world.restart()
  await run()
  const once = sinks(glue)
  await run()
  const twice = sinks(glue)
  for (const [target, received] of twice) {
    const expected = once.get(target)
    if (expected === undefined || !sameRows(expected, received)) return breach(target, expected, received)
  }
  return undefined
}

/** What each sink holds now, under the name by which the job wrote it. */
function sinks(glue: Glue): ReadonlyMap<string, DataFrame> {
  const targets = new Set(glue.writes.flatMap((call) => (call.target === undefined ? [] : [call.target])))
  return new Map([...targets].map((target) => [target, snapshot(glue, target)]))
}

/** The rows as they are now: a later write must not change them. */
function snapshot(glue: Glue, target: string): DataFrame {
  const frame = glue.written(target)
  const { rows, from } = frame.traced()
  return glue.spark.localFrame(frame.schema, [...rows], target, from)
}

const sameRows = (a: DataFrame, b: DataFrame): boolean =>
  compareFrames({ schema: a.schema, rows: a.rows() }, { schema: b.schema, rows: b.rows() }).equal

function breach(target: string, expected: DataFrame | undefined, received: DataFrame): LawBreach {
  const before = expected?.collect() ?? []
  const after = received.collect()
  const summary = `${target} holds ${after.length} rows after the second run, ${before.length} after the first.`
  return { law: 'idempotent', target, expected: before, received: after, summary }
}
