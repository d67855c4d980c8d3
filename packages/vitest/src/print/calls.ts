import { project } from '../project.ts'
import type { CallRecord } from '../record.ts'
import { cut, WIDTH } from './table.ts'
import { counted, ordinal } from './words.ts'

const MOST_CALLS = 20
const INDENT = 7
const LEAST = 40

/** The calls in their order, each with the job line that made it. */
export function printCalls(
  calls: readonly CallRecord[],
  mark: (call: CallRecord) => string = () => '',
): readonly string[] {
  const shown = calls.slice(0, MOST_CALLS)
  const rest = calls.length - shown.length
  const lines = shown.map((call, i) => {
    const marked = mark(call)
    return `  ${ordinal(i + 1).padEnd(4)} ${printCall(call, marked === '' ? '' : `   ← ${marked}`)}`
  })
  return rest > 0 ? [...lines, `  … and ${counted(rest, 'more call')}`] : lines
}

/** `write_dynamic_frame.from_options(connection_type="s3", …)   → s3://lake/out   jobs/orders.py:58` */
function printCall(call: CallRecord, mark: string): string {
  const { jobLine, target, error } = call
  const raised = error === undefined ? '' : '   raised'
  const at = `${jobLine === undefined ? '' : `   ${shortLine(jobLine)}`}${raised}${mark}`
  const spelled = printSpelling(call)
  const whole = `${spelled}${at}`
  if (whole.length <= WIDTH - INDENT && names(spelled, target)) return whole
  const to = target === undefined ? '' : `   → ${target}`
  return `${cut(spelled, Math.max(LEAST, WIDTH - INDENT - at.length - to.length))}${to}${at}`
}

/** A job line as the project names the file. */
export function shortLine(jobLine: string): string {
  const { root } = project()
  return jobLine.startsWith(`${root}/`) ? jobLine.slice(root.length + 1) : jobLine
}

/** Whether the call itself shows where it went; a table stands there as two arguments. */
function names(spelled: string, target: string | undefined): boolean {
  if (target === undefined || spelled.includes(target)) return true
  return !target.includes('/') && target.split('.').every((part) => spelled.includes(part))
}

/** The call as Python would write it, without what is left at nothing. */
export function printSpelling({ spelling, args }: CallRecord): string {
  const given = Object.entries(args).filter(([, value]) => !isNothing(value))
  return `${spelling}(${given.map(([name, value]) => `${name}=${printPython(value)}`).join(', ')})`
}

// A frame or a function has no text; its rows are shown elsewhere.
const isNothing = (value: unknown): boolean =>
  isOpaque(value) ||
  value === null ||
  value === undefined ||
  value === '' ||
  (isPlain(value) && Object.keys(value).length === 0)

function printPython(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(printPython).join(', ')}]`
  if (isPlain(value))
    return `{${Object.entries(value)
      .map(([k, v]) => `${JSON.stringify(k)}: ${printPython(v)}`)
      .join(', ')}}`
  return isOpaque(value) ? '…' : String(value)
}

const isOpaque = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlain(value))

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
