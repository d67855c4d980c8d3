import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fromGuestPath } from './guest-path.ts'

/** What stands in for the guest's folder in the paths that Python sees. */
export const guestMark = '<dryfit>'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin = new TextDecoder('latin1')
const declaration = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/

/** What the guest's loader asks about files: the machine's own, and the guest's under its mark. */
export interface JobFiles {
  probe(base: string): string
  read(file: string): string
  names(folder: string): string
}

/** Answers the guest's loader from the real file system; nothing here throws. */
export function jobFiles(guestFolder: string): JobFiles {
  const real = (file: string) =>
    file.startsWith(guestMark) ? guestFolder + file.slice(guestMark.length) : fromGuestPath(file)
  return {
    probe: (base) => probe(real(base)),
    read: (file) => read(real(file)),
    names: (folder) => names(real(folder)),
  }
}

function probe(base: string): string {
  const folder = kindOf(base) === 'folder'
  if (folder && isFile(join(base, '__init__.py'))) return 'p'
  if (isFile(`${base}.py`)) return 'm'
  return folder ? 'n' : ''
}

function isFile(file: string): boolean {
  return kindOf(file) === 'file'
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : undefined
  } catch {
    // Under a file (a zip on sys.path), or a folder that can't be read.
    return undefined
  }
}

function read(file: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    return `-${error instanceof Error && 'code' in error ? reason(String(error.code)) : 'it can not be read'}`
  }
  try {
    return `+${utf8.decode(bytes)}`
  } catch {
    return legacy(bytes)
  }
}

function reason(code: string): string {
  if (code === 'ENOENT') return 'No such file or directory'
  if (code === 'EISDIR') return 'Is a directory'
  return code
}

/** Text that is not UTF-8 is Python only when one of its first two lines says which encoding it has. */
function legacy(bytes: Uint8Array): string {
  const text = latin.decode(bytes)
  const named = text
    .split('\n', 2)
    .map((line) => declaration.exec(line)?.[1]?.toLowerCase().replaceAll('_', '-'))
    .find((name) => name !== undefined)
  if (named === 'latin-1' || named === 'iso-8859-1' || named === 'iso8859-1') return `+${latin1(bytes)}`
  if (named === undefined || named === 'utf-8')
    return '-encoding the file is not UTF-8 text and declares no other encoding'
  return `-encoding the file declares the encoding ${named}: write it in UTF-8 to test it`
}

/** WHATWG's "latin1" is windows-1252; Python's is not. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function names(folder: string): string {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? entry.name : entry.name.endsWith('.py') ? entry.name.slice(0, -3) : ''))
      .filter((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
      .join('\n')
  } catch {
    return ''
  }
}

/** The folder of a file, as Python's `sys.path[0]` has it. */
export function folderOf(guestPath: string): string {
  const folder = dirname(guestPath)
  return folder === '' ? '/' : folder
}
