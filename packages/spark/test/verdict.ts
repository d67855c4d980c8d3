import type { Cell } from '../src/canonical/cell.ts'
import { stringifyJson } from '../src/canonical/json.ts'
import { SparkError } from '../src/errors/spark-error.ts'
import type { Answer } from './answer.ts'
import { answer, type PlanCase } from './plan-case.ts'

/** How an answer stands to what Spark recorded. */
export type Verdict = 'match' | 'wrong' | 'renamed' | 'raised' | 'error.match' | 'error.other' | 'error.silent'

export interface Judgement {
  readonly verdict: Verdict
  readonly detail: string
  readonly nullabilityDiffers?: boolean
}

/** Runs a case and compares, by the rules of the recorded form: floats within 1e-12, rows as a bag unless ordered. */
export const judge = (testCase: PlanCase): Judgement => judgeAnswer(testCase.expect, () => answer(testCase))

/** Compares what a function gives or throws. */
export function judgeAnswer(expect: PlanCase['expect'], run: () => Answer): Judgement {
  let got: Answer
  try {
    got = run()
  } catch (error) {
    return judgeError(expect, error)
  }
  if (expect.error !== undefined) return { verdict: 'error.silent', detail: `answered ${short(got.rows ?? got.value)}` }
  if ('value' in expect)
    return same(expect.value as Cell, got.value as Cell)
      ? MATCH
      : { verdict: 'wrong', detail: `got ${short(got.value)}, expected ${short(expect.value)}` }
  const schema = got.schema
  if (schema === undefined || got.rows === undefined) return { verdict: 'wrong', detail: `got ${short(got.value)}` }
  const rowsMatch = sameRows(expect.rows ?? [], got.rows, expect.ordered === true)
  if (!same(strip(expect.schema as Cell), strip(schema))) {
    const renamed = rowsMatch && same(unnamed(expect.schema as Cell), unnamed(schema))
    return {
      verdict: renamed ? 'renamed' : 'wrong',
      detail: `schema ${short(strip(schema))}, expected ${short(strip(expect.schema as Cell))}`,
    }
  }
  if (!rowsMatch) return { verdict: 'wrong', detail: `rows ${short(got.rows)}, expected ${short(expect.rows)}` }
  return { ...MATCH, nullabilityDiffers: !same(withoutMetadata(expect.schema as Cell), withoutMetadata(schema)) }
}

const MATCH: Judgement = { verdict: 'match', detail: '' }

function judgeError(expect: PlanCase['expect'], error: unknown): Judgement {
  const found = error instanceof SparkError ? error.errorClass : undefined
  const detail = error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : String(error)
  if (expect.error === undefined) return { verdict: 'raised', detail }
  const wanted = expect.error.class
  const matches = wanted === undefined || wanted === null || found === wanted
  return matches
    ? { verdict: 'error.match', detail: '' }
    : { verdict: 'error.other', detail: `${detail} (expected ${wanted})` }
}

const short = (v: unknown): string => stringifyJson(v ?? null).slice(0, 700)

const DROPPED = new Set(['nullable', 'containsNull', 'valueContainsNull', 'metadata'])

function without(cell: Cell, keys: ReadonlySet<string>): Cell {
  if (Array.isArray(cell)) return cell.map((c: Cell) => without(c, keys))
  if (typeof cell === 'object' && cell !== null) {
    return Object.fromEntries(
      Object.entries(cell)
        .filter(([k]) => !keys.has(k))
        .map(([k, v]) => [k, without(v, keys)]),
    )
  }
  return cell
}
const strip = (cell: Cell): Cell => without(cell, DROPPED)
const withoutMetadata = (cell: Cell): Cell => without(cell, new Set(['metadata']))
const unnamed = (cell: Cell): Cell =>
  ((strip(cell) as { fields?: readonly Cell[] }).fields ?? []).map((f) => ({ ...(f as object), name: '' }))

export function same(a: Cell, b: Cell): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((x: Cell, i) => same(x, b[i] as Cell))
  if (isNumber(a) && isNumber(b)) {
    if (a === b) return true
    if (Number.isInteger(Number(a)) && Number.isInteger(Number(b)) && (typeof a === 'bigint' || typeof b === 'bigint'))
      return BigInt(a) === BigInt(b)
    return Math.abs(Number(a) - Number(b)) <= 1e-12 * Math.max(Math.abs(Number(a)), Math.abs(Number(b)))
  }
  const zero = (v: Cell): Cell => (v === '-0.0' ? 0 : v)
  if (zero(a) === zero(b)) return true
  if (
    typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    !Array.isArray(a) &&
    !Array.isArray(b)
  ) {
    const keys = Object.keys(a)
    const right = b as { readonly [key: string]: Cell }
    return (
      keys.length === Object.keys(b).length &&
      keys.every((k) => k in right && same((a as typeof right)[k] as Cell, right[k] as Cell))
    )
  }
  return false
}

const isNumber = (v: Cell): v is number | bigint => typeof v === 'number' || typeof v === 'bigint'

const sortKey = (row: Cell): string => stringifyJson(normal(row))

function normal(cell: Cell): unknown {
  if (Array.isArray(cell)) return cell.map((c: Cell) => normal(c))
  if (typeof cell === 'number' && !Number.isInteger(cell)) return cell.toExponential(9)
  return cell
}

function sameRows(expected: readonly Cell[], got: readonly Cell[], ordered: boolean): boolean {
  if (expected.length !== got.length) return false
  const order = (rows: readonly Cell[]): readonly Cell[] =>
    ordered ? rows : [...rows].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  const e = order(expected)
  const g = order(got)
  return e.every((row, i) => same(row, g[i] as Cell))
}
