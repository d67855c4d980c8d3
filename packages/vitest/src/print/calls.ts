import type { CallRecord } from '../record.ts'
import { cut, WIDTH } from './table.ts'
import { counted, ordinal } from './words.ts'

const MOST_CALLS = 20

/** The calls in their order, each with the job line that made it. */
export function printCalls(
  calls: readonly CallRecord[],
  mark: (call: CallRecord) => string = () => '',
): readonly string[] {
  const shown = calls.slice(0, MOST_CALLS)
  const rest = calls.length - shown.length
  const lines = shown.map((call, i) => {
    const marked = mark(call)
    return `  ${ordinal(i + 1).padEnd(4)} ${printCall(call)}${marked === '' ? '' : `   ← ${marked}`}`
  })
  return rest > 0 ? [...lines, `  … and ${counted(rest, 'more call')}`] : lines
}

/** `write_dynamic_frame.from_options(…)   jobs/orders.py:58` */
export function printCall({ spelling, jobLine, target }: CallRecord): string {
  const at = jobLine === undefined ? '' : `   ${jobLine}`
  const to = target === undefined || spelling.includes(target) ? '' : `   → ${target}`
  return `${cut(spelling, Math.max(40, WIDTH - 7 - at.length - to.length))}${to}${at}`
}
