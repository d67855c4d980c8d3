import type { FrameData, Row, RowOrigin, StructType, TracedRow } from '@dryfit/spark'
import { type Frame, frameOf, framesIn } from './frame.ts'
import { printCell } from './print/value.ts'
import type { CallRecord } from './record.ts'

/**
 * What lies at a target was read back from there; the frames that the writes were given know what it was made of. Rows
 * find theirs by their cells: a write may sort rows into partitions and cast them to the table's types.
 */
export function withTrace(written: Frame, calls: readonly CallRecord[]): Frame {
  return { ...written, trace: () => traceOf(written, calls) }
}

function traceOf(written: FrameData, calls: readonly CallRecord[]): readonly TracedRow[] {
  const open = new Map<string, (readonly RowOrigin[])[]>()
  for (const call of calls) {
    const source = sourceOf(call)
    for (const { row, origins } of source?.trace?.() ?? []) {
      const key = keyOf(row, source?.schema ?? written.schema, written.schema)
      open.set(key, [...(open.get(key) ?? []), origins])
    }
  }
  return written.rows.map((row) => ({
    row,
    origins: open.get(keyOf(row, written.schema, written.schema))?.shift() ?? [],
  }))
}

/** The frame among the arguments still has its plan; the recorded one may be a copy of its rows. */
const sourceOf = (call: CallRecord): Frame | undefined =>
  framesIn(Object.values(call.args)).find((frame) => frame.trace !== undefined) ?? frameOf(call.frame)

/** The cells of a row under the names of the written columns. */
function keyOf(row: Row, schema: StructType, columns: StructType): string {
  const cells = columns.fields.map(({ name }) => {
    const at = schema.fields.findIndex((f) => f.name === name)
    const field = schema.fields[at]
    return field === undefined ? '' : printCell(row[at] ?? null, field.dataType)
  })
  return cells.join('\n')
}
