import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a worker notes its running test, as the variable DRYFIT_RUNNING tells it: readable when the process has ended. */
export interface RunningFile {
  readonly env: Record<string, string>
  read(): string | undefined
  remove(): void
}

export function runningFile(): RunningFile {
  const folder = mkdtempSync(join(tmpdir(), 'dryfit-running-'))
  const file = join(folder, 'test')
  return {
    env: { DRYFIT_RUNNING: file },
    read() {
      try {
        return readFileSync(file, 'utf8').split('\n', 1)[0]
      } catch {
        return undefined
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
