import { DynamicFrame } from '@dryfit/glue'
import { DataFrame, type FrameData, type TracedRow } from '@dryfit/spark'

/** A frame as the matchers take it: rows now, and where they came from when somebody asks. */
export interface Frame extends FrameData {
  readonly trace?: () => readonly TracedRow[]
}

interface Convertible {
  toDF(): unknown
}

/** A frame, not a picture of its rows. */
export const isFrame = (value: unknown): boolean => value instanceof DataFrame || value instanceof DynamicFrame

/** A DataFrame, a DynamicFrame, or a snapshot of rows; undefined for everything else. */
export function frameOf(value: unknown): Frame | undefined {
  if (value instanceof DataFrame) return fromDataFrame(value)
  if (!isObject(value)) return undefined
  if (isConvertible(value)) {
    const frame = value.toDF()
    return frame instanceof DataFrame ? fromDataFrame(frame) : undefined
  }
  return isSnapshot(value) ? value : undefined
}

/** Frames among the arguments of a call, and among the named arguments of a GlueContext method. */
export function framesIn(args: readonly unknown[]): readonly Frame[] {
  return args.flatMap((arg) => {
    const frame = frameOf(arg)
    if (frame !== undefined) return [frame]
    const prototype: unknown = isObject(arg) ? Object.getPrototypeOf(arg) : undefined
    const isNamed = isObject(arg) && (prototype === Object.prototype || prototype === null)
    return isNamed ? Object.values(arg).flatMap((value) => frameOf(value) ?? []) : []
  })
}

/** The rows of one run: what is reported of a row is of that very row, whatever becomes of the world. */
function fromDataFrame(frame: DataFrame): Frame {
  const now = frame.snapshot()
  return { schema: now.schema, rows: now.rows(), trace: () => now.trace() }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isConvertible = (value: object): value is Convertible => 'toDF' in value && typeof value.toDF === 'function'

function isSnapshot(value: object): value is Frame {
  if (!('schema' in value && 'rows' in value) || !Array.isArray(value.rows)) return false
  const { schema } = value
  return isObject(schema) && 'kind' in schema && schema.kind === 'struct'
}
