import type { PyodideAPI } from 'pyodide'
import { fromGuestPath } from './guest-path.ts'

const refused = 69 // EROFS in Emscripten
const writes = 0o3 | 0o100 | 0o1000 | 0o2000 // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND

interface Node {
  name: string
  node_ops: Record<string, unknown>
  stream_ops: Record<string, unknown>
  contents?: unknown
  mounted?: unknown
  isFolder: boolean
}

/** The parts of Emscripten's file system that its types leave out. */
interface FileSystem {
  mkdirTree(path: string): void
  mount(type: unknown, options: { root: string }, path: string): unknown
  lookupPath(path: string, options?: object): { node: Node }
  isDir(mode: number): boolean
  rmdir(path: string): void
  unlink(path: string): void
  readdir(path: string): string[]
  ErrnoError: new (code: number) => Error
  filesystems: { NODEFS: NodeFileSystem }
}

interface NodeFileSystem {
  node_ops: Record<string, unknown>
  stream_ops: Record<string, unknown>
  mount(mount: unknown): Node
}

/** Lets a job open the files beside it, under their real paths, and write none of them. */
export class ReadOnlyMounts {
  readonly #fs: FileSystem
  readonly #type: { mount(mount: unknown): Node }
  readonly #mounted = new Set<string>()

  constructor(pyodide: PyodideAPI) {
    this.#fs = pyodide.FS as unknown as FileSystem
    this.#type = readOnly(this.#fs)
  }

  /** Mounts a folder under its own path, once. */
  add(folder: string): void {
    if (this.#mounted.has(folder) || folder === '/' || this.#inMounted(folder)) return
    this.#mounted.add(folder)
    try {
      this.#fs.mkdirTree(folder)
      this.#fs.mount(this.#type, { root: fromGuestPath(folder) }, folder)
    } catch {
      // Imports go through the loader; a folder that can't be mounted only can't be read with open().
    }
  }

  /** Empties folders that jobs write to, leaving mounts alone. */
  wipe(...folders: string[]): void {
    for (const folder of folders) {
      const { node } = this.#fs.lookupPath(folder)
      if (node.contents !== undefined && Object.keys(node.contents as object).length > 0) this.#empty(folder)
    }
  }

  #inMounted(folder: string): boolean {
    return [...this.#mounted].some((known) => folder.startsWith(`${known}/`))
  }

  #empty(folder: string): void {
    for (const name of this.#fs.readdir(folder)) {
      if (name === '.' || name === '..') continue
      const path = `${folder}/${name}`
      if ([...this.#mounted].some((known) => known === path || known.startsWith(`${path}/`))) continue
      const { node } = this.#fs.lookupPath(path, { follow: false })
      if (node.isFolder) {
        this.#empty(path)
        this.#fs.rmdir(path)
      } else this.#fs.unlink(path)
    }
  }
}

/** Emscripten's NODEFS with every operation refused that would change the disk. */
function readOnly(fs: FileSystem): { mount(mount: unknown): Node } {
  const { NODEFS } = fs.filesystems
  const refuse = () => {
    throw new fs.ErrnoError(refused)
  }
  const stream_ops = {
    ...NODEFS.stream_ops,
    open(stream: { flags: number }) {
      if ((stream.flags & writes) !== 0) refuse()
      return (NODEFS.stream_ops['open'] as (stream: unknown) => unknown)(stream)
    },
    write: refuse,
  }
  const node_ops: Record<string, unknown> = {
    ...NODEFS.node_ops,
    lookup: (parent: unknown, name: string) =>
      guard((NODEFS.node_ops['lookup'] as (...args: unknown[]) => Node)(parent, name)),
  }
  for (const change of ['setattr', 'mknod', 'rename', 'unlink', 'rmdir', 'symlink']) node_ops[change] = refuse
  const guard = (node: Node): Node => {
    node.node_ops = node_ops
    node.stream_ops = stream_ops
    return node
  }
  return { ...NODEFS, mount: (mount) => guard(NODEFS.mount(mount)) }
}
