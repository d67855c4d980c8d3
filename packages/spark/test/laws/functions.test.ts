import { type DataFrame, SparkError, SparkSession, type StructType, UnsupportedError } from '@dryfit/spark'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCell } from '../../src/canonical/cell.ts'
import { stringifyJson } from '../../src/canonical/json.ts'
import type { ScalarFunction } from '../../src/functions/define.ts'
import type { Value } from '../../src/types/value.ts'
import { callOf, frameOfEveryType, plainArguments, SCALARS } from '../random-expressions.ts'

// Calls of each function; DRYFIT_FUZZ_RUNS and DRYFIT_FUZZ_SEED look further than every run of the tests does.
const numRuns = Number(process.env['DRYFIT_FUZZ_RUNS'] ?? 5)
const seed = Number(process.env['DRYFIT_FUZZ_SEED'] ?? 11)

const session = new SparkSession()
const frame = frameOfEveryType(session)
const functions = SCALARS.filter((entry) => entry.deterministic !== false && entry.readsClock === undefined)
const isLambda = (text: string): boolean => text.includes('->')

interface Answer {
  readonly type: StructType
  readonly rows: readonly (readonly Value[])[]
}

/** Undefined where Spark raises or dryfit refuses. Whatever else is thrown is a defect. */
function answerOf(of: DataFrame, ...texts: string[]): Answer | undefined {
  try {
    const made = of.selectExpr(...texts)
    return { type: made.schema as StructType, rows: made.rows() as readonly (readonly Value[])[] }
  } catch (error) {
    if (error instanceof SparkError || error instanceof UnsupportedError) return undefined
    throw new Error(`${texts.join(', ')} ends in ${String(error)}`, { cause: error })
  }
}

/** One column as canonical text, which only a value of the declared type has. */
const textsOf = ({ type, rows }: Answer): readonly string[] => {
  const dataType = type.fields[0]?.dataType
  return rows.map((row) => (dataType === undefined ? '' : stringifyJson(toCell(row[0] ?? null, dataType))))
}

const eachCall = (entry: ScalarFunction, law: (call: string, args: readonly string[]) => void): void =>
  fc.assert(
    fc.property(plainArguments(entry), (args) => law(callOf(entry, args), args)),
    { numRuns, seed },
  )

describe.each(functions.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
  test('answers values of the type that it declares, and no null where it declares none', () => {
    eachCall(entry, (call) => {
      const answer = answerOf(frame, call)
      if (answer === undefined) return
      const texts = textsOf(answer)
      if (answer.type.fields[0]?.nullable === false) expect(texts, call).not.toContain('null')
    })
  })

  test('answers for a row alone what it answers for it among others', () => {
    eachCall(entry, (call) => {
      const answer = answerOf(frame, call)
      const alone = answer && answerOf(frame.filter('id = 1'), call)
      if (answer === undefined || alone === undefined) return
      expect(textsOf(alone), call).toEqual(textsOf(answer).slice(1, 2))
    })
  })

  test('answers for constants what it answers for columns of them', () => {
    eachCall(entry, (_call, args) => {
      const plain = args.filter((text) => !isLambda(text))
      const made = answerOf(frame.filter('id = 1'), ...plain.map((text, i) => `${text} as a${i}`), 'id')
      if (made === undefined) return
      const columns = session.localFrame(made.type, made.rows)
      const named = args.map((text) => (isLambda(text) ? text : `a${plain.indexOf(text)}`))
      const [constant, column] = [
        answerOf(frame.filter('id = 1'), callOf(entry, args)),
        answerOf(columns, callOf(entry, named)),
      ]
      if (constant === undefined || column === undefined) return
      const [a, b] = [constant.type.fields[0]?.dataType, column.type.fields[0]?.dataType]
      if (a?.kind === b?.kind && a?.kind !== 'decimal')
        expect(textsOf(column), callOf(entry, args)).toEqual(textsOf(constant))
    })
  })

  const propagates =
    (entry.nulls ?? 'propagate') === 'propagate' && entry.lazy === undefined && entry.kernel !== undefined
  test.runIf(propagates && entry.becomes === undefined)('answers null for a null among its arguments', () => {
    eachCall(entry, (call, args) => {
      const plain = args.filter((text) => !isLambda(text))
      const answer = answerOf(frame, call)
      const nulls = answer && answerOf(frame, ...plain.map((text, i) => `${text} is null as n${i}`), 'id')
      if (answer === undefined || nulls === undefined) return
      const texts = textsOf(answer)
      for (const [i, row] of nulls.rows.entries()) if (row.includes(true)) expect(texts[i], call).toBe('null')
    })
  })
})
