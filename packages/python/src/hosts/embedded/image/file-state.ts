import type { FileNode, FileStream, FileSystem } from './emscripten.ts'

const refused = 69 // EROFS in Emscripten

/** The files in memory, the open ones and the working folder, and the way back to them. */
export class FileState {
  readonly #fs: FileSystem
  readonly #folders: ReadonlyMap<FileNode, ReadonlyMap<string, FileNode>>
  readonly #modes: ReadonlyMap<FileNode, number>
  readonly #streams: readonly { readonly stream: FileStream; readonly before: FileStream }[]
  readonly #currentPath: string

  /** What is there now is the interpreter's own: from now on no job writes to it. */
  constructor(fs: FileSystem) {
    this.#fs = fs
    const folders = new Map<FileNode, ReadonlyMap<string, FileNode>>()
    const modes = new Map<FileNode, number>()
    walk(fs, fs.root, (node) => {
      modes.set(node, node.mode)
      if (fs.isDir(node.mode)) folders.set(node, entriesOf(node))
      else if (fs.isFile(node.mode)) protect(fs, node)
    })
    this.#folders = folders
    this.#modes = modes
    this.#streams = fs.streams.flatMap((stream) =>
      stream ? [{ stream, before: { ...stream, shared: { ...stream.shared } } }] : [],
    )
    this.#currentPath = fs.currentPath
  }

  restore(): void {
    this.#restoreStreams()
    for (const [folder, entries] of this.#folders) this.#remove(folder, entries)
    for (const [folder, entries] of this.#folders) this.#bringBack(folder, entries)
    for (const [node, mode] of this.#modes) node.mode = mode
    this.#fs.currentPath = this.#currentPath
  }

  #restoreStreams(): void {
    const own = new Set(this.#streams.map(({ stream }) => stream))
    for (const stream of this.#fs.streams) {
      if (!stream || own.has(stream)) continue
      try {
        this.#fs.close(stream)
      } catch {
        // Its file has gone; the descriptor goes below.
      }
    }
    this.#fs.streams.length = 0
    for (const { stream, before } of this.#streams) {
      const { shared } = stream
      this.#fs.streams[before.fd] = Object.assign(stream, before, { shared: Object.assign(shared, before.shared) })
    }
  }

  #remove(folder: FileNode, entries: ReadonlyMap<string, FileNode>): void {
    const now = folder.contents as Record<string, FileNode>
    for (const [name, node] of Object.entries(now)) {
      if (entries.get(name) === node) continue
      delete now[name]
      this.#forget(node)
    }
  }

  /** The name table no longer finds it. What lies in a folder of the interpreter's own is still there. */
  #forget(node: FileNode): void {
    if (!this.#modes.has(node) && this.#fs.isDir(node.mode) && typeof node.contents === 'object') {
      for (const child of entriesOf(node).values()) this.#forget(child)
    }
    this.#fs.hashRemoveNode(node)
  }

  /** In the order that they had, too: a job that lists a folder sees it. */
  #bringBack(folder: FileNode, entries: ReadonlyMap<string, FileNode>): void {
    const now = folder.contents as Record<string, FileNode>
    if ([...entries].every(([name, node]) => now[name] === node)) return
    folder.contents = Object.fromEntries(entries)
    for (const [name, node] of entries) {
      Object.assign(node, { name, parent: folder })
      this.#fs.hashRemoveNode(node)
      this.#fs.hashAddNode(node)
    }
  }
}

function entriesOf(folder: FileNode): ReadonlyMap<string, FileNode> {
  return new Map(Object.entries((folder.contents ?? {}) as Record<string, FileNode>))
}

/** Only what lies in memory: a mounted file system and the devices have state of their own. */
function walk(fs: FileSystem, node: FileNode, visit: (node: FileNode) => void): void {
  if (node.mounted !== undefined && node.mounted !== null && node !== fs.root) return
  visit(node)
  if (!fs.isDir(node.mode) || typeof node.contents !== 'object') return
  for (const child of entriesOf(node).values()) walk(fs, child, visit)
}

function protect(fs: FileSystem, node: FileNode): void {
  const refuse = (): never => {
    throw new fs.ErrnoError(refused)
  }
  node.node_ops = { ...node.node_ops, setattr: refuse }
  node.stream_ops = { ...node.stream_ops, write: refuse, allocate: refuse, msync: refuse }
}
