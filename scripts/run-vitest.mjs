// What every script that runs the tests of this house shares.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const REPORTERS = ['--reporter=default', '--reporter=./scripts/tally-reporter.mjs']

/**
 * Runs vitest and returns its exit code. The run has a temporary folder of its own, which goes with it: thousands of tests
 * write job files there, and they would pile up on the machine.
 * @param {readonly string[]} args
 * @param {(top: string) => NodeJS.ProcessEnv} [envOf] what is added to the environment, given a folder that goes with the run
 */
export function runVitest(args, envOf = () => ({})) {
  const top = mkdtempSync(join(tmpdir(), 'dryfit-run-'))
  try {
    const temp = join(top, 'tmp')
    mkdirSync(temp)
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const env = { TEMP: temp, TMP: temp, TMPDIR: temp, ...envOf(top) }
    return run(process.execPath, [vitest, 'run', ...REPORTERS, ...args], { env })
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}
