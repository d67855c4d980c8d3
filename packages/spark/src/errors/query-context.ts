import { SparkError } from './spark-error.ts'

/** A part of a text. */
interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What is raised for a row with the part of the text that was computed. */
const WITH_CONTEXT: ReadonlySet<string | undefined> = new Set([
  'ARITHMETIC_OVERFLOW',
  'CAST_INVALID_INPUT',
  'DIVIDE_BY_ZERO',
  'INTERVAL_ARITHMETIC_OVERFLOW',
  'INTERVAL_DIVIDED_BY_ZERO',
  'INVALID_ARRAY_INDEX',
  'INVALID_ARRAY_INDEX_IN_ELEMENT_AT',
  'INVALID_INDEX_OF_ZERO',
  'NUMERIC_VALUE_OUT_OF_RANGE',
  'SCALAR_SUBQUERY_TOO_MANY_ROWS',
])

/** Lets an error tell what of a SQL text raised it, unless something within it did; of no span it is told that nothing is. */
export function tellContext(error: unknown, span: Part | undefined): void {
  if (!(error instanceof SparkError) || error.hasContext || !WITH_CONTEXT.has(error.errorClass)) return
  error.hasContext = true
  if (span !== undefined) error.message = `${error.message}\n${summary(span)}`
}

/** How much of a line is shown beside what is marked. */
const BESIDE = 32

/** `== SQL(line 1, position 8) ==`, the lines and the marks below them, as Spark's SQLQueryContext writes them. */
export function summary(span: Part): string {
  const text = [...span.text]
  const start = [...span.text.slice(0, span.start)].length
  const stop = start + [...span.text.slice(span.start, span.end)].length - 1
  const before = text.lastIndexOf('\n', start - 1) + 1
  const after = text.indexOf('\n', stop)
  const ends = after < 0 ? text.length : after
  const isCutBefore = start - before >= BESIDE
  const isCutAfter = ends - stop > BESIDE
  const from = isCutBefore ? start - BESIDE : before
  const shown = text.slice(from, isCutAfter ? stop + BESIDE + 1 : ends).join('')
  const line = text.slice(0, start).filter((c) => c === '\n').length + 1
  const lines = `${isCutBefore ? '...' : ''}${shown}${isCutAfter ? '...' : ''}`.split('\n')
  let at = from - (isCutBefore ? 3 : 0)
  const marked = lines.map((each) => {
    const marks = [...each].map((_, i) => (at + i < start ? ' ' : at + i <= stop ? '^' : '')).join('')
    at += [...each].length + 1
    return `${each}\n${marks}\n`
  })
  return `== SQL(line ${line}, position ${start - before + 1}) ==\n${marked.join('')}`
}
