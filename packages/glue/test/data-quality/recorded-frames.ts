import { readFileSync } from 'node:fs'
import { DynamicFrame, type Glue } from '../../src/index.ts'

/** A rule, or a ruleset, beside what AWS's open evaluator said of it. */
export interface RecordedCase {
  readonly frame: string
  readonly rule?: string
  readonly ruleset?: string
  /** Rule, outcome, reason and measures. */
  readonly outcomes?: readonly (readonly [string, string, string | null, Readonly<Record<string, number>>])[]
  /** How many rows pass, fail and are skipped; or the code by which dryfit refuses to tell. */
  readonly rows?: readonly number[] | string
  readonly error?: string
  /** The code by which dryfit refuses the rule. */
  readonly refused?: string
}

interface Recorded {
  readonly frames: Readonly<Record<string, { readonly schema: string; readonly rows: readonly (readonly unknown[])[] }>>
  readonly cases: readonly RecordedCase[]
}

/** What was recorded. */
export const recorded: Recorded = JSON.parse(
  readFileSync(new URL('../../../../fixtures/golden/data-quality/outcomes.json', import.meta.url), 'utf8'),
)

/** A recorded frame; what JSON has no type for is written as a text there. */
export function recordedFrame(glue: Glue, name: string): DynamicFrame {
  const { schema, rows } = recorded.frames[name] ?? { schema: '', rows: [] }
  const columns = schema.split(/, (?![^(]*\))/).map((column) => column.split(/ (?=[^ ]*$)/))
  const read = columns.map(([column, type = '']) => `${column} ${AS_TEXT.test(type) ? 'string' : type}`)
  const casts = columns.map(([column, type]) => `CAST(${column?.includes('`') ? column : `\`${column}\``} AS ${type})`)
  const names = columns.map(([column = '']) => column.replaceAll('`', ''))
  const frame = glue.spark.createDataFrame(rows, read.join(', ')).selectExpr(...casts)
  return DynamicFrame.fromDF(frame.toDF(...names), glue.context, name)
}

const AS_TEXT = /^(decimal.*|date|timestamp)$/
