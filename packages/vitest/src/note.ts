import { openSync, writeSync } from 'node:fs'
import type { TestRunner } from 'vitest'
import { isDebugged, noteOf } from './running-file.ts'
import { worker } from './worker.ts'

type Test = NonNullable<ReturnType<typeof TestRunner.getCurrentTest>>

/** The tests whose functions run: several, where they are concurrent. */
export const running = new Set<Test>()

/** Says which test runs, for whoever finds this process ended or has to end it. */
export function note(test: Test): void {
  const file = process.env.DRYFIT_RUNNING
  if (file === undefined) return
  const shared = worker()
  shared.noteFile ??= openSync(file, 'w')
  shared.notes = (shared.notes ?? 0) + 1
  const limited = running.has(test) && Number.isFinite(test.timeout) && !isDebugged()
  const limit = limited ? Math.ceil(test.timeout) : 0
  writeSync(shared.noteFile, noteOf({ test: test.id, limit, number: shared.notes }), 0)
}
