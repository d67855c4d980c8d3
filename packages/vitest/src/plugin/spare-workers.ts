import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { ForksPoolWorker, type PoolOptions, type PoolWorker } from 'vitest/node'
import { type RunningFile, runningFile } from '../running-file.ts'
import { withRoomForStack } from './room-for-stack.ts'

/** A process that vitest has not asked for yet. */
export interface Spare {
  readonly worker: PoolWorker
  readonly running: RunningFile
  readonly started: Promise<void>
}

/**
 * Processes that start while tests still run, or while nobody does anything in watch mode, and then wait for a test file with
 * Python ready. A file still gets a process of its own, new and with nothing of the project loaded.
 */
export class SpareWorkers {
  readonly #preload: string | undefined
  readonly #waiting: (Spare & { readonly key: string })[] = []
  readonly #begun = new Set<string>()
  readonly #known = new WeakSet<object>()

  /** @param preload - the module that such a process begins with */
  constructor(preload: string | undefined) {
    this.#preload = preload
  }

  /** A process for such options, if one waits. */
  take(options: PoolOptions): Spare | undefined {
    const key = keyOf(options)
    for (let spare = this.#waiting.shift(); spare !== undefined; spare = this.#waiting.shift()) {
      if (spare.key === key) return spare
      discard(spare)
    }
    return undefined
  }

  /** Starts processes for what comes next, once these files are under way. */
  prepare(options: PoolOptions, begun: readonly string[]): void {
    for (const file of begun) this.#begun.add(file)
    const wanted = this.#wanted(options)
    while (this.#waiting.length < wanted) this.#start(options)
  }

  /** In watch mode one process waits for the next run; in a run one for each file that is left, as far as the machine goes. */
  #wanted({ project, execArgv }: PoolOptions): number {
    // Two processes can't have one port for their debuggers.
    if (execArgv.some((each) => each.startsWith('--inspect'))) return 0
    const { vitest, config } = project
    if (vitest.config.watch) return [...this.#begun].some(usesPython) ? 1 : 0
    if (!config.isolate) return 0
    const left = vitest.state.getPaths().filter((file) => file.startsWith(config.root) && !this.#begun.has(file))
    const using = left.filter(usesPython)
    return using.length * 2 < left.length ? 0 : Math.min(using.length, availableParallelism())
  }

  #start(options: PoolOptions): void {
    const running = runningFile()
    const preload = this.#preload === undefined ? [] : ['--import', this.#preload]
    const env = { ...options.env, ...running.env }
    const worker = new ForksPoolWorker(
      withRoomForStack({ ...options, env, execArgv: [...options.execArgv, ...preload] }),
    )
    const spare = { worker, running, started: worker.start(), key: keyOf(options) }
    this.#waiting.push(spare)
    const forget = (): void => {
      const place = this.#waiting.indexOf(spare)
      if (place >= 0) this.#waiting.splice(place, 1)
    }
    spare.started.then(() => worker.on('exit', forget), forget)
    const { vitest } = options.project
    if (this.#known.has(vitest)) return
    this.#known.add(vitest)
    vitest.onClose(() => this.#close())
  }

  async #close(): Promise<void> {
    await Promise.all(this.#waiting.splice(0).map(discard))
  }
}

/** Processes with the same key do the same. */
const keyOf = ({ env, execArgv, distPath }: PoolOptions): string => JSON.stringify([env, execArgv, distPath])

async function discard({ worker, running, started }: Spare): Promise<void> {
  await started.then(
    () => worker.stop(),
    () => undefined,
  )
  running.remove()
}

/** Whether a test file runs jobs, by its text. */
function usesPython(file: string): boolean {
  try {
    return /\.py\b|\bdryfit\b/.test(readFileSync(file, 'utf8'))
  } catch {
    return false
  }
}
