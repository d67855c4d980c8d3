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

test('one clock: what the test sets holds for Python, Spark and S3', async ({ glue }) => {
  glue.clock.set('2024-02-29T10:00:00Z')
  expect(await outside.today()).toBe('2024-02-29')
  glue.clock.advance({ days: 1 })
  expect(await outside.today()).toBe('2024-03-01')
  glue.s3.put('s3://lake/a.txt', 'a')
  expect(glue.spark.sql('SELECT current_date() AS day')).toEqualFrame([{ day: '2024-03-01' }])
})

test('without a word of the test it stands, and a job that sleeps moves it', async ({ glue }) => {
  expect(await outside.slept(0.05)).toEqual([1767225600, 1767225600.05])
  expect(glue.clock.now()).toBe(Date.UTC(2026, 0, 1) + 50)
  expect(glue.world.toCode()).not.toContain('clock')
})

test('a job that sleeps for hours keeps no test waiting, by whatever clock it looks', async ({ glue }) => {
  expect(await outside.polled(3600, 30)).toEqual([120, 3600])
  glue.clock.set('2026-01-01')
  expect(await outside.gathered()).toEqual([600, 60])
  const [seconds, ticks] = await outside.measured(900)
  expect(seconds).toBeGreaterThanOrEqual(900)
  expect(ticks).toBeGreaterThanOrEqual(900)
  expect(await outside.sleep_errors()).toEqual(['ValueError', 'TypeError', 'ValueError', 'OverflowError'])
})

test('fake timers hold it for Spark too, and a test may move it from there', async ({ glue }) => {
  vi.useFakeTimers({ now: new Date('2024-02-29T10:00:00Z'), toFake: ['Date'] })
  try {
    expect(glue.spark.sql('SELECT current_date() AS day')).toEqualFrame([{ day: '2024-02-29' }])
    vi.setSystemTime(new Date('2024-03-05T10:00:00Z'))
    expect(glue.spark.sql('SELECT current_date() AS day')).toEqualFrame([{ day: '2024-03-05' }])
    expect(await outside.today()).toBe('2024-03-05')
    glue.clock.set('2020-01-01')
    expect(await outside.today()).toBe('2020-01-01')
  } finally {
    vi.useRealTimers()
  }
  expect(await outside.today()).toBe('2026-01-01')
})

test('a time that is set without fake timers is held too', async ({ glue }) => {
  vi.setSystemTime(new Date('2024-03-05T10:00:00Z'))
  try {
    expect(await outside.today()).toBe('2024-03-05')
    expect(glue.spark.sql('SELECT current_date() AS day')).toEqualFrame([{ day: '2024-03-05' }])
  } finally {
    vi.useRealTimers()
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
