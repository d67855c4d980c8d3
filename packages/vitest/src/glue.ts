import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import {
  createGlue,
  type Glue as FakeGlue,
  type OptionTable,
  optionKinds,
  requireOptions,
  thisMachine,
} from '@dryfit/glue'
import { connectGlue, type PythonHost, standIns } from '@dryfit/python'
import { awaited } from './awaited.ts'
import { type Current, enterTest } from './current.ts'
import { filesOf } from './plugin/python-files.ts'
import { nearest } from './print/words.ts'
import { project, projectFile } from './project.ts'
import { attachedPython, loadOptions } from './runtime.ts'
import { heldTime } from './worker.ts'

/** How a script is run. */
export interface RunOptions {
  /** Job arguments, added to those of `glue.args`. */
  readonly args?: Parameters<FakeGlue['args']>[0]
}

/** The Glue of a test: its world, its record, and jobs that run in it. */
export interface Glue extends FakeGlue {
  /**
   * Runs a Python file as Glue does: from its first line, as `__main__`.
   * @param file - from the project's root
   * @throws PythonError what the job raised. JobExitError, JobTimeoutError
   * @example
   * ```ts skip="needs a job on disk"
   * await glue.run('jobs/orders.py', { args: { target_path: 's3://shop/out/' } })
   * ```
   */
  run(file: string, options?: RunOptions): Promise<void>
}

/** A fresh world for a test, and what ends it. */
export function openGlue(
  testName: string,
  glueVersion = project().glueVersion,
): { readonly glue: Glue; readonly close: () => void } {
  const machine = thisMachine(heldTime)
  const fake = createGlue(glueVersion === undefined ? { machine } : { machine, glueVersion })
  fake.catalog.root = project().root
  const glue: Glue = Object.assign(fake, {
    run: (file: string, options: RunOptions = {}) => awaited('glue.run', run(fake, file, options)),
  })
  const current: Current = {
    label: JSON.stringify(testName),
    argv: () => fake.argv,
    advice: (error) => fake.advice(error),
    attach: (host: PythonHost) => connectGlue(host, fake),
  }
  return { glue, close: enterTest(current) }
}

const RUN_OPTIONS: OptionTable<RunOptions> = { args: optionKinds.object }

async function run(glue: FakeGlue, file: string, options: RunOptions): Promise<void> {
  requireOptions(`run ${file}`, options, RUN_OPTIONS)
  const { args = {} } = options
  const path = projectFile(file)
  if (!existsSync(path)) throw noSuchFile(file, path)
  glue.args(args)
  glue.bookmarks.end()
  const host = await attachedPython()
  host.runScript(path, { ...loadOptions(path), standIns: standIns(host) })
}

/** A file of that name, or nearly, in another folder. */
function elsewhere(path: string): string {
  const { root } = project()
  const python = [...filesOf(root, { folders: 200 })].filter((each) => each.endsWith('.py'))
  const names = new Set(python.map((each) => basename(each)))
  const name = names.has(basename(path)) ? basename(path) : nearest(basename(path), names)
  const found = python.find((each) => basename(each) === name)
  if (found === undefined) return "Give the path from the project's root."
  return `Did you mean ${relative(root, found).replaceAll('\\', '/')}?`
}

function noSuchFile(file: string, path: string): Error {
  const folder = dirname(path)
  const beside = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.py'))
        .sort()
    : []
  const near = nearest(basename(path), beside)
  const shown = beside.slice(0, 10).join(', ')
  const has =
    beside.length === 0
      ? ''
      : ` ${dirname(file)} has: ${shown}${beside.length > 10 ? ` and ${beside.length - 10} more` : ''}.`
  return new Error(
    `[JOB_NOT_FOUND] Failed to run ${file}: there is no such file in the project.${has} ` +
      (near === undefined ? elsewhere(path) : `Did you mean ${near}?`),
  )
}
