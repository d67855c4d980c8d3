import { afterAll, beforeAll, expect, test } from 'vitest'
import { dirt } from './dirt.ts'
import { HostileWorker } from './worker.ts'

const worker = new HostileWorker()
beforeAll(() => worker.start())
afterAll(() => worker.stop())

test.each(Object.entries(dirt))('a job that leaves %s leaves nothing to the next test', async (name, source) => {
  await worker.hostile(name, source)
  expect(worker.innocent()).toEqual(worker.fresh)
})
