import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseJson } from '../src/canonical/json.ts'
import { type FormatCase, readCase } from './format-case.ts'
import type { PlanCase } from './plan-case.ts'
import { judge, judgeAnswer } from './verdict.ts'
import { type WriteCase, writeCase } from './write-case.ts'

const GOLDEN = join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/golden')

const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.jsonl'))
  .sort()

describe.each(files)('%s', (file) => {
  const cases = readFileSync(join(GOLDEN, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseJson(line) as unknown as PlanCase | FormatCase | WriteCase)

  test.each(cases.map((c) => [c.id, c] as const))('answers %s as recorded', (_, testCase) => {
    const { verdict, detail } =
      'files' in testCase
        ? judgeAnswer(testCase.expect, () => readCase(testCase))
        : 'write' in testCase
          ? judgeAnswer(testCase.expect, () => writeCase(testCase))
          : judge(testCase)
    if (testCase.status === 'notImplemented') {
      // Strict both ways: a case that starts to pass must lose its status in the commit that earns it.
      expect(
        ['raised', 'error.other'],
        `${relative('.', file)} ${testCase.id} is marked notImplemented: ${verdict} ${detail}`,
      ).toContain(verdict)
      return
    }
    expect(`${verdict} ${detail}`.trim()).toBe(testCase.expect.error === undefined ? 'match' : 'error.match')
  })
})
