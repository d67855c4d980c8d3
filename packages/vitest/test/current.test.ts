import { expect, test } from 'vitest'
import { enterTest } from '../src/current.ts'

const named = (label: string) => ({ label, argv: () => [], attach: () => {} })

test('two tests that run at once in a worker are refused, one after the other not', () => {
  const leave = enterTest(named('"a"'))
  expect(() => enterTest(named('"b"'))).toThrowErrorMatchingInlineSnapshot(
    `[Error: [CONCURRENT_TESTS] Failed to give "b" a glue: "a" has one at the same time, and a worker has one Python. Let tests that use glue run one after another: leave .concurrent out. Test files still run in parallel.]`,
  )
  leave()
  enterTest(named('"b"'))()
})
