import { describe, expect } from 'vitest'
import { test } from '../src/index.ts'
import * as job from './jobs/hostile.py'

const reason = async (run: Promise<unknown> | undefined): Promise<string> => {
  try {
    await run
    return 'no error'
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
  }
}

describe('a job that harms its Python fails alone', () => {
  test('by replacing what Python runs on', async () => {
    expect(await reason(job.poison())).toMatch(
      /^Failed to finish "by replacing what Python runs on": its Python ended, because the job replaced what Python itself runs on/,
    )
  })

  test('and the next test does not notice', async ({ glue }) => {
    expect(await job.counted(glue.frame([{ a: 1 }], 'a int'))).toEqual([1, 3, '{"a": 1}'])
  })

  test('by exhausting its stack', async () => {
    expect(await reason(job.exhaust())).toMatch(/RecursionError|Python ended/)
  })

  test('and the next test has a Python as new', async ({ glue }) => {
    expect(await job.counted(glue.frame([{ a: 1 }], 'a int'))).toEqual([1, 3, '{"a": 1}'])
  })
})

describe('what a test keeps of an earlier one', () => {
  const kept: { frame?: { collect(): unknown }; thing?: unknown } = {}

  test('it may look at while it lasts', async ({ glue }) => {
    kept.frame = (await job.doubled(glue.frame([{ a: 1 }], 'a int'))) as { collect(): unknown }
    kept.thing = await job.thing()
    expect(await job.show(kept.thing)).toMatch(/^<object object at /)
  })

  test('says afterwards that it is of an earlier run', async ({ glue }) => {
    await job.doubled(glue.frame([{ a: 5 }], 'a int'))
    expect(() => kept.frame?.collect()).toThrow('it was released when its run ended')
    expect(await reason(job.show(kept.thing))).toContain('it belongs to an earlier run. Get it again in this test.')
  })
})
