import { afterEach, beforeEach, expect, test } from 'vitest'
import { runningTest } from '../src/running-test.ts'
import { realTime, worker } from '../src/worker.ts'

let hooked = 0
beforeEach(() => {
  hooked = realTime()
  expect(runningTest()).toEqual({ label: expect.any(String) })
})
afterEach(() => {
  expect(runningTest()).toEqual({ label: expect.any(String) })
})

test('a job has all the time that vitest gives the test, hooks before it aside', ({ task }) => {
  const began = worker().began.get(task) ?? 0
  expect(began).toBeGreaterThanOrEqual(hooked)
  const { label, timeLimit = 0, ofLimit } = runningTest()
  expect({ label, ofLimit }).toEqual({ label: JSON.stringify(task.name), ofLimit: task.timeout })
  expect(timeLimit).toBeLessThanOrEqual(task.timeout)
  expect(timeLimit).toBeGreaterThanOrEqual(task.timeout - (realTime() - began))
})

test('a test without a limit gives a job none', { timeout: 0 }, () => {
  expect(runningTest()).toMatchObject({ timeLimit: 0 })
})
