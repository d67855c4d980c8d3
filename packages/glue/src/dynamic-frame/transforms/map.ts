import { GlueError } from '../../errors/glue-error.ts'
import type { FrameError } from '../computation.ts'
import { equalDynamic } from '../equal.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import type { Dynamic, DynamicRecord } from '../value.ts'

/** What a job's function made of one record. */
export type MapOutcome = { readonly record: DynamicRecord } | { readonly error: string; readonly trace?: string }

/** Replaces each record by what the function returns; one that fails becomes an error record. */
export function map(
  frame: FrameCore,
  change: (records: readonly DynamicRecord[]) => readonly MapOutcome[],
  stage: StageOptions = {},
): FrameCore {
  return frame.derive((records) => {
    const made: DynamicRecord[] = []
    const from: number[] = []
    const errors: FrameError[] = []
    for (const [i, outcome] of change(records).entries()) {
      const record = records[i]
      if (record === undefined) continue
      if ('record' in outcome) {
        made.push(keepTypes(outcome.record, record))
        from.push(i)
      } else errors.push({ message: outcome.error, record, place: i, ...traceOf(outcome) })
    }
    return { records: made, from, errors }
  }, stage)
}

/** Where an error was raised, if that is known. */
export const traceOf = ({ trace }: { readonly trace?: string }): { readonly trace?: string } =>
  trace === undefined ? {} : { trace }

/**
 * A function sees plain numbers: a value that it left alone keeps the type that it had.
 *
 * @throws GlueError DECIMAL_FROM_MAP
 */
export function keepTypes(made: DynamicRecord, from: DynamicRecord): DynamicRecord {
  return new Map([...made].map(([name, value]) => [name, typed(value, from.get(name))]))
}

function typed(value: Dynamic, before: Dynamic | undefined): Dynamic {
  if (before !== undefined && equalDynamic(value, before)) return before
  if (value.kind === 'atom' && value.type.kind === 'decimal') throw unknownDecimal()
  if (before === undefined) return value
  if (value.kind === 'struct' && before.kind === 'struct')
    return { kind: 'struct', fields: keepTypes(value.fields, before.fields) }
  return value
}

const unknownDecimal = (): GlueError =>
  new GlueError(
    'DECIMAL_FROM_MAP',
    'Failed to take a decimal from a map function: which precision Glue gives it is not known for sure. Return a string and cast it with apply_mapping.',
  )
