import { expect, test } from 'vitest'
import { enterTest } from '../src/current.ts'
import { tell } from './told.ts'

const named = (label: string) => ({ label, argv: () => [], attach: () => {} })

test('two tests that run at once in a worker are refused, one after the other not', () => {
  const leave = enterTest(named('"a"'))
  expect(() => enterTest(named('"b"'))).toThrowErrorMatchingInlineSnapshot(
    `[Error: [CONCURRENT_TESTS] Failed to give "b" a glue: "a" runs at the same time, and a worker has one Python. Let tests that use glue or Python run one after another: leave .concurrent out. Test files still run in parallel.]`,
  )
  leave()
  enterTest(named('"b"'))()
})

test("vitest's own concurrent tests may not use one Python at once either: a stub of one would be the other's", async () => {
  const told = await tell({
    'job.py': 'def f(): return 1\n',
    'a.test.ts': `import { expect, test } from 'vitest'
import * as job from './job.py'
test.concurrent('one', async () => { await new Promise(setImmediate); await job.f() })
test.concurrent('two', async () => { await new Promise(setImmediate); await job.f() })
test('alone', async () => { expect(await job.f()).toBe(1) })
test('late', { timeout: 50 }, () => new Promise(() => {}))
test('after the late one', async () => { expect(await job.f()).toBe(1) })
`,
    'b.test.ts': `import { test } from 'dryfit'
test.concurrent('first', async ({ glue }) => { await new Promise(setImmediate) })
test.concurrent("second", async ({ glue }) => { await new Promise(setImmediate) })
`,
  })
  expect(told.get('one')?.says).toContain(
    '[CONCURRENT_TESTS] Failed to give "two" (a.test.ts:4) a job: "one" (a.test.ts:3) runs at the same time',
  )
  expect(told.get('second')?.says).toContain('Failed to give "second" (b.test.ts:3) a glue: "first" (b.test.ts:2) runs')
  expect(told.get('alone')).toMatchObject({ state: 'passed' })
  expect(told.get('after the late one')).toMatchObject({ state: 'passed' })
}, 300_000)
