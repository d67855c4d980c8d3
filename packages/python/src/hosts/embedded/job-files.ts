import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fromGuestPath } from './guest-path.ts'

/** What stands in for the guest's folder in the paths that Python sees. */
export const guestMark = '<dryfit>'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin = new TextDecoder('latin1')
const declaration = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/

/** Code that Python compiled, kept outside of it: nothing inside outlives a test. */
interface Compiled {
  readonly version: number
  readonly source: string
  /** What Python's `marshal` made, a character for each byte. */
  readonly code: string
  readonly clean: boolean
}

/** Answers the guest's loader from the real file system, below the folders that a run may import from; nothing here throws. */
export class JobFiles {
  readonly #guest: string
  readonly #compiled = new Map<string, Compiled>()
  readonly #roots = new Set<string>()
  #versions = 0
  #clean = true

  constructor(guestFolder: string) {
    this.#guest = guestFolder
  }

  /** Whether all that was compiled or run since the last `forget()` leaves nothing in the interpreter. */
  get clean(): boolean {
    return this.#clean
  }

  /** Lets a run import from a folder and what lies below it. */
  allow(folder: string): void {
    this.#roots.add(folder)
  }

  /** A run has ended: its folders are closed to the next one. */
  forget(): void {
    this.#roots.clear()
    this.#clean = true
  }

  /** What stands at a path without `.py`: 'p' package, 'm' module, 'n' folder, '' nothing. */
  readonly probe = (base: string): string => {
    const real = this.#real(base)
    return real === undefined ? '' : probe(real)
  }

  /** '+' and the text of a file, or '-' and the reason why it can't be read. */
  readonly read = (file: string): string => {
    const real = this.#real(file)
    return real === undefined ? `-${outside}` : read(real)
  }

  /** The importable top-level names in a folder, separated by newlines. */
  readonly names = (folder: string): string => {
    const real = this.#real(folder)
    return real === undefined ? '' : names(real)
  }

  /** The compiled code of a file as it is now: '' for none, '=' for the version that Python has, else version and code. */
  readonly code = (file: string, version: number): string => {
    const known = this.#compiled.get(file)
    if (known === undefined || (!isStandard(file) && this.read(file) !== known.source)) return ''
    if (!known.clean) this.#clean = false
    return known.version === version ? '=' : `${known.version}:${known.code}`
  }

  /** Keeps code that Python compiled from a text; gives its version. */
  readonly keep = (file: string, source: string, code: string, clean: boolean): number => {
    this.#versions += 1
    this.#compiled.set(file, { version: this.#versions, source: `+${source}`, code, clean })
    if (!clean) this.#clean = false
    return this.#versions
  }

  #real(path: string): string | undefined {
    const plain = posix.normalize(path)
    if (plain === guestMark || plain.startsWith(`${guestMark}/`)) return this.#guest + plain.slice(guestMark.length)
    for (const root of this.#roots) if (plain === root || plain.startsWith(`${root}/`)) return fromGuestPath(plain)
    return undefined
  }
}

const outside = 'it lies outside the folder of the job, those of `path` and the project'

/** Python's own library lies in its own file system and never changes. */
function isStandard(file: string): boolean {
  return file.startsWith('/lib/python')
}

const marks = ['package.json', 'pyproject.toml', 'setup.py', '.git']
const projects = new Map<string, string>()

/** The folder of the project that a folder belongs to: the nearest one that is marked as such, else the folder itself. */
export function projectOf(folder: string): string {
  let found = projects.get(folder)
  if (found === undefined) {
    found = nearestMarked(folder) ?? folder
    projects.set(folder, found)
  }
  return found
}

function nearestMarked(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (marks.some((mark) => kindOf(join(fromGuestPath(at), mark)) !== undefined)) return at
    if (dirname(at) === at) return undefined
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
