import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a worker has noted of the test that it runs. */
export interface Noted {
  readonly test: string
  /** Milliseconds that the test's function may take; 0 where it has no limit, or hooks run. */
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
export const noteOf = ({ test, limit, number }: Noted): string => `${number} ${limit} ${test}\n`

export function runningFile(): RunningFile {
  const folder = mkdtempSync(join(tmpdir(), 'dryfit-running-'))
  const file = join(folder, 'test')
  return {
    env: { DRYFIT_RUNNING: file },
    read() {
      try {
        const [, number, limit, test] = /^(\d+) (\d+) (.*)\n/.exec(readFileSync(file, 'utf8')) ?? []
        return test === undefined ? undefined : { test, limit: Number(limit), number: Number(number) }
      } catch {
        return undefined
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Whether somebody stops at breakpoints here: that takes its time. */
export const isDebugged = (): boolean => process.getBuiltinModule('node:inspector')?.url() !== undefined
