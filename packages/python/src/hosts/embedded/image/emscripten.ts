import type { PyodideAPI } from 'pyodide'

/** A file or a folder in Emscripten's file system. */
export interface FileNode {
  readonly id: number
  name: string
  mode: number
  node_ops: Record<string, unknown>
  stream_ops: Record<string, unknown>
  /** Of a folder in memory its entries by name, of a file in memory its bytes. */
  contents?: unknown
  usedBytes?: number
  mounted?: unknown
  readonly isFolder: boolean
}

/** An open file, by its descriptor. */
export interface FileStream {
  readonly fd: number
  /** What descriptors of one opening share: flags and position. */
  readonly shared: Readonly<Record<string, unknown>>
  readonly flags: number
  node: FileNode
  stream_ops: Record<string, unknown>
}

/** The parts of Emscripten's file system that its types leave out. */
export interface FileSystem {
  readonly root: FileNode
  readonly streams: (FileStream | null | undefined)[]
  currentPath: string
  mkdirTree(path: string): void
  readFile(path: string): Uint8Array
  writeFile(path: string, bytes: Uint8Array): void
  stat(path: string): { readonly mtime: Date }
  utime(path: string, accessed: number, modified: number): void
  mount(type: unknown, options: { root: string }, path: string): unknown
  unmount(path: string): void
  lookupPath(path: string, options?: object): { node: FileNode }
  readdir(path: string): string[]
  rmdir(path: string): void
  unlink(path: string): void
  isDir(mode: number): boolean
  isFile(mode: number): boolean
  isLink(mode: number): boolean
  close(stream: FileStream): void
  hashRemoveNode(node: FileNode): void
  hashAddNode(node: FileNode): void
  ErrnoError: new (code: number) => Error
  filesystems: { NODEFS: NodeFileSystem }
}

/** Emscripten's way to the real disk. */
export interface NodeFileSystem {
  node_ops: Record<string, unknown>
  stream_ops: Record<string, unknown>
  mount(mount: unknown): FileNode
  realPath(node: FileNode): string
}

/** The parts of Emscripten's module that Pyodide keeps to itself. */
export interface EmscriptenModule {
  readonly HEAPU8: Uint8Array
  readonly FS: FileSystem
  readonly API: {
    fatal_error: (error: unknown) => never
    restoreSnapshot: (snapshot: Uint8Array) => unknown
  }
  finalizationRegistry: { register(...args: readonly unknown[]): void; unregister(token: unknown): void }
  _emscripten_notify_memory_growth(memory: number): void
  stringToNewUTF8(text: string): number
  UTF8ToString(at: number): string
  _PyThreadState_GetUnchecked(): number
  _PyInterpreterState_Main(): number
  _PyInterpreterState_ThreadHead(interpreter: number): number
  _PyThreadState_Swap(state: number): number
  _PyThreadState_GetFrame(state: number): number
  _PyFrame_GetBack(frame: number): number
  _PyFrame_GetCode(frame: number): number
  _PyFrame_GetLineNumber(frame: number): number
  _PyObject_GetAttrString(object: number, name: number): number
  _PyUnicode_AsUTF8(text: number): number
  _Py_DecRef(object: number): void
  stackSave(): number
  stackRestore(at: number): void
  _emscripten_stack_get_base(): number
  _emscripten_stack_get_end(): number
  __hiwire_get(index: number): unknown
  __hiwire_set(index: number, value: unknown): number
}

/** The module behind a Pyodide. */
export function moduleOf(pyodide: PyodideAPI): EmscriptenModule {
  return (pyodide as unknown as { readonly _module: EmscriptenModule })._module
}

/**
 * Makes the views of the memory anew where they are views of none: a cut-off between the growth of the memory and
 * Emscripten's note of it, as in a list that grows, leaves those of the memory before.
 */
export function viewMemory(module: EmscriptenModule): void {
  if (module.HEAPU8.buffer.byteLength === 0) module._emscripten_notify_memory_growth(0)
}
