import { type FileContent, SparkError, type Storage, type WrittenForm } from '@dryfit/spark'
import type { Disk } from './disk.ts'
import { LocalFiles } from './local-files.ts'
import { canonicalUri, isBelow, isLocal } from './uri.ts'
import type { WorldFile } from './world-file.ts'

/** Schemes of files that a job finds. */
const KNOWN_SCHEMES: ReadonlySet<string> = new Set(['s3', 'file', 'hdfs'])

type Details = Partial<Pick<WorldFile, 'modified' | 'storageClass' | 'by' | 'written' | 'form' | 'from'>>

/** The world's files by URI: S3 in memory, and those of the disk. Spark reads and writes them through the `Storage` port. */
export class ObjectStore implements Storage {
  readonly #files = new Map<string, WorldFile>()
  readonly #now: () => number
  readonly #emptied = new Set<string>()
  readonly #local = new LocalFiles()
  #removals = 0
  #written = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Grows with every removal or replacement: what was read before still stands while it has not. */
  get removals(): number {
    return this.#removals
  }

  /** The disk that its local files lie on from now on. */
  useDisk(disk: Disk): void {
    this.#local.moveTo(disk)
  }
  /** How rows become the bytes of a local file. */
  encodeWith(encode: (file: WorldFile) => Uint8Array): void {
    this.#local.encode = encode
  }
  /** The disk is another world's now. */
  leaveDisk(): void {
    this.#local.leave()
  }

  /** A whole URI, under the scheme that was given; a path without one is a file of the disk. */
  qualified(path: string): string {
    const scheme = /^s3[an]:/.exec(path)?.[0]
    if (scheme !== undefined) return `${scheme}${canonicalUri(path).slice('s3:'.length)}`
    const other = /^([a-z][a-z0-9+.-]*):/i.exec(path)?.[1]
    if (other !== undefined && !KNOWN_SCHEMES.has(other))
      throw new SparkError('Py4JJavaError', `No FileSystem for scheme "${other}"`, {
        javaClass: 'org.apache.hadoop.fs.UnsupportedFileSystemException',
      })
    return canonicalUri(other !== undefined || path.startsWith('/') ? path : `${this.#local.home}/${path}`)
  }

  isFolder(path: string): boolean {
    const uri = this.qualified(path)
    return isLocal(uri) && this.#local.isFolder(uri)
  }

  complete(root: string): void {
    const uri = this.qualified(root)
    if (isLocal(uri)) this.#local.complete(uri, this.#now())
  }

  /** Files by the scheme that they were asked for. */
  list(path: string): readonly WorldFile[] {
    const uri = this.qualified(path)
    if (isLocal(uri)) return this.#local.list(uri)
    const scheme = /^s3[an]:/.exec(uri)?.[0]
    const found = this.#listed(canonicalUri(uri))
    return scheme === undefined ? found : found.map((file) => ({ ...file, path: `${scheme}${file.path.slice(3)}` }))
  }

  #listed(folder: string): readonly WorldFile[] {
    const exact = this.#files.get(folder)
    if (exact !== undefined) return [exact]
    const found: WorldFile[] = []
    for (const file of this.#files.values()) if (isBelow(file.path, folder)) found.push(file)
    return found.sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  write(path: string, content: FileContent, form?: WrittenForm): void {
    if (form === undefined) return void this.place(path, content)
    const { from, ...kept } = form
    this.place(path, content, { form: kept, ...(from === undefined ? {} : { from: { ...from, format: form.format } }) })
  }

  place(path: string, content: FileContent, details: Details = {}): WorldFile {
    const uri = canonicalUri(this.qualified(path))
    if (this.#files.has(uri)) this.#removals += 1
    const file: WorldFile = {
      path: uri,
      modified: this.#now(),
      storageClass: 'STANDARD',
      by: 'job',
      ...details,
      content,
    }
    if (isLocal(uri)) return this.#local.place(file, details.form !== undefined)
    this.#files.set(uri, file)
    return file
  }

  remove(path: string): void {
    const folder = canonicalUri(this.qualified(path))
    this.#emptied.add(folder)
    if (isLocal(folder)) this.#local.remove(folder)
    else for (const file of this.#listed(folder)) this.#files.delete(file.path)
    this.#removals += 1
  }

  replace(file: WorldFile, details: Details): void {
    if (!isLocal(file.path)) this.#files.set(file.path, { ...file, ...details })
  }

  /** Where files were removed. */
  get emptied(): Iterable<string> {
    return this.#emptied
  }

  /** Whether the path ever held a file: reading it now gives no rows, and is no slip of the test. */
  wasEmptied(path: string): boolean {
    const uri = canonicalUri(path)
    for (const folder of this.#emptied) if (isBelow(uri, folder) || isBelow(folder, uri)) return true
    return false
  }

  /** A name that no earlier write used. */
  newName(extension: string): string {
    this.#written += 1
    return `run-${String(this.#written).padStart(6, '0')}-part-r-00000.${extension}`
  }

  clear(): void {
    this.#files.clear()
    this.#local.clear()
    this.#emptied.clear()
    this.#removals += 1
    this.#written = 0
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()].sort()
  }
}
