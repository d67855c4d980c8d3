import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The variable that names the file in which a worker notes the test that runs. */
export const RUNNING_VARIABLE = 'DRYFIT_RUNNING'

/** Where a worker notes its running test: readable when the process has ended. */
export function runningFile(): { readonly env: Record<string, string>; read(): string | undefined; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'dryfit-running-'))
  const file = join(folder, 'test')
  return {
    env: { [RUNNING_VARIABLE]: file },
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
