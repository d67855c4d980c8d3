import { createGlue, type Glue as FakeGlue } from '@dryfit/glue'
import type { PythonHost } from '@dryfit/python'
import { type Current, enterTest } from './current.ts'
import { projectFile } from './project.ts'
import { connectGlue } from './python-glue.ts'
import { attachedPython, loadOptions } from './runtime.ts'

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
   * await glue.run('jobs/orders.py', { args: { target_path: 's3://shop/out/' } })
   */
  run(file: string, options?: RunOptions): Promise<void>
}

/** What a runner tells of the test that a glue is for. */
export interface TestInfo {
  readonly name: string
  /** Milliseconds; 0 or Infinity for no limit. */
  readonly timeout: number
}

/** Python is interrupted so much earlier than vitest would give up: the message then names the job's line. */
const AHEAD = 150
const LEAST = 50

/** A fresh world for a test, and what ends it. */
export function openGlue(test: TestInfo): { readonly glue: Glue; readonly close: () => void } {
  const begun = performance.now()
  const fake = createGlue()
  const glue: Glue = Object.assign(fake, { run: (file: string, options: RunOptions = {}) => run(fake, file, options) })
  const current: Current = {
    label: test.name,
    argv: () => fake.argv,
    timeLeft: () => timeLeft(test.timeout, performance.now() - begun),
    attach: (host: PythonHost) => connectGlue(host, fake),
  }
  return { glue, close: enterTest(current) }
}

function timeLeft(timeout: number, spent: number): number {
  return timeout > 0 && Number.isFinite(timeout) ? Math.max(LEAST, Math.floor(timeout - spent - AHEAD)) : 0
}

async function run(glue: FakeGlue, file: string, { args = {} }: RunOptions): Promise<void> {
  glue.args(args)
  const host = await attachedPython()
  host.runScript(projectFile(file), loadOptions())
}
