import { DataFrame, type StructType, simpleString, type TracedRows } from '@dryfit/spark'
import { DynamicFrame } from '../../dynamic-frame/dynamic-frame.ts'
import { FrameCore } from '../../dynamic-frame/frame-core.ts'
import { glueTypeName } from '../../dynamic-frame/glue-type.ts'
import { GlueError, JobError } from '../../errors/glue-error.ts'
import { glueFormat } from '../../record-formats/registry.ts'
import type { Runtime } from '../runtime.ts'

/** Rows that a write was given, computed once. */
export interface WrittenRows extends TracedRows {
  readonly schema: StructType
}

/** The rows of a frame that a job writes, as a frame of their own. */
export function snapshotOf(frame: unknown): DataFrame | undefined {
  if (frame instanceof DynamicFrame) return frame.toDF().snapshot()
  return frame instanceof DataFrame ? frame.snapshot() : undefined
}

/** The rows of the call that runs now. */
export function writtenRows(runtime: Runtime, frame: unknown): WrittenRows {
  const snapshot = runtime.recorder.current?.frame ?? snapshotOf(frame)
  if (snapshot === undefined)
    throw new GlueError('NOT_A_FRAME', `Failed to write: the frame is ${describe(frame)}. Pass a DynamicFrame.`)
  return { schema: snapshot.schema, ...snapshot.traced() }
}

/** What the method takes: anything else fails as it does in awsglue. */
export function requireDynamicFrame(frame: unknown, parameter: string): DynamicFrame {
  if (frame instanceof DynamicFrame) return frame
  const kind = parameter === 'frame_or_dfc' ? 'DynamicFrame or' : 'an instance ofDynamicFrame or '
  throw new JobError('builtins.TypeError', `${parameter} must be ${kind}DynamicFrameCollection. Got ${describe(frame)}`)
}

/** Refuses columns that a file format does not hold, or whose form in it is not known for sure. */
export function requireWritable(frame: unknown, { schema }: WrittenRows, format: string, target: string): void {
  const choice =
    frame instanceof DynamicFrame ? [...frame.schema()].find(([, type]) => type.kind === 'choice') : undefined
  if (choice !== undefined && choice[1].kind === 'choice') {
    const types = choice[1].choices.map(glueTypeName).join(' and ')
    throw new GlueError(
      'CHOICE_NOT_WRITABLE',
      `Failed to write the column ${choice[0]} to ${target}: it holds ${types}. Settle it first: frame.resolveChoice(specs=[("${choice[0]}", "cast:string")]).`,
    )
  }
  const empty =
    glueFormat(format)?.strictTypes === true
      ? schema.fields.find((f) => simpleString(f.dataType).includes('void'))
      : undefined
  if (empty === undefined) return
  throw new GlueError(
    'VOID_NOT_WRITABLE',
    `Failed to write the column ${empty.name} to ${target}: it holds nothing but nulls, so it has no type, and Parquet needs one. Drop it (DropNullFields) or cast it first.`,
  )
}

/** The frame of failed records that a write gives back: empty on success. */
export function noErrors(runtime: Runtime, name: string): DynamicFrame {
  return new DynamicFrame(
    new FrameCore(runtime, { kind: 'records', compute: () => ({ records: [] }), origin: 'errors' }),
    `${name}_errors`,
  )
}

export function describe(value: unknown): string {
  if (value === null || value === undefined) return "<class 'NoneType'>"
  if (value instanceof DataFrame) return "<class 'pyspark.sql.dataframe.DataFrame'>"
  return typeof value === 'object' ? `<class '${value.constructor?.name ?? 'dict'}'>` : `<class '${typeof value}'>`
}
