import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a worker has noted of what it does. */
export interface Noted {
  /** The test that runs, or whose hooks do; empty where it is none's. */
  readonly test: string
  /** Whether the function of the test runs; else modules are loaded, or hooks run, and a thread that is free says so each second. */
  readonly within: boolean
  /** Milliseconds that may pass until the next note; 0 where the test has no limit. */
  readonly limit: number
  /** Which note it is: each is another, also of the same test. */
  readonly number: number
}

/** Where a worker notes its running test, as the variable DRYFIT_RUNNING tells it: readable when the process has ended. */
export interface RunningFile {
  readonly env: Record<string, string>
  read(): Noted | undefined
  remove(): void
}

/** The form of a note; what an earlier, longer one left behind its line does not count. */
export const noteOf = ({ test, within, limit, number }: Noted): string =>
  `${number} ${limit} ${within ? 'in' : 'out'} ${test}\n`

export function runningFile(): RunningFile {
  const folder = mkdtempSync(join(tmpdir(), 'dryfit-running-'))
  const file = join(folder, 'test')
  return {
    env: { DRYFIT_RUNNING: file },
    read() {
      try {
        const [, number, limit, where, test] = /^(\d+) (\d+) (in|out) (.*)\n/.exec(readFileSync(file, 'utf8')) ?? []
        if (test === undefined) return undefined
        return { test, within: where === 'in', limit: Number(limit), number: Number(number) }
      } catch {
        return undefined
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Whether somebody stops at breakpoints here: that takes its time. */
export const isDebugged = (): boolean => process.getBuiltinModule('node:inspector')?.url() !== undefined
