/**
 * The disk of the machine that a job runs on: absolute paths, parted by slashes. Where Python has started it is Python's own
 * file system, so that what `open` writes and what Spark reads is one file.
 */
export interface Disk {
  /** The folder from which paths are named. */
  readonly home: string
  kindOf(path: string): 'file' | 'folder' | undefined
  /** What a folder holds. */
  names(folder: string): readonly string[]
  read(path: string): Uint8Array
  /** Milliseconds since the epoch. */
  modified(path: string): number
  /**
   * Writes a file, and makes the folders that it lies in.
   * @throws Error where no file can be
   */
  write(path: string, bytes: Uint8Array, modified: number): void
  /** @throws Error where no folder can be */
  makeFolder(path: string): void
  /** Removes a file, or a folder and all that is in it. */
  remove(path: string): void
  /** Leaves it empty. */
  clear(): void
}

/** Where jobs start. */
const HOME = '/home/dryfit'

interface MemoryFile {
  readonly bytes: Uint8Array
  readonly modified: number
}

/** A disk where no Python is. */
export class MemoryDisk implements Disk {
  readonly home = HOME
  readonly #files = new Map<string, MemoryFile>()
  readonly #folders = new Set<string>()

  kindOf(path: string): 'file' | 'folder' | undefined {
    if (this.#files.has(path)) return 'file'
    return path === '/' || path === '/tmp' || path === HOME || this.#folders.has(path) ? 'folder' : undefined
  }

  names(folder: string): readonly string[] {
    const root = folder === '/' ? '/' : `${folder}/`
    const below = [...this.#files.keys(), ...this.#folders, '/tmp', HOME].filter((path) => path.startsWith(root))
    return [...new Set(below.map((path) => path.slice(root.length).split('/', 1)[0] ?? ''))].sort()
  }

  read(path: string): Uint8Array {
    const file = this.#files.get(path)
    if (file === undefined) throw new Error(`Failed to read ${path}: there is no such file.`)
    return file.bytes
  }

  modified(path: string): number {
    return this.#files.get(path)?.modified ?? 0
  }

  write(path: string, bytes: Uint8Array, modified: number): void {
    if (this.kindOf(path) === 'folder') throw new Error(`Failed to write ${path}: a folder is there.`)
    this.makeFolder(parentOf(path))
    this.#files.set(path, { bytes, modified })
  }

  makeFolder(path: string): void {
    for (let at = path; at !== '/'; at = parentOf(at)) {
      if (this.#files.has(at)) throw new Error(`Failed to make ${path}: ${at} is a file.`)
      this.#folders.add(at)
    }
  }

  remove(path: string): void {
    for (const each of [...this.#files.keys()])
      if (each === path || each.startsWith(`${path}/`)) this.#files.delete(each)
    for (const each of this.#folders) if (each === path || each.startsWith(`${path}/`)) this.#folders.delete(each)
  }

  clear(): void {
    this.#files.clear()
    this.#folders.clear()
  }
}

/** The folder of a path; `/` is its own. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

/** All files at or below a path, in order. */
export function filesBelow(disk: Disk, path: string): readonly string[] {
  const kind = disk.kindOf(path)
  if (kind === 'file') return [path]
  if (kind === undefined) return []
  const root = path === '/' ? '' : path
  return disk.names(path).flatMap((name) => filesBelow(disk, `${root}/${name}`))
}
