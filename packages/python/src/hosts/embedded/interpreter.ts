import { join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { type Cache, dropEntry, hasEntry, readEntry, writeEntry } from './cache.ts'
import { fingerprint, readGuestFiles } from './guest-files.ts'
import { JobFiles } from './job-files.ts'
import { KeptMachineCode } from './kept-machine-code.ts'
import { prepareInterpreter, pythonEnvironment } from './prepare.ts'
import { type Booted, bootPyodide, isSnapshot, pyodideIdentity } from './pyodide.ts'

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
const formatVersion = '2'

/** A snapshot runs under every Node; V8's code where version, processor and V8's own flags are those that made it. */
const snapshotKey = (guest: string): string => fingerprint(readGuestFiles(guest), [formatVersion, pyodideIdentity()])
const codeKey = (): string =>
  fingerprint([], [formatVersion, pyodideIdentity(), process.version, process.arch, String(cachedDataVersionTag())])

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
  const key = snapshotKey(options.guest)
  for (const [origin, source] of sources(options)) {
    const snapshot = readEntry(source, 'snapshot', key)
    if (snapshot === undefined) continue
    try {
      return { booted: await boot(snapshot, ownCache(options)), origin, snapshotBytes: snapshot.length }
    } catch {
      // A snapshot that its checksum vouches for can still fail to boot: it is dropped, and the user hears nothing of it.
      dropEntry(source, 'snapshot', key)
    }
  }
  return makeAnew(options, key)
}

/** Whether an interpreter would come from a snapshot. */
export function hasSnapshot(options: InterpreterOptions): boolean {
  const key = snapshotKey(options.guest)
  return sources(options).some(([, source]) => hasEntry(source, 'snapshot', key))
}

/** Makes a snapshot and keeps it where the next start looks for it. */
export async function keepSnapshot(options: InterpreterOptions): Promise<void> {
  const key = snapshotKey(options.guest)
  const cold = await bootCold(options.guest)
  keep(options, key, cold.pyodide.makeMemorySnapshot())
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
    snapshot = cold.pyodide.makeMemorySnapshot()
  } catch {
    return { booted: cold, origin: 'cold', snapshotBytes: 0 }
  }
  keep(options, key, snapshot)
  try {
    return { booted: await boot(snapshot, ownCache(options)), origin: 'cold', snapshotBytes: snapshot.length }
  } catch {
    const own = ownCache(options)
    if (own !== undefined) dropEntry(own, 'snapshot', key)
    return { booted: cold, origin: 'cold', snapshotBytes: 0 }
  }
}

const patience = 180_000

/** Pyodide waits without end when WebAssembly refuses its memory: a boot that takes this long has failed. */
async function boot(snapshot: Uint8Array, cache: Cache | undefined): Promise<Booted> {
  if (!isSnapshot(snapshot)) throw new Error('Failed to boot Python: this is no snapshot of it.')
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
    if (cache !== undefined) keepCode(cache, booted.scriptCode())
    kept?.follow(booted)
    return booted
  } finally {
    clearTimeout(timer)
  }
}

/** It saves the next start some 0.1 s: a folder that can't be written costs no more than that. */
function keepCode(cache: Cache, code: Uint8Array | undefined): void {
  if (code === undefined) return
  try {
    writeEntry(cache, 'code', codeKey(), code)
  } catch {
    // See above.
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
