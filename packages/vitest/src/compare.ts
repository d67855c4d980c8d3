import { type OptionTable, oneOf, optionKinds, requireOptions } from '@dryfit/glue'
import {
  type CompareOptions,
  compareFrames,
  type FrameData,
  type FrameDifference,
  structType,
  type Tolerance,
} from '@dryfit/spark'
import { type Expected, expectedFrame, type Misfit } from './expected-frame.ts'
import type { Frame } from './frame.ts'

const TOLERANCE: OptionTable<Tolerance> = { absolute: optionKinds.number, relative: optionKinds.number }

const OPTIONS: OptionTable<CompareOptions> = {
  order: optionKinds.flag,
  columnOrder: optionKinds.flag,
  nullability: optionKinds.flag,
  columns: oneOf('all', 'subset'),
  tolerance: {
    says: 'a number or { absolute, relative }',
    holds: (value) => optionKinds.number.holds(value) || optionKinds.object.holds(value),
  },
  key: optionKinds.texts,
}

/**
 * What a matcher is given to compare by.
 * @throws GlueError UNKNOWN_OPTION, OPTION_VALUE, NOT_OPTIONS
 */
export function requireCompareOptions(matcher: string, options: CompareOptions): void {
  requireOptions(`run ${matcher}`, options, OPTIONS)
  if (typeof options.tolerance === 'object')
    requireOptions(`run ${matcher} with its tolerance`, options.tolerance, TOLERANCE)
}

/** Two frames and what tells them apart. */
export interface FrameComparison {
  readonly expected: FrameData
  readonly received: Frame
  readonly difference: FrameDifference
  /** Expected values that the received column cannot hold: the column is then not compared. */
  readonly misfits: readonly Misfit[]
  readonly equal: boolean
}

/** Compares what a test expects, rows or a frame, with a received frame. */
export function compareWith(expected: Expected, received: Frame, options: CompareOptions): FrameComparison {
  const { frame, misfits } = expectedFrame(expected, received.schema)
  const difference = compareFrames(
    without(frame, misfits),
    without(received, misfits),
    usable(options, frame, received),
  )
  return { expected: frame, received, difference, misfits, equal: difference.equal && misfits.length === 0 }
}

function without(frame: FrameData, misfits: readonly Misfit[]): FrameData {
  if (misfits.length === 0) return frame
  const kept = frame.schema.fields.flatMap((f, i) => (misfits.some((m) => m.column === f.name) ? [] : [i]))
  return {
    schema: structType(kept.flatMap((i) => frame.schema.fields[i] ?? [])),
    rows: frame.rows.map((row) => kept.map((i) => row[i] ?? null)),
  }
}

/** A key column that one side lacks is a difference of schemas, told there; one that both lack is a slip of the test. */
function usable(options: CompareOptions, expected: FrameData, received: FrameData): CompareOptions {
  const { key, ...rest } = options
  const has = ({ schema }: FrameData, name: string): boolean => schema.fields.some((f) => f.name === name)
  return key?.some((name) => has(expected, name) !== has(received, name)) === true ? rest : options
}
