import type { Disk } from '@dryfit/glue'
import type { FileNode, FileSystem } from './image/emscripten.ts'
import { homeFolder } from './prepare.ts'

/** What a disk stands on: Python's file system, and the way to have it as the next run finds it. */
interface Ground {
  readonly fs: FileSystem
  /** Is called before anything is looked at. */
  ready(): void
  /** Is called before anything is written: what lies there is to be cleared away some day. */
  used(): void
  /** Empties folders, but for what is mounted there. */
  wipe(...folders: readonly string[]): void
}

/** Python's own file system, for who is not Python: one file for both. */
export class EmbeddedDisk implements Disk {
  readonly home = homeFolder
  readonly #ground: Ground
  readonly #written = new Set<string>()

  constructor(ground: Ground) {
    this.#ground = ground
  }

  kindOf(path: string): 'file' | 'folder' | undefined {
    const node = this.#node(path)
    if (node === undefined) return undefined
    const { fs } = this.#ground
    return fs.isDir(node.mode) ? 'folder' : fs.isFile(node.mode) ? 'file' : undefined
  }

  names(folder: string): readonly string[] {
    this.#ground.ready()
    return this.#ground.fs.readdir(folder).filter((name) => name !== '.' && name !== '..')
  }

  read(path: string): Uint8Array {
    this.#ground.ready()
    return this.#ground.fs.readFile(path)
  }

  modified(path: string): number {
    this.#ground.ready()
    return this.#ground.fs.stat(path).mtime.getTime()
  }

  write(path: string, bytes: Uint8Array, modified: number): void {
    this.makeFolder(path.slice(0, path.lastIndexOf('/')) || '/')
    const { fs } = this.#ground
    fs.writeFile(path, bytes)
    fs.utime(path, modified, modified)
    this.#written.add(path)
  }

  makeFolder(path: string): void {
    this.#ground.used()
    this.#ground.fs.mkdirTree(path)
  }

  remove(path: string): void {
    const kind = this.kindOf(path)
    if (kind === undefined) return
    this.#ground.used()
    const { fs } = this.#ground
    if (kind === 'file') {
      fs.unlink(path)
      return
    }
    for (const name of this.names(path)) this.remove(`${path}/${name}`)
    fs.rmdir(path)
  }

  clear(): void {
    this.#ground.ready()
    this.#ground.wipe(homeFolder, '/tmp')
    for (const path of this.#written) this.remove(path)
    this.forget()
  }

  /** All is as it was before the first write. */
  forget(): void {
    this.#written.clear()
  }

  #node(path: string): FileNode | undefined {
    this.#ground.ready()
    try {
      return this.#ground.fs.lookupPath(path, { follow: true }).node
    } catch {
      return undefined
    }
  }
}
