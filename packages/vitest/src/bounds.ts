import { deadlineOf } from '@dryfit/python'
import { boundEngine } from '@dryfit/spark'
import { runningTest } from './running-test.ts'

/** The engine's actions are bounded by the running test, whoever begins them: the test, a matcher, a hook. */
export function boundByTest(): void {
  boundEngine(deadlineOf(runningTest))
}
