import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A Python file of the guest, by its path under the guest's folder. */
export interface GuestFile {
  readonly path: string
  readonly text: Uint8Array
}

/** Reads the guest's Python files, in one order on every machine. */
export function readGuestFiles(folder: string): readonly GuestFile[] {
  return namesIn(folder).map((path) => ({ path, text: readFileSync(join(folder, path)) }))
}

/** What the file system says of the guest's files: as long as it says the same, none was written. */
export function stampOf(folder: string): string {
  const stamps = namesIn(folder).map((path) => {
    const { size, mtimeMs, ctimeMs, ino } = statSync(join(folder, path))
    return [path, size, mtimeMs, ctimeMs, ino].join(' ')
  })
  return [folder, ...stamps].join('\n')
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.py') && !path.startsWith('tests/') && !path.includes('__pycache__'))
    .sort()
}

/** Characters of a fingerprint. */
export const keyLength = 40

/** A name that changes whenever anything does that a snapshot or V8's code depends on. */
export function fingerprint(files: readonly GuestFile[], parts: readonly string[]): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  for (const { path, text } of files)
    hash.update(path).update('\0').update(String(text.length)).update('\0').update(text)
  return hash.digest('hex').slice(0, keyLength)
}

/** The guest stands beside `src` in the repository and beside `dist` in the package. */
export function ownGuest(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const guest = join(folder, 'guest')
    if (existsSync(join(guest, '_dryfit', 'bridge.py'))) return guest
    if (folder === dirname(folder))
      throw new Error('Failed to start Python: the guest packages are not installed. Reinstall dryfit.')
  }
}
