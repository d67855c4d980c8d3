import { GlueError, JobError } from '../../errors/glue-error.ts'
import { withArticle } from '../../errors/listing.ts'
import type { Derivation } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { splitPath, valueAt } from '../path.ts'
import { kindName } from '../rows.ts'
import type { Dynamic, DynamicRecord } from '../value.ts'

/** What rows are split by: `{ age: { '>': 10, '<': 20 } }`. All comparisons have to hold. */
export type Comparisons = Readonly<Record<string, Readonly<Record<string, unknown>>>>

type Constant = string | number | bigint | boolean

const OPERATORS: Readonly<Record<string, (a: Constant, b: Constant) => boolean>> = {
  // biome-ignore lint/suspicious/noDoubleEquals: a long is a number or a bigint, whichever holds it
  '=': (a, b) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '!=': (a, b) => a != b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}
const NUMBERS: ReadonlySet<string> = new Set(['byte', 'short', 'int', 'long', 'float', 'double'])

interface Comparison {
  readonly text: string
  readonly path: readonly string[]
  readonly operator: string
  readonly constant: Constant
}

/**
 * Two frames of the records: those for which every comparison holds, and all others.
 *
 * @throws GlueError SPLIT_TYPES for a comparison whose outcome in Glue is not known
 */
export function splitRows(
  frame: FrameCore,
  comparisons: Comparisons,
  stage: StageOptions = {},
): readonly [chosen: FrameCore, others: FrameCore] {
  const parsed = Object.entries(comparisons).flatMap(([path, given]) =>
    Object.entries(given).map(([operator, constant]) => comparisonOf(path, operator, constant)),
  )
  const chosen = (record: DynamicRecord): boolean => parsed.every((comparison) => holds(record, comparison))
  return [
    frame.derive((records) => kept(records, chosen), stage),
    frame.derive((records) => kept(records, (record) => !chosen(record)), stage),
  ]
}

function kept(records: readonly DynamicRecord[], test: (record: DynamicRecord) => boolean): Derivation {
  const from = records.flatMap((record, i) => (test(record) ? [i] : []))
  return { records: from.flatMap((i) => records[i] ?? []), from }
}

function comparisonOf(path: string, operator: string, constant: unknown): Comparison {
  if (!Object.hasOwn(OPERATORS, operator)) {
    throw new JobError(
      'py4j.protocol.Py4JJavaError',
      `Failed to split rows by ${path}: ${operator} is no operator. Write one of ${Object.keys(OPERATORS).join(', ')}.`,
    )
  }
  const text = `${path} ${operator} ${JSON.stringify(constant, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))}`
  if (!['string', 'number', 'bigint', 'boolean'].includes(typeof constant))
    throw typesDiffer(text, 'the value is neither text nor number nor boolean')
  return { text, path: splitPath(path), operator, constant: constant as Constant }
}

function holds(record: DynamicRecord, { text, path, operator, constant }: Comparison): boolean {
  const value = valueAt(record, path)
  if (value === undefined || value.kind === 'null') {
    if (operator === '!=') throw typesDiffer(text, 'a record has no value there')
    return false
  }
  return OPERATORS[operator]?.(comparable(value, constant, text), constant) ?? false
}

function comparable(value: Dynamic, constant: Constant, text: string): Constant {
  const kind = kindName(value)
  const wanted = typeof constant === 'string' || typeof constant === 'boolean' ? typeof constant : 'a number'
  const fits = wanted === 'a number' ? NUMBERS.has(kind) : kind === wanted
  if (value.kind === 'atom' && fits) return value.value as Constant
  throw typesDiffer(text, `a record has ${withArticle(kind)} there and the value is ${wanted}`)
}

const typesDiffer = (text: string, reason: string): GlueError =>
  new GlueError(
    'SPLIT_TYPES',
    `Failed to split rows by ${text}: ${reason}, and what Glue makes of that is not known for sure. Use filter instead.`,
  )
