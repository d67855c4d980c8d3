import { basename } from 'node:path'
import { createGlue, type Glue, thisMachine } from '@dryfit/glue'
import {
  behindExports,
  connectGlue,
  type JobModule,
  type JobNames,
  jobModule,
  type LoadOptions,
  type PythonHost,
  resetAll,
} from '@dryfit/python'
import { TestRunner } from 'vitest'
import { awaited } from './awaited.ts'
import { boundByTest } from './bounds.ts'
import { writeCode } from './compile-cache.ts'
import { currentTest, refuseConcurrent } from './current.ts'
import { runningNow } from './note.ts'
import { project } from './project.ts'
import { startPython } from './python-start.ts'
import { addRan, COVERAGE_VARIABLE } from './ran.ts'
import { runningTest } from './running-test.ts'
import { heldTime, worker } from './worker.ts'

/** What the plugin's modules call: the stubs of a Python file, by the names that were read from its source. */
export function importJob(file: string, names: JobNames, itself: object): JobModule {
  worker().cleanups.set('jobs', resetAll)
  boundByTest()
  // The file is imported: a test is about to run it.
  startPython()
  const job = jobModule(file, { host: attachedPython, names, load: () => loadOptions(file), called: awaited })
  // Where modules are Node's own this does nothing: what a test asks one for is `undefined` there.
  Reflect.setPrototypeOf(itself, behindExports(job))
  return job
}

/** Python, connected to the world of the running test. */
export function attachedPython(): PythonHost | Promise<PythonHost> {
  const [first, ...others] = runningNow()
  const last = others.at(-1)
  if (first !== undefined && last !== undefined)
    refuseConcurrent(JSON.stringify(last.name), 'a job', JSON.stringify(first.name))
  const host = startPython()
  if (!(host instanceof Promise)) return attach(host)
  const test = TestRunner.getCurrentTest()
  return host.then((started) => {
    if (TestRunner.getCurrentTest() === test) return attach(started)
    throw new Error(`Failed to run the job of ${JSON.stringify(test?.name)}: the test has ended. Await the call.`)
  })
}

/** The empty world of a test that takes no glue: never that of an earlier test. */
let nobodys: Glue | undefined

function attach(host: PythonHost): PythonHost {
  worker().cleanups.set('python', (after) => leaveFresh(host, after))
  host.setBounds(runningTest)
  if (process.env[COVERAGE_VARIABLE] !== undefined) host.measure(takeRan)
  const test = currentTest()
  if (test !== undefined) test.attach(host)
  else {
    nobodys ??= createGlue({ machine: thisMachine(heldTime) })
    connectGlue(host, nobodys)
  }
  return host
}

function takeRan(file: string, keys: readonly string[]): void {
  const shared = worker()
  shared.ran ??= {}
  addRan(
    shared.ran,
    file,
    keys.map((key) => [key, 1]),
  )
}

/** The next test finds a Python as new: when it can't be that any more another one, for which that test's clock waits. */
function leaveFresh(host: PythonHost, after: 'test' | 'run'): Promise<unknown> | undefined {
  nobodys = undefined
  if (after === 'run') host.reset()
  else {
    host.restore()
    writeCode()
  }
  if (host.alive) return undefined
  const starting = Promise.resolve(startPython())
  return after === 'run' ? starting : undefined
}

/** What a job of the running test finds in its process. Glue names the job in every run. */
export function loadOptions(file: string): LoadOptions {
  const given = currentTest()?.argv() ?? []
  const argv = given.some((each) => /^--JOB_NAME(?:=|$)/.test(each))
    ? given
    : [...given, '--JOB_NAME', basename(file, '.py')]
  return { path: project().path, argv, watched: true }
}
