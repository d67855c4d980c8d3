import type { FileContent, Row, Storage, StoredFile, StructType, WrittenForm } from '@dryfit/spark'
import { canonicalUri, isBelow } from './uri.ts'

/** S3's storage classes, by the names that `excludeStorageClasses` takes. */
export const STORAGE_CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
] as const

/** One of {@link STORAGE_CLASSES}. */
export type StorageClass = (typeof STORAGE_CLASSES)[number]

/** A file of the world. */
export interface WorldFile extends StoredFile {
  readonly storageClass: StorageClass
  /** Who put it there. */
  readonly by: 'test' | 'job'
  /** The rows that a job's write left here, with their exact types. */
  readonly written?: { readonly schema: StructType; readonly rows: readonly Row[] }
  /** How Spark wrote it, for who reads the rows back. */
  readonly form?: WrittenForm
}

type Details = Partial<Pick<WorldFile, 'modified' | 'storageClass' | 'by' | 'written' | 'form' | 'from'>>

/** The world's S3: files by URI, in memory. Spark reads and writes it through the `Storage` port. */
export class ObjectStore implements Storage {
  readonly #files = new Map<string, WorldFile>()
  readonly #now: () => number
  readonly #emptied = new Set<string>()
  #removals = 0
  #written = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Grows with every removal or replacement: what was read before still stands while it has not. */
  get removals(): number {
    return this.#removals
  }

  list(path: string): readonly WorldFile[] {
    const folder = canonicalUri(path)
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
    const uri = canonicalUri(path)
    if (this.#files.has(uri)) this.#removals += 1
    const file: WorldFile = {
      path: uri,
      modified: this.#now(),
      storageClass: 'STANDARD',
      by: 'job',
      ...details,
      content,
    }
    this.#files.set(uri, file)
    return file
  }

  remove(path: string): void {
    const folder = canonicalUri(path)
    this.#emptied.add(folder)
    for (const file of this.list(folder)) this.#files.delete(file.path)
    this.#removals += 1
  }

  replace(file: WorldFile, details: Details): void {
    this.#files.set(file.path, { ...file, ...details })
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
    this.#emptied.clear()
    this.#removals += 1
    this.#written = 0
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()].sort()
  }
}
