import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, type TaskMeta } from 'vitest'
import { keepCode } from './compile-cache.ts'
import { refuseGlueOf } from './foreign-test.ts'
import { keepFrames } from './frames-of-ours.ts'
import { note, noteLife } from './note.ts'
import { project } from './project.ts'
import { refusePythonRequire } from './python-require.ts'
import { addRan, COVERAGE_VARIABLE } from './ran.ts'
import { clockTests } from './running-test.ts'
import { awaitStart, worker } from './worker.ts'

// Nothing heavy is imported here: every test file of the project pays for it, those without a job too.
keepFrames()
keepCode()
const shared = worker()
shared.startPython = () => {
  if (shared.starting === undefined) awaitStart(loadPython())
}

/** With all that a job needs beside it, so that a test that comes upon a Python file late does not load it then. */
async function loadPython(): Promise<void> {
  const start = import('./python-start.ts').then(({ startPython }) => startPython())
  await Promise.all([start, import('./runtime.ts')])
}

// As early as it can be known, so that Python starts while the test file still loads.
if (namesPython()) shared.startPython()

refusePythonRequire()
clockTests()
noteLife()

// No start of Python counts against a test: 0 is no limit. All modules of the test file are loaded by now.
beforeAll(() => {
  if (shared.runsFiles === true && project().hasPython) shared.startPython?.()
  return shared.starting
}, 0)

beforeEach(({ task }) => {
  note(task)
  refuseGlueOf(task.context)
  return shared.starting
}, 0)

afterEach(async ({ task }) => {
  await cleanUp(task.file.meta)
  note()
})

// What a hook after the last test ran belongs to the file too.
// biome-ignore lint/correctness/noEmptyPattern: vitest reads from it that no fixture is asked for
if (process.env[COVERAGE_VARIABLE] !== undefined) afterAll(({}, { file }) => cleanUp(file.meta))

async function cleanUp(meta: TaskMeta): Promise<void> {
  for (const cleanup of shared.cleanups.values()) await cleanup('test')
  if (shared.ran === undefined) return
  meta.dryfitRan ??= {}
  for (const [file, counts] of Object.entries(shared.ran)) addRan(meta.dryfitRan, file, Object.entries(counts))
  delete shared.ran
}

function namesPython(): boolean {
  const { testPath } = expect.getState()
  try {
    return testPath !== undefined && /\.py\b/.test(readFileSync(testPath, 'utf8'))
  } catch {
    return false
  }
}
