import { join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { crc32 } from 'node:zlib'
import { beginReading, type Cache, dropEntry, hasEntry, type Kind, readEntry, writeEntry } from './cache.ts'
import { fingerprint, keyLength, readGuestFiles, stampOf } from './guest-files.ts'
import { JobFiles } from './job-files.ts'
import { KeptMachineCode } from './kept-machine-code.ts'
import { prepareInterpreter, pythonEnvironment } from './prepare.ts'
import { type Booted, bootPyodide, pyodideIdentity } from './pyodide.ts'
import { type ComingSnapshot, lengthBytes, lengthOf, pack, unpack } from './snapshot.ts'

/** Where an interpreter comes from: the snapshot in the package, one that this machine made, or a cold boot. */
export type Origin = 'package' | 'cache' | 'cold'

/** What an interpreter is made of. */
export interface InterpreterOptions {
  readonly guest: string
  /** The folder where this machine keeps what it made. */
  readonly cache: string | false
  /** The folder of a snapshot that came with the guest. */
  readonly packaged: string | false
  readonly notice: (text: string) => void
}

/** A Python with the guest imported. */
export interface Interpreter {
  readonly booted: Booted
  readonly origin: Origin
  readonly snapshotBytes: number
}

/** Changes when the form of a snapshot or what is prepared in it does. */
const formatVersion = '3'

const identity = (): string => `${formatVersion} ${pyodideIdentity()}`

/** A snapshot runs under every Node. Its key is kept with the stamp of the files that it was made of: most starts read none. */
function snapshotKey({ guest, cache }: InterpreterOptions): string {
  const make = (): string => fingerprint(readGuestFiles(guest), [formatVersion, pyodideIdentity()])
  if (cache === false) return make()
  const stamp = Buffer.from(`${identity()}\n${stampOf(guest)}`)
  const name = hex(crc32(guest))
  const known = readEntry({ folder: cache }, 'key', name)
  if (known !== undefined && stamp.equals(known.subarray(keyLength)))
    return Buffer.from(known.subarray(0, keyLength)).toString('latin1')
  const key = make()
  keepUnlessRefused({ folder: cache }, 'key', name, Buffer.concat([Buffer.from(key, 'latin1'), stamp]))
  return key
}

/** V8's code is for the version, the processor and V8's own flags that made it. */
const codeKey = (): string =>
  [process.version, process.arch, hex(cachedDataVersionTag()), hex(crc32(identity()))].join('-')

const hex = (value: number): string => value.toString(16).padStart(8, '0')

/** It saves the next start some milliseconds: a folder that can't be written costs no more than that. */
function keepUnlessRefused(cache: Cache, kind: Kind, key: string, entry: Uint8Array): void {
  try {
    writeEntry(cache, kind, key, entry)
  } catch {
    // See above.
  }
}

/** Where this package keeps the snapshot of its guest. */
export const packagedSnapshots = (guest: string): string => join(guest, '..', 'dist', 'snapshot')

function ownCache({ cache }: InterpreterOptions): Cache | undefined {
  return cache === false ? undefined : { folder: cache }
}

function sources(options: InterpreterOptions): readonly (readonly [Origin, Cache])[] {
  const own = ownCache(options)
  return [
    ...(options.packaged === false ? [] : [['package', { folder: options.packaged, readOnly: true }] as const]),
    ...(own === undefined ? [] : [['cache', own] as const]),
  ]
}

/** Boots from the first snapshot that does; without one cold, which takes seconds and keeps a snapshot. */
export async function openInterpreter(options: InterpreterOptions): Promise<Interpreter> {
  const key = snapshotKey(options)
  for (const [origin, source] of sources(options)) {
    const coming = beginReading(source, 'snapshot', key, lengthBytes)
    if (coming === undefined) continue
    try {
      const snapshot = { length: lengthOf(coming.first), whole: coming.whole.then(unpack) }
      return { booted: await boot(snapshot, ownCache(options)), origin, snapshotBytes: coming.bytes }
    } catch {
      // A snapshot that its checksum vouches for can still fail to boot: it is dropped, and the user hears nothing of it.
      dropEntry(source, 'snapshot', key)
    }
  }
  return makeAnew(options, key)
}

/** Whether an interpreter would come from a snapshot. */
export function hasSnapshot(options: InterpreterOptions): boolean {
  const key = snapshotKey(options)
  return sources(options).some(([, source]) => hasEntry(source, 'snapshot', key))
}

/** Makes a snapshot and keeps it where the next start looks for it. */
export async function keepSnapshot(options: InterpreterOptions): Promise<void> {
  const key = snapshotKey(options)
  const cold = await bootCold(options.guest)
  keep(options, key, pack(cold.pyodide.makeMemorySnapshot()))
}

async function bootCold(guest: string): Promise<Booted> {
  const booted = await bootPyodide(pythonEnvironment)
  prepareInterpreter(booted.pyodide, new JobFiles(guest))
  return booted
}

/** Runs from the snapshot that it just made, so that a first run does not differ from the next ones. */
async function makeAnew(options: InterpreterOptions, key: string): Promise<Interpreter> {
  const cold = await bootCold(options.guest)
  let snapshot: Uint8Array
  try {
    snapshot = pack(cold.pyodide.makeMemorySnapshot())
  } catch {
    return { booted: cold, origin: 'cold', snapshotBytes: 0 }
  }
  keep(options, key, snapshot)
  try {
    const made = { length: lengthOf(snapshot), whole: Promise.resolve(unpack(snapshot)) }
    return { booted: await boot(made, ownCache(options)), origin: 'cold', snapshotBytes: snapshot.length }
  } catch {
    const own = ownCache(options)
    if (own !== undefined) dropEntry(own, 'snapshot', key)
    return { booted: cold, origin: 'cold', snapshotBytes: 0 }
  }
}

const patience = 180_000

/** Pyodide waits without end when WebAssembly refuses its memory: a boot that takes this long has failed. */
async function boot(snapshot: ComingSnapshot, cache: Cache | undefined): Promise<Booted> {
  // Who waits for it may have failed by the time that it fails.
  snapshot.whole.catch(() => undefined)
  const script = cache === undefined ? undefined : readEntry(cache, 'code', codeKey())
  const kept = cache === undefined ? undefined : new KeptMachineCode(cache, codeKey())
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Failed to boot Python: its snapshot did not start.')), patience)
  })
  try {
    const booted = await Promise.race([
      bootPyodide(pythonEnvironment, snapshot, { script, machine: kept?.code }),
      tooLong,
    ])
    const code = booted.scriptCode()
    if (cache !== undefined && code !== undefined) keepUnlessRefused(cache, 'code', codeKey(), code)
    kept?.follow(booted)
    return booted
  } finally {
    clearTimeout(timer)
  }
}

let noticed = false

function keep(options: InterpreterOptions, key: string, snapshot: Uint8Array): void {
  const cache = ownCache(options)
  if (cache === undefined) return
  try {
    writeEntry(cache, 'snapshot', key, snapshot)
  } catch (error) {
    if (noticed) return
    noticed = true
    const reason = error instanceof Error ? error.message : String(error)
    options.notice(
      `[CACHE_UNWRITABLE] Failed to keep Python's snapshot in ${cache.folder}: ${reason}. ` +
        'Every start takes seconds until DRYFIT_CACHE_DIR names a folder that can be written.\n',
    )
  }
}
