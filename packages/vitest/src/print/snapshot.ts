import { Glue } from '@dryfit/glue'
import { simpleString } from '@dryfit/spark'
import type { SnapshotSerializer } from 'vitest'
import { frameOf, isFrame } from '../frame.ts'
import { project } from '../project.ts'
import { printRow } from './value.ts'

/** A snapshot that leaves rows out would hold whatever becomes of them: more are refused. */
const mostRows = 1000

/** How vitest's snapshots show what is dryfit's: a frame by its rows, a recorded call by its line from the project's root. */
export const snapshotSerializers: readonly SnapshotSerializer[] = [
  {
    test: isFrame,
    serialize: (frame, _config, indentation) => rowsOf(frame).join(`\n${indentation}`),
  },
  {
    test: (value) => value instanceof Glue,
    serialize: () => {
      throw new Error(
        '[SNAPSHOT_OF_GLUE] Failed to take a snapshot of glue: it would hold whatever a job does. ' +
          'Take one of glue.calls, or of what was written: glue.written(…).',
      )
    },
  },
  {
    test: (value) => lineBelowRoot(value) !== undefined,
    serialize: (call, ...[config, indentation, depth, refs, printer]) =>
      printer({ ...call, jobLine: lineBelowRoot(call) }, config, indentation, depth, refs),
  },
]

function rowsOf(given: unknown): readonly string[] {
  const frame = frameOf(given)
  if (frame === undefined) return []
  const { rows, schema } = frame
  if (rows.length > mostRows)
    throw new Error(
      `[SNAPSHOT_OF_MANY_ROWS] Failed to take a snapshot of a frame: it has ${rows.length} rows, and nobody reads more than ${mostRows}. ` +
        'Write expect(frame).toEqualFrame(rows), or take a snapshot of fewer rows or of what they add up to.',
    )
  const columns = schema.fields.map(({ name, dataType }) => `${name}: ${simpleString(dataType)}`)
  return [`Frame[${columns.join(', ')}]`, ...rows.map((row) => `  ${printRow(row, schema)}`)]
}

function lineBelowRoot(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('jobLine' in value && 'spelling' in value)) return undefined
  const { jobLine } = value
  const root = `${project().root}/`.replaceAll('\\', '/')
  const line = typeof jobLine === 'string' ? jobLine.replaceAll('\\', '/') : ''
  return line.startsWith(root) ? line.slice(root.length) : undefined
}
