import { setTimeout as sleep } from 'node:timers/promises'
import type { PythonHost } from '../../host.ts'
import { cacheFolder } from './cache-folder.ts'
import { EmbeddedHost } from './embedded-host.ts'
import { ownGuest } from './guest-files.ts'
import {
  hasSnapshot,
  type InterpreterOptions,
  keepSnapshot,
  type Origin,
  openInterpreter,
  packagedSnapshots,
} from './interpreter.ts'
import { JobFiles } from './job-files.ts'

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
  /** The folder of a snapshot that came with the guest, or false. @defaultValue for the own guest that of this package */
  readonly packaged?: string | false
}

/** How a host came to be, for benches and `doctor`. */
export interface StartReport {
  readonly from: Origin
  readonly milliseconds: number
  readonly snapshotBytes: number
}

interface Running {
  readonly host: Promise<EmbeddedHost>
  started?: EmbeddedHost
}

let running: Running | undefined

/**
 * Starts Python in this thread, once; later calls give the same host.
 * It restores the snapshot that came with the package. Where the guest differs from it, as in development, the first start
 * takes seconds and keeps a snapshot for the next ones.
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

/**
 * Makes sure that a start will find a snapshot; gives the milliseconds that it took to make one, or undefined when there
 * was one. For a process that runs before those that start Python, so that these do not all make the same.
 */
export async function prepareEmbedded(options: EmbeddedOptions = {}): Promise<number | undefined> {
  const from = interpreterOptions(options)
  if (hasSnapshot(from)) return undefined
  const begun = performance.now()
  await keepSnapshot(from)
  return performance.now() - begun
}

function interpreterOptions(options: EmbeddedOptions): InterpreterOptions {
  const guest = options.guest ?? ownGuest()
  const packaged = options.packaged ?? (options.guest === undefined && packagedSnapshots(guest))
  return { guest, packaged, cache: options.cache ?? cacheFolder(), notice: options.notice ?? toStderr }
}

async function start(options: EmbeddedOptions, report: (made: StartReport) => void): Promise<EmbeddedHost> {
  const begun = performance.now()
  // For tests of what a slow machine does.
  const delay = Number(process.env['DRYFIT_START_DELAY'] ?? 0)
  if (delay > 0) await sleep(delay)
  const from = interpreterOptions(options)
  const { booted, origin, snapshotBytes } = await openInterpreter(from)
  const host = new EmbeddedHost(booted, { ...options, files: new JobFiles(from.guest) })
  report({ from: origin, milliseconds: performance.now() - begun, snapshotBytes })
  return host
}

function toStderr(text: string): void {
  process.stderr.write(text)
}
