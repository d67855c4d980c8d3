import { simpleString } from '@dryfit/spark'
import { expect, test } from 'vitest'
import { createGlue, evaluateRows, evaluateRules, GlueError } from '../../src/index.ts'
import { type RecordedCase, recorded, recordedFrame } from './recorded-frames.ts'

const glue = createGlue()
glue.clock.set('2026-11-30T21:00:00Z')
const frames = new Map(Object.keys(recorded.frames).map((name) => [name, recordedFrame(glue, name)]))
const frameOf = (name: string) => frames.get(name) ?? expect.fail(`no frame ${name}`)
const sources = { reference: frameOf('reference') }
const textOf = ({ rule, ruleset }: RecordedCase): string => ruleset ?? `Rules = [ ${rule} ]`

/** Spark names what it could have been meant; the recorded evaluator looks at fewer columns. */
const plain = (reason: unknown): string | null =>
  reason === null ? null : String(reason).replace(/ Did you mean one of[\s\S]*$/, '')

const told = (one: RecordedCase) =>
  evaluateRules(frameOf(one.frame), textOf(one), sources)
    .toDF()
    .rows()
    .map(([rule, outcome, reason, metrics]) => [
      rule,
      outcome,
      plain(reason),
      Object.fromEntries((metrics as [string, number][]).map(([name, value]) => [name, rounded(value)]).sort()),
    ])

/** Sums of doubles differ in their last digit with the order of rows. */
const rounded = (value: unknown): string => Number(value).toPrecision(14)

const expected = ({ outcomes = [] }: RecordedCase) =>
  outcomes.map(([rule, outcome, reason, metrics]) => [
    rule,
    outcome,
    reason,
    Object.fromEntries(
      Object.entries(metrics)
        .map(([name, value]) => [name, rounded(value)])
        .sort(),
    ),
  ])

const byRule = (rows: readonly (readonly unknown[])[]) =>
  [...rows].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))

function rowsOf(one: RecordedCase): readonly number[] {
  const rows = evaluateRows(frameOf(one.frame), textOf(one), sources).toDF().rows()
  return [-4, -3, -2].map((at) => rows.filter((row) => (row.at(at) as unknown[]).length > 0).length)
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof GlueError) return error.code
    throw error
  }
  return 'none'
}

const nameOf = (one: RecordedCase): string => `${one.frame}: ${one.rule ?? one.ruleset}`
const cases = recorded.cases.map((one) => [nameOf(one), one] as const)
const answered = cases.filter(([, one]) => one.outcomes !== undefined && one.refused === undefined)
const perRow = answered.filter(([, one]) => one.rule !== undefined)

test.each(answered)('recorded: %s has the outcome of the open evaluator', (_, one) => {
  expect(byRule(told(one))).toEqual(byRule(expected(one)))
})

test.each(perRow)('recorded: %s tells rows as the open evaluator does, or refuses', (_, one) => {
  if (typeof one.rows === 'string') expect(codeOf(() => rowsOf(one))).toBe(one.rows)
  else expect(rowsOf(one)).toEqual(one.rows)
})

test.each(cases.filter(([, one]) => one.refused !== undefined))('%s is refused', (_, one) => {
  expect(codeOf(() => told(one))).toBe(one.refused)
})

const kindOf = ({ error = '' }: RecordedCase): string => {
  if (error.includes('[PARSE_SYNTAX_ERROR]')) return 'ParseException'
  return / near index \d/.test(error) ? 'Py4JJavaError' : 'IllegalArgumentException'
}

test.each(cases.filter(([, one]) => one.error !== undefined))('recorded: %s raises', (_, one) => {
  expect(() => told(one)).toThrow(expect.objectContaining({ kind: kindOf(one) }))
})

test('the frames are of the recorded types', () => {
  expect(
    frameOf('orders')
      .toDF()
      .schema.fields.map((field) => simpleString(field.dataType)),
  ).toEqual(['int', 'string', 'double', 'decimal(10,2)', 'date', 'timestamp', 'boolean', 'string', 'bigint'])
})
