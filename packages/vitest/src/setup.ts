import { openSync, readFileSync, writeSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { refusePythonRequire } from './python-require.ts'
import { realTime, worker } from './worker.ts'

// Nothing heavy is imported here: every test file of the project pays for it, those without a job too.
const started = usesPython() ? import('./python-start.ts').then(({ startPython }) => startPython()) : undefined

// A slow start takes nothing from the first test's time: 0 is no limit. One that fails is told by the test that needs Python.
if (started !== undefined) {
  const settled = started.then(
    () => undefined,
    () => undefined,
  )
  beforeAll(() => settled, 0)
}

refusePythonRequire()

beforeEach(({ task }) => {
  worker().testBegan = realTime()
  note(task.id)
})

afterEach(async () => {
  for (const cleanup of worker().cleanups.values()) await cleanup('test')
})

/** Says which test runs, for whoever finds this process ended. */
function note(id: string): void {
  const file = process.env.DRYFIT_RUNNING
  if (file === undefined) return
  const shared = worker()
  shared.noteFile ??= openSync(file, 'w')
  writeSync(shared.noteFile, `${id}\n`, 0)
}

/** Python starts before the test file is loaded if that file names a Python file; a job that is found later starts it then. */
function usesPython(): boolean {
  const { testPath } = expect.getState()
  try {
    return testPath !== undefined && /\.py\b/.test(readFileSync(testPath, 'utf8'))
  } catch {
    return false
  }
}
