import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Watch } from '../../src/plugin/watch.ts'
import type { Noted } from '../../src/running-file.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What became of a process that notes this at its nth look. */
function watched(noteAt: (look: number) => Noted | undefined, looks: number): { ended: number; reason?: string } {
  let look = 0
  let ended = 0
  const watch = new Watch(
    () => noteAt(look++),
    () => ended++,
  )
  watch.begin()
  vi.advanceTimersByTime(looks * 500)
  watch.end()
  return { ended, ...(watch.reason === undefined ? {} : { reason: watch.reason }) }
}

const out = (number: number, limit = 140_000): Noted => ({ test: '', within: false, limit, number })

test('a thread that gives signs of life outside of tests is left alone, however long it takes', () => {
  expect(watched((look) => out(Math.floor(look / 100)), 10_000)).toEqual({ ended: 0 })
})

test('one that gives none for five minutes is ended, once, with what to look for', () => {
  expect(watched(() => out(7), 599)).toEqual({ ended: 0 })
  expect(watched(() => out(7), 2000)).toEqual({
    ended: 1,
    reason:
      'its thread gave no sign of life for 300000 ms while it loaded modules or ran hooks, and was ended: look for a loop there',
  })
})

test('one that has noted nothing, or no limit, is left alone', () => {
  expect(watched(() => undefined, 10_000)).toEqual({ ended: 0 })
  expect(watched(() => out(7, 0), 10_000)).toEqual({ ended: 0 })
})
