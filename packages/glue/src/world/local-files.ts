import { type FileContent, SparkError } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { checksumName, checksums, requireChecksums } from './checksum.ts'
import { type Disk, filesBelow, MemoryDisk, parentOf } from './disk.ts'
import { localPath, localUri, shownLocal } from './uri.ts'
import type { WorldFile } from './world-file.ts'

interface Known {
  readonly bytes: Uint8Array
  readonly file: WorldFile
}

/** The files of the disk as files of the world: what Spark wrote there is remembered with its rows as long as nobody changes its bytes. */
export class LocalFiles {
  #disk: Disk = new MemoryDisk()
  readonly #known = new Map<string, Known>()
  /** The bytes of a file that is rows. */
  encode: (file: WorldFile) => Uint8Array = ({ path }) => {
    throw new Error(`Failed to write ${path}: its bytes are not known.`)
  }

  get home(): string {
    return this.#disk.home
  }

  /** From now on files lie on this disk; those that there are move to it. */
  moveTo(disk: Disk): void {
    if (disk === this.#disk) return
    const before = this.#disk
    this.#disk = disk
    for (const path of filesBelow(before, '/')) disk.write(path, before.read(path), before.modified(path))
  }

  /** The disk is another world's now. */
  leave(): void {
    this.#disk = new MemoryDisk()
    this.#known.clear()
  }

  list(uri: string): readonly WorldFile[] {
    const found = filesBelow(this.#disk, localPath(uri)).map((path) => this.#fileAt(path))
    return found.sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  isFolder(uri: string): boolean {
    return this.#disk.kindOf(localPath(uri)) === 'folder'
  }

  /** @param isSpark - Hadoop writes a file of checksums beside it */
  place(file: WorldFile, isSpark: boolean): WorldFile {
    const path = localPath(file.path)
    const bytes = file.content.kind === 'bytes' ? file.content.bytes : this.encode(file)
    this.#write(path, bytes, file.modified)
    this.#known.set(path, { bytes, file })
    if (isSpark) this.#write(checksumName(path), checksums(bytes), file.modified)
    return file
  }

  /** The mark of a write that came to its end. */
  complete(root: string, now: number): void {
    const mark = `${localPath(root)}/_SUCCESS`
    this.#write(mark, new Uint8Array(), now)
    this.#write(checksumName(mark), checksums(new Uint8Array()), now)
  }

  remove(uri: string): void {
    const path = localPath(uri)
    this.#disk.remove(path)
    for (const known of this.#known.keys()) if (this.#disk.kindOf(known) !== 'file') this.#known.delete(known)
  }

  clear(): void {
    this.#disk.clear()
    this.#known.clear()
  }

  #write(path: string, bytes: Uint8Array, modified: number): void {
    try {
      this.#disk.write(path, bytes, modified)
    } catch {
      for (let at = parentOf(path); at !== '/'; at = parentOf(at)) {
        if (this.#disk.kindOf(at) !== 'file') continue
        const said = `Parent path is not a directory: ${shownLocal(localUri(at))}`
        throw new SparkError('Py4JJavaError', said, { javaClass: 'org.apache.hadoop.fs.ParentNotDirectoryException' })
      }
      throw new GlueError(
        'NO_PLACE_ON_DISK',
        `Failed to write ${path}: the disk takes no file there. What lies beside a job is the project's, which no job changes. Write below /tmp.`,
      )
    }
  }

  #fileAt(path: string): WorldFile {
    const uri = localUri(path)
    const contentNow = (): FileContent => this.#content(path)
    let content: FileContent | undefined
    const known = this.#known.get(path)?.file
    return {
      storageClass: 'STANDARD',
      by: 'job',
      ...(known !== undefined && this.#isUnchanged(path) ? known : {}),
      path: uri,
      modified: this.#disk.modified(path),
      // A file is read when somebody asks for it: a folder may hold more than a job reads.
      get content() {
        content ??= contentNow()
        return content
      },
    }
  }

  #isUnchanged(path: string): boolean {
    const known = this.#known.get(path)
    return known !== undefined && areEqual(known.bytes, this.#disk.read(path))
  }

  #content(path: string): FileContent {
    const bytes = this.#disk.read(path)
    const known = this.#known.get(path)
    if (known !== undefined && areEqual(known.bytes, bytes)) return known.file.content
    const kept = checksumName(path)
    if (this.#disk.kindOf(kept) === 'file') requireChecksums(localUri(path), bytes, this.#disk.read(kept))
    return { kind: 'bytes', bytes }
  }
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
