import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PythonHost } from '../host.ts'
import { type CacheEntry, dropEntry, readEntry, writeEntry } from './cache.ts'
import { cacheFolder } from './cache-folder.ts'
import { EmbeddedHost } from './embedded-host.ts'
import { fingerprint, readGuestFiles } from './guest-files.ts'
import { JobFiles } from './job-files.ts'
import { prepareInterpreter, pythonEnvironment } from './prepare.ts'
import { type Booted, bootPyodide, isSnapshot, pyodideIdentity } from './pyodide.ts'

/** How the embedded Python starts. */
export interface EmbeddedOptions {
  /**
   * The folder of the guest packages.
   * @defaultValue the one of this package
   */
  readonly guest?: string
  /**
   * Where snapshots are kept, or false to keep none.
   * @defaultValue DRYFIT_CACHE_DIR, or `dryfit` in the user's cache folder
   */
  readonly cache?: string | false
  /**
   * Milliseconds that a run may take unless it says otherwise; 0 for no limit.
   * @defaultValue 60000
   */
  readonly timeLimit?: number
  /**
   * Milliseconds between an interrupt that Python does not look at and the end of that Python.
   * @defaultValue 500
   */
  readonly grace?: number
  /** Takes a notice for the user, such as a cache folder that can't be written. @defaultValue stderr */
  readonly notice?: (text: string) => void
}

/** How a host came to be, for benches and `doctor`. */
export interface StartReport {
  readonly from: 'snapshot' | 'cold'
  readonly milliseconds: number
  readonly snapshotBytes: number
}

/** Changes when the form of a snapshot or what is prepared in it does. */
const formatVersion = '1'

interface Running {
  readonly host: Promise<EmbeddedHost>
  started?: EmbeddedHost
}

let running: Running | undefined

/**
 * Starts Python in this thread, once; later calls give the same host.
 * The first start on a machine takes seconds and keeps a snapshot; the next ones restore it.
 * @throws when Pyodide itself can't run
 * @example
 * ```ts skip="needs a job on disk"
 * const python = await startEmbedded()
 * const job = python.load('jobs/load_books.py')
 * ```
 */
export function startEmbedded(options: EmbeddedOptions = {}): Promise<PythonHost> {
  if (running?.started?.alive === false) running = undefined
  running ??= begin(options)
  return running.host
}

function begin(options: EmbeddedOptions): Running {
  const starting: Running = { host: start(options, () => undefined) }
  starting.host.then(
    (host) => {
      starting.started = host
    },
    () => {
      if (running === starting) running = undefined
    },
  )
  return starting
}

/** The host when it has started, else undefined. */
export function startedEmbedded(): PythonHost | undefined {
  return running?.started?.alive ? running.started : undefined
}

/** The host that runs here, for what bounds it. */
export function startedHost(): EmbeddedHost | undefined {
  return running?.started?.alive ? running.started : undefined
}

/** Starts another Python beside the one that `startEmbedded` keeps: for benches and tests of the start itself. */
export async function startAnother(
  options: EmbeddedOptions = {},
): Promise<{ host: PythonHost & { stop(): Promise<void> }; report: StartReport }> {
  let report: StartReport | undefined
  const host = await start(options, (made) => {
    report = made
  })
  if (report === undefined) throw new Error('Failed to report the start of Python: it gave none.')
  return { host, report }
}

async function start(options: EmbeddedOptions, report: (made: StartReport) => void): Promise<EmbeddedHost> {
  const begun = performance.now()
  const guest = options.guest ?? ownGuest()
  const files = readGuestFiles(guest)
  const folder = options.cache === false ? undefined : (options.cache ?? cacheFolder())
  const key = fingerprint(files, [formatVersion, pyodideIdentity(), process.version, process.versions.v8, process.arch])
  const restored = folder === undefined ? undefined : await restore(folder, key)
  const { booted, from, bytes } = restored ?? (await makeAnew(guest, folder, key, options.notice ?? toStderr))
  const host = new EmbeddedHost(booted, { ...options, files: new JobFiles(guest) })
  report({ from, milliseconds: performance.now() - begun, snapshotBytes: bytes })
  return host
}

interface Begun {
  readonly booted: Booted
  readonly from: StartReport['from']
  readonly bytes: number
}

/** A snapshot that its checksum vouches for can still fail to boot: it is dropped, and the user hears nothing of it. */
async function restore(folder: string, key: string): Promise<Begun | undefined> {
  const entry = readEntry(folder, key)
  if (entry === undefined) return undefined
  try {
    return { booted: await boot(entry), from: 'snapshot', bytes: entry.snapshot.length }
  } catch {
    dropEntry(folder, key)
    return undefined
  }
}

const patience = 15_000

/** Pyodide waits without end when WebAssembly refuses its memory: a boot that takes this long has failed. */
async function boot({ snapshot, code }: CacheEntry): Promise<Booted> {
  if (!isSnapshot(snapshot)) throw new Error('Failed to boot Python: this is no snapshot of it.')
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Failed to boot Python: its snapshot did not start.')), patience)
  })
  try {
    return await Promise.race([bootPyodide(pythonEnvironment, snapshot, code), tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/** Runs from the snapshot that it just made, so that a first run does not differ from the next ones. */
async function makeAnew(
  guest: string,
  folder: string | undefined,
  key: string,
  notice: (text: string) => void,
): Promise<Begun> {
  const cold = await bootPyodide(pythonEnvironment)
  prepareInterpreter(cold.pyodide, new JobFiles(guest))
  let entry: CacheEntry
  try {
    entry = { snapshot: cold.pyodide.makeMemorySnapshot(), code: cold.codeCache() }
  } catch {
    return { booted: cold, from: 'cold', bytes: 0 }
  }
  if (folder !== undefined) keep(folder, key, entry, notice)
  try {
    return { booted: await boot(entry), from: 'cold', bytes: entry.snapshot.length }
  } catch {
    if (folder !== undefined) dropEntry(folder, key)
    return { booted: cold, from: 'cold', bytes: 0 }
  }
}

let noticed = false

function keep(folder: string, key: string, entry: CacheEntry, notice: (text: string) => void): void {
  try {
    writeEntry(folder, key, entry)
  } catch (error) {
    if (noticed) return
    noticed = true
    const reason = error instanceof Error ? error.message : String(error)
    notice(
      `[CACHE_UNWRITABLE] Failed to keep Python's snapshot in ${folder}: ${reason}. ` +
        'Every start takes seconds until DRYFIT_CACHE_DIR names a folder that can be written.\n',
    )
  }
}

function toStderr(text: string): void {
  process.stderr.write(text)
}

/** The guest stands beside `src` in the repository and beside `dist` in the package. */
function ownGuest(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const guest = join(folder, 'guest')
    if (existsSync(join(guest, '_dryfit', 'bridge.py'))) return guest
    if (folder === dirname(folder))
      throw new Error('Failed to start Python: the guest packages are not installed. Reinstall dryfit.')
  }
}
