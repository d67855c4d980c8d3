import type { RecordedCall } from './call.ts'

/** The calls of a job as short text: what was read, written and purged, in order, each with its job line. */
export function describeCalls(calls: readonly RecordedCall[]): string {
  const shown = calls.filter((c) => c.direction !== 'other' || c.method.startsWith('Job.'))
  if (shown.length === 0) return 'The job made no call to Glue.'
  const rows = shown.map((c) => [
    c.direction === 'other' ? 'job' : c.direction,
    c.spelling,
    c.target ?? '',
    amount(c),
    place(c),
  ])
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const notes = shown.flatMap((c) => c.warnings.map((w) => `! ${c.spelling}: ${w}`))
  return [...lines, ...notes].join('\n')
}

function amount(call: RecordedCall): string {
  if (call.error !== undefined) return 'failed'
  if (call.frame === undefined) return ''
  const count = call.frame.count()
  return `${count} row${count === 1 ? '' : 's'}`
}

function place(call: RecordedCall): string {
  return call.jobLine === undefined ? '' : call.jobLine.replace(/^.*\/(?=[^/]+\/[^/]+$)/, '')
}
