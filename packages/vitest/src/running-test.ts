import type { LoadOptions } from '@dryfit/python'
import { TestRunner } from 'vitest'
import { note, running } from './note.ts'
import { realTime, worker } from './worker.ts'

type Test = NonNullable<ReturnType<typeof TestRunner.getCurrentTest>>

/** What vitest asks a runner for, where it is there: to call a test's function. */
interface Calls {
  runTask?: (test: Test) => Promise<void>
}

/**
 * Notes when a test's function is called: vitest's time limit is measured from there, not from the hooks before it. While it
 * runs its limit is noted outside too: for who ends a process that does not come back.
 */
export function clockTests(): void {
  const runner: TestRunner & Calls = TestRunner.prototype
  runner.runTask ??= async (test) => {
    const { began } = worker()
    began.set(test, realTime())
    running.add(test)
    note(test)
    try {
      await TestRunner.getTestFn(test)()
    } finally {
      began.delete(test)
      running.delete(test)
      note(test)
    }
  }
}

/**
 * The test that vitest runs now, as Python names and bounds it: also one that takes no glue. All that is left of the test's
 * limit is Python's. vitest's own timer can't fire while Python runs, so the message that names the job's line comes first.
 */
export function runningTest(): Pick<LoadOptions, 'label' | 'timeLimit' | 'ofLimit'> {
  const test = TestRunner.getCurrentTest()
  if (test === undefined) return {}
  const label = JSON.stringify(test.name)
  const began = worker().began.get(test)
  // Hooks have limits of their own, which vitest doesn't tell.
  if (began === undefined) return { label }
  const { timeout } = test
  if (!(timeout > 0 && Number.isFinite(timeout))) return { label, timeLimit: 0 }
  return { label, timeLimit: Math.max(1, timeout - (realTime() - began)), ofLimit: timeout }
}
