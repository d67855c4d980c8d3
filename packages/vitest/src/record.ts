import type { RecordedCall, Unshown } from '@dryfit/glue'
import type { FrameData } from '@dryfit/spark'

type Optional = 'target' | 'table' | 'jobLine' | 'error'

/** One call of the ordered record, as far as the matchers read it. */
export type CallRecord = Pick<RecordedCall, 'method' | 'spelling' | 'args' | 'direction'> & {
  readonly [Field in Optional]?: RecordedCall[Field] | undefined
} & {
  /** What was written. */
  readonly frame?: FrameData | undefined
}

/** What the matchers read of a `glue`: the record of its calls, and what lies at a target now. */
export interface GlueRecord {
  readonly calls: readonly CallRecord[]
  /** All rows that the job wrote there. */
  written(target: string): unknown
  /** Where a table of the catalog lies. */
  locationOf?(table: string): string | undefined
  /** Why a table does not show all of them. */
  unshown?(target: string): Unshown | undefined
}

/** @throws TypeError when the matcher was not given a glue */
export function recordOf(received: unknown, matcher: string): GlueRecord {
  if (isRecord(received)) return received
  const what = received === null ? 'null' : typeof received === 'object' ? received.constructor?.name : typeof received
  throw new TypeError(
    `[NOT_A_GLUE] Failed to run ${matcher}: expect() was given ${what}, not the glue of a test. ` +
      `Write test('…', async ({ glue }) => { … expect(glue).${matcher}(…) }).`,
  )
}

function isRecord(value: unknown): value is GlueRecord {
  if (typeof value !== 'object' || value === null) return false
  return 'calls' in value && Array.isArray(value.calls) && 'written' in value && typeof value.written === 'function'
}

/** Paths by their text without a closing slash, tables without regard to case, as the Glue catalog keeps them. */
export function normalTarget(target: string): string {
  return isPath(target) ? target.replace(/^s3[an]:/, 's3:').replace(/\/+$/, '') : target.toLowerCase()
}

const isPath = (target: string): boolean => target.includes('://') || target.startsWith('/')

/**
 * The calls at a target; a read of several paths, whose target joins them with commas, is at each of them. A table and the path
 * where it lies are one.
 */
export function callsTo(
  calls: readonly CallRecord[],
  target: string,
  { locationOf = () => undefined }: Pick<GlueRecord, 'locationOf'> = {},
): readonly CallRecord[] {
  const placeOf = (name: string): string => (isPath(name) ? name : normalTarget(locationOf(name) ?? name))
  const wanted = targetsOf(target)
  return calls.filter((call) => {
    const has = [call.target, call.table].flatMap((name) => (name === undefined ? [] : targetsOf(name)))
    const places = has.map(placeOf)
    return has.length > 0 && wanted.every((each) => has.includes(each) || places.includes(placeOf(each)))
  })
}

/** A comma may stand in a path: only one before the next scheme separates. */
const targetsOf = (target: string): readonly string[] => target.split(/, ?(?=\w+:\/\/)/).map(normalTarget)
