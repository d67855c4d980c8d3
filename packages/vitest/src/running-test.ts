import type { LoadOptions } from '@dryfit/python'
import { TestRunner } from 'vitest'
import { realTime, worker } from './worker.ts'

/** Python is interrupted so much earlier than vitest would give up: the message then names the job's line. */
const AHEAD = 150
const LEAST = 50

/** The test that vitest runs now, as Python names and bounds it: also one that takes no glue. */
export function runningTest(): Pick<LoadOptions, 'label' | 'timeLimit'> {
  const test = TestRunner.getCurrentTest()
  if (test === undefined) return {}
  return { label: JSON.stringify(test.name), timeLimit: timeLeft(test.timeout, realTime() - worker().testBegan) }
}

/** Milliseconds; 0 for no limit. */
function timeLeft(timeout: number, spent: number): number {
  return timeout > 0 && Number.isFinite(timeout) ? Math.max(LEAST, Math.floor(timeout - spent - AHEAD)) : 0
}
