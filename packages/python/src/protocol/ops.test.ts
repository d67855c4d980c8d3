import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guestOps } from './ops.ts'

test('the guest answers the operations that hosts ask, and no others', () => {
  const runner = readFileSync(new URL('../../guest/_dryfit/runner.py', import.meta.url), 'utf8')
  const table = runner.slice(runner.indexOf('_operations: dict'))
  const answered = [...table.slice(0, table.indexOf('\n}')).matchAll(/^ {4}"(\w+)":/gm)].map((found) => found[1])
  expect(answered.sort()).toEqual(Object.keys(guestOps).sort())
})
