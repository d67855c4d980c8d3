import { type StructType, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import { type Lineages, NO_LINEAGE, origin, originOf, rowsOf } from './lineage.ts'
import { pickLineages, sliceLineages, wholeInput } from './lineages.ts'

/** Where rows came from: for each the rows of the inputs that it was made of. */
export interface Trace {
  readonly inputs: readonly TracedInput[]
  readonly lineage: Lineages
}

/** Rows, and where each came from. */
export interface TracedRows {
  readonly rows: readonly Row[]
  readonly from: Trace
  /** How many of them lie in each partition; absent: all in one. */
  readonly sizes?: readonly number[] | undefined
}

/** Rows that others were made of. */
export interface TracedInput {
  /** A path, a table, `local rows`. */
  readonly name: string
  readonly schema: StructType
  readonly rows: readonly Row[]
  /** Where these came from in their turn: a report names those. */
  readonly from?: Trace | undefined
}

/** A row of an input that nothing more is known of. */
export interface Origin {
  readonly input: TracedInput
  readonly row: number
}

/** The rows that a row was made of, input by input, in the order of each. */
export function originsOf(trace: Trace, index: number): readonly Origin[] {
  const found = new Map<TracedInput, Set<number>>()
  const passed = new Map<TracedInput, Set<number>>()
  const waiting = rowsBehind(trace, index)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { input, row } = next
    const known = input.from === undefined ? found : passed
    const rows = known.get(input) ?? new Set()
    if (rows.has(row)) continue
    known.set(input, rows.add(row))
    if (input.from !== undefined) for (const origin of rowsBehind(input.from, row)) waiting.push(origin)
  }
  return [...found].flatMap(([input, rows]) => [...rows].sort((a, b) => a - b).map((row): Origin => ({ input, row })))
}

/** The rows of the trace's own inputs, the first one last. */
const rowsBehind = ({ inputs, lineage }: Trace, index: number): Origin[] =>
  rowsOf(lineage.at(index) ?? NO_LINEAGE)
    .flatMap((code) => {
      const { input: at, row } = originOf(code)
      const input = inputs[at]
      return input === undefined ? [] : [{ input, row }]
    })
    .reverse()

/** A trace of rows that nothing more is known of than that they are rows of this input; how many tells who makes them late. */
export const traceOfInput = (input: TracedInput, length = input.rows.length): Trace => ({
  inputs: [input],
  lineage: wholeInput(0, length),
})

/** Rows that are only passed through: where they came from is what counts. */
export const passing = (from: Trace): TracedInput => ({ name: '', schema: structType([]), rows: [], from })

/** The trace of the rows at the given places. */
export const traceAt = ({ inputs, lineage }: Trace, places: readonly number[]): Trace => ({
  inputs,
  lineage: pickLineages(lineage, places),
})

/** The trace of the rows from one place to before another. */
export const traceBetween = (trace: Trace, first: number, end: number): Trace =>
  first === 0 && end >= trace.lineage.length
    ? trace
    : { inputs: trace.inputs, lineage: sliceLineages(trace.lineage, first, end) }

/** The trace of the rows of all inputs, one input after the other. */
export const traceOfAll = (inputs: readonly TracedInput[]): Trace => ({
  inputs,
  lineage:
    inputs.length === 1
      ? wholeInput(0, lengthOf(inputs[0]))
      : inputs.flatMap((each, input) => Array.from({ length: lengthOf(each) }, (_, row) => origin(input, row))),
})

const lengthOf = (input: TracedInput | undefined): number => (input?.from?.lineage ?? input?.rows ?? []).length
