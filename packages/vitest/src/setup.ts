import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect } from 'vitest'
import { refusePythonRequire } from './python-require.ts'
import { realTime, worker } from './worker.ts'

// Nothing heavy is imported here: every test file of the project pays for it, those without a job too.
if (usesPython()) import('./python-start.ts').then(({ startPython }) => startPython()).catch(() => {})

refusePythonRequire()

beforeEach(() => {
  worker().testBegan = realTime()
})

afterEach(async () => {
  for (const cleanup of worker().cleanups.values()) await cleanup('test')
})

/** Python starts before the test file is loaded if that file names a Python file; a job that is found later starts it then. */
function usesPython(): boolean {
  const { testPath } = expect.getState()
  try {
    return testPath !== undefined && /\.py\b/.test(readFileSync(testPath, 'utf8'))
  } catch {
    return false
  }
}
