import { assert } from 'sinon'
import { expect, test } from 'vitest'
import * as frames from './jobs/frames.py'
import job, * as named from './jobs/sums.py'

test('a Python file is a module: its functions are stubs that run Python', async () => {
  expect(await named.main(20)).toBe(141)
  assert.calledOnceWithExactly(named.total, 20)
})

test('a stub replaces a function also for the Python that calls it', async () => {
  named.total.returns(5)
  expect(await named.main(1)).toBe(105)
})

test('what a test configured is gone in the next one', async () => {
  assert.notCalled(named.total)
  expect(await named.total(1)).toBe(3)
})

test('names that JavaScript reserves are exports too, and the default export has all', async () => {
  expect(await named.delete()).toBe('x')
  expect(job.total).toBe(named.total)
  expect(Object.keys(named).sort()).toEqual(['arguments', 'default', 'delete', 'later', 'main', 'spin', 'total'])
})

test('a job in a test without glue has an empty world of its own', async () => {
  expect(await frames.tables()).toEqual([])
})
