import { statSync } from 'node:fs'
import type { PyodideAPI } from 'pyodide'
import { fromGuestPath } from './guest-path.ts'
import { type FileNode, type FileSystem, moduleOf } from './image/emscripten.ts'

const refused = 69 // EROFS in Emscripten
const writes = 0o3 | 0o100 | 0o1000 | 0o2000 // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND

/** Lets a job open the files beside it, under their real paths, and write none of them. */
export class ReadOnlyMounts {
  readonly #fs: FileSystem
  readonly #type: { mount(mount: unknown): FileNode }
  readonly #mounted = new Set<string>()

  constructor(pyodide: PyodideAPI) {
    this.#fs = moduleOf(pyodide).FS
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

  /** Takes every folder out again: the next job sees its own only. */
  clear(): void {
    for (const folder of this.#mounted) {
      try {
        this.#fs.unmount(folder)
      } catch {
        // It could not be mounted, or a job has moved what lies above it; that goes with the files of the job.
      }
    }
    this.#mounted.clear()
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

const reading = {
  node: ['getattr', 'lookup', 'readdir', 'readlink', 'statfs'],
  stream: ['getattr', 'open', 'close', 'dup', 'read', 'llseek', 'mmap'],
}

type Operation = (...args: unknown[]) => unknown

/** Emscripten's NODEFS with every operation refused but those that only look: no call changes the disk. */
function readOnly(fs: FileSystem): { mount(mount: unknown): FileNode } {
  const { NODEFS } = fs.filesystems
  const refuse = () => {
    throw new fs.ErrnoError(refused)
  }
  const only = (operations: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(Object.keys(operations).map((name) => [name, names.includes(name) ? operations[name] : refuse]))
  const open = NODEFS.stream_ops['open'] as Operation
  const lookup = NODEFS.node_ops['lookup'] as (parent: FileNode, name: string) => FileNode
  const getattr = NODEFS.node_ops['getattr'] as (node: FileNode) => object
  /** A link leads out of what is mounted: it is shown as what it leads to. */
  const target = (node: FileNode) => statSync(NODEFS.realPath(node), { throwIfNoEntry: false })
  const links = new WeakSet<FileNode>()
  const stream_ops = {
    ...only(NODEFS.stream_ops, reading.stream),
    // Of a file that is open already the file system asks the stream.
    open(stream: { flags: number }) {
      if ((stream.flags & writes) !== 0) refuse()
      return open(stream)
    },
    write: refuse,
    allocate: refuse,
    msync: refuse,
  }
  const node_ops: Record<string, unknown> = {
    ...only(NODEFS.node_ops, reading.node),
    lookup: (parent: FileNode, name: string) => guard(lookup(parent, name)),
    getattr(node: FileNode) {
      const found = links.has(node) ? target(node) : undefined
      if (found === undefined) return getattr(node)
      const { dev, mode, nlink, uid, gid, rdev, size, atime, mtime, ctime, blksize, blocks } = found
      return { dev, ino: node.id, mode, nlink, uid, gid, rdev, size, atime, mtime, ctime, blksize, blocks }
    },
  }
  const guard = (node: FileNode): FileNode => {
    if (fs.isLink(node.mode)) {
      const found = target(node)
      if (found !== undefined) {
        node.mode = found.mode
        links.add(node)
      }
    }
    node.node_ops = node_ops
    node.stream_ops = stream_ops
    return node
  }
  return { ...NODEFS, mount: (mount) => guard(NODEFS.mount(mount)) }
}
