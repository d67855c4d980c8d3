import { vi } from 'vitest'
import { expect, sinon, test } from '../src/index.ts'
import * as outside from './jobs/outside.py'
import * as job from './jobs/sums.py'

// The first test of a file: Python may still be starting when the timers are faked.
test('a job runs under fake timers', async () => {
  vi.useFakeTimers()
  try {
    expect(await job.main(2)).toBe(105)
  } finally {
    vi.useRealTimers()
  }
})

test('a clock of another time is no time limit', async () => {
  const clock = sinon.useFakeTimers({ now: 0 })
  try {
    expect(await job.main(2)).toBe(105)
  } finally {
    clock.restore()
  }
})

test('the clock that the test sets is the clock of the job', async () => {
  vi.useFakeTimers({ now: new Date('2024-02-29T10:00:00Z'), toFake: ['Date'] })
  try {
    expect(await outside.today()).toBe('2024-02-29')
  } finally {
    vi.useRealTimers()
  }
})
