import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  read,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'

/** What a start needs and takes time to make: Python's memory, V8's code of Pyodide's script, and of Python itself, the guest's key. */
export type Kind = 'snapshot' | 'code' | 'machine' | 'key'

/** A folder of entries. What a package brought is never touched: package managers share its files between projects. */
export interface Cache {
  readonly folder: string
  readonly readOnly?: boolean
}

const magic = 0x54594645
const headerLength = 64
const kept = 3
const staleTemp = 60 * 60 * 1000

/** Gives the entry of a key, or undefined when there is none that can be trusted. */
export function readEntry({ folder, readOnly = false }: Cache, kind: Kind, key: string): Uint8Array | undefined {
  const file = fileOf(folder, kind, key)
  try {
    const entry = open(readWhole(file), key)
    if (readOnly) return entry
    if (entry === undefined) rmSync(file, { force: true })
    else touch(file)
    return entry
  } catch {
    return undefined
  }
}

/** An entry that another thread is still reading. */
export interface ComingEntry {
  readonly bytes: number
  /** Its first bytes. They are not vouched for before the whole is. */
  readonly first: Uint8Array
  /** Rejected when the entry can't be trusted. */
  readonly whole: Promise<Uint8Array>
}

/** Begins to read the entry of a key; gives undefined when there is none. */
export function beginReading(cache: Cache, kind: Kind, key: string, first: number): ComingEntry | undefined {
  const file = fileOf(cache.folder, kind, key)
  try {
    const handle = openSync(file, 'r')
    const bytes = Buffer.allocUnsafeSlow(fstatSync(handle).size)
    const begun = readSync(handle, bytes, 0, Math.min(headerLength + first, bytes.length), 0)
    if (cache.readOnly !== true) touch(file)
    const whole = readRest(handle, bytes, begun).then(() => {
      const entry = open(bytes, key)
      if (entry === undefined) throw new Error(`Failed to read ${file}: it is damaged.`)
      return entry
    })
    return { bytes: bytes.length - headerLength, first: bytes.subarray(headerLength, headerLength + first), whole }
  } catch {
    return undefined
  }
}

const readSome = promisify(read)

async function readRest(handle: number, bytes: Buffer, begun: number): Promise<void> {
  try {
    for (let at = begun; at < bytes.length; ) {
      const { bytesRead } = await readSome(handle, bytes, at, bytes.length - at, at)
      if (bytesRead === 0) return
      at += bytesRead
    }
  } finally {
    closeSync(handle)
  }
}

/** Whether there is an entry, trusted or not. */
export function hasEntry({ folder }: Cache, kind: Kind, key: string): boolean {
  return existsSync(fileOf(folder, kind, key))
}

/**
 * Keeps an entry: written aside and moved into place, so that a reader sees all of it or none.
 * @throws what the file system raises, when the folder can't be written
 */
export function writeEntry({ folder }: Cache, kind: Kind, key: string, entry: Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  const temp = join(folder, `.${key.slice(0, 12)}.${process.pid}.${unlike()}.tmp`)
  try {
    writeFileSync(temp, seal(key, entry), { mode: 0o600 })
    renameSync(temp, fileOf(folder, kind, key))
  } catch (error) {
    rmSync(temp, { force: true })
    throw error
  }
  prune(folder, kind)
}

/** Removes the entry of a key. */
export function dropEntry({ folder, readOnly = false }: Cache, kind: Kind, key: string): void {
  if (readOnly) return
  try {
    rmSync(fileOf(folder, kind, key), { force: true })
  } catch {
    // A folder that can't be written holds what it holds; the entry is not used either way.
  }
}

/** Loaded where something is made anew: node:crypto costs a start ten milliseconds. */
const unlike = (): string => process.getBuiltinModule('node:crypto').randomBytes(4).toString('hex')

const fileOf = (folder: string, kind: Kind, key: string): string => join(folder, `${key}.${kind}`)

function seal(key: string, entry: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(headerLength + entry.length)
  bytes.set(entry, headerLength)
  bytes.writeUInt32LE(magic, 0)
  bytes.writeUInt32LE(entry.length, 4)
  bytes.write(key.slice(0, 40), 16, 'latin1')
  bytes.writeUInt32LE(crc32(bytes.subarray(16)), 12)
  return bytes
}

function open(bytes: Buffer, key: string): Uint8Array | undefined {
  if (bytes.length < headerLength || bytes.readUInt32LE(0) !== magic) return undefined
  if (bytes.length !== headerLength + bytes.readUInt32LE(4)) return undefined
  if (bytes.toString('latin1', 16, 16 + Math.min(key.length, 40)) !== key.slice(0, 40)) return undefined
  if (crc32(bytes.subarray(16)) !== bytes.readUInt32LE(12)) return undefined
  return bytes.subarray(headerLength)
}

/** One `readSync` into memory of our own: `readFileSync` zeroes and may copy 20 MB first. */
function readWhole(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const bytes = Buffer.allocUnsafeSlow(size)
    let read = 0
    while (read < size) {
      const more = readSync(handle, bytes, read, size - read, read)
      if (more === 0) return bytes.subarray(0, read)
      read += more
    }
    return bytes
  } finally {
    closeSync(handle)
  }
}

function touch(file: string): void {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // Only which entry is pruned first depends on it.
  }
}

/** Keeps the entries used last. Another process may prune at the same time. */
function prune(folder: string, kind: Kind): void {
  const suffix = `.${kind}`
  try {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(suffix) || name.endsWith('.tmp'))
      .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at)
    const entries = files.filter(({ name }) => name.endsWith(suffix)).slice(kept)
    const temps = files.filter(({ name, at }) => name.endsWith('.tmp') && Date.now() - at > staleTemp)
    for (const { name } of [...entries, ...temps]) rmSync(join(folder, name), { force: true })
  } catch {
    // What could not be removed now is removed by a later start.
  }
}
