import {
  ForksPoolWorker,
  type PoolOptions,
  type PoolRunnerInitializer,
  type PoolWorker,
  ThreadsPoolWorker,
  type WorkerRequest,
} from 'vitest/node'
import { type RunningFile, runningFile } from '../running-file.ts'
import { Casualties, type WorkerMessage } from './casualties.ts'
import { withRoomForStack } from './room-for-stack.ts'
import { SpareWorkers } from './spare-workers.ts'
import { Watch } from './watch.ts'

const makers = {
  forks: (options: PoolOptions): PoolWorker => new ForksPoolWorker(withRoomForStack(options)),
  threads: (options: PoolOptions): PoolWorker => new ThreadsPoolWorker(options),
}

type Run = Extract<WorkerRequest, { type: 'run' | 'collect' }>
type Listener = (argument: unknown) => void

/**
 * vitest's own pool, whose workers survive the end of their process: the test that ended it fails, the others run.
 *
 * @param preload - the module that a process begins with which is started before it is needed
 */
export function survivingPool(kind: keyof typeof makers, preload?: string): PoolRunnerInitializer {
  const name = `dryfit-${kind}`
  const spares = kind === 'forks' ? new SpareWorkers(preload) : undefined
  return { name, createPoolWorker: (options) => new SurvivingWorker(options, { name, make: makers[kind], spares }) }
}

interface Kind {
  readonly name: string
  readonly make: (options: PoolOptions) => PoolWorker
  readonly spares: SpareWorkers | undefined
}

/** What vitest knows of a pool: a name, and what makes its workers where it is none of vitest's own. */
interface PoolSettings {
  pool: string
  poolRunner?: PoolRunnerInitializer | undefined
}

/** A pool that the command line asks for (`--pool threads`) takes the place of ours: here it comes back. */
export function survive(settings: PoolSettings): void {
  const { pool } = settings
  if (pool === 'vmThreads' || pool === 'vmForks')
    throw new Error(
      `[POOL_REFUSED] Failed to run tests in the pool ${pool}: a job that ends its process would take the tests of other files with it. ` +
        "Take pool: 'forks' or 'threads'.",
    )
  if (pool !== 'forks' && pool !== 'threads') return
  const runner = survivingPool(pool)
  settings.pool = runner.name
  settings.poolRunner = runner
}

class SurvivingWorker implements PoolWorker {
  readonly name: string
  readonly cacheFs = true
  readonly #options: PoolOptions
  readonly #kind: Kind
  #running: RunningFile | undefined
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #casualties = new Casualties((message) => this.#emit('message', message))
  #inner: PoolWorker | undefined
  #start: WorkerRequest | undefined
  /** What the worker was asked to run and has not finished. */
  #run: Run | undefined
  /** Sent once the new process has started. */
  #next: Run | undefined
  #stopping = false
  /** vitest waits for the worker's last word. */
  #asked = false
  readonly #watch = new Watch(
    () => this.#running?.read(),
    () => this.#inner?.stop(),
  )

  constructor(options: PoolOptions, kind: Kind) {
    this.name = kind.name
    this.#options = options
    this.#kind = kind
  }

  on(event: string, listener: Listener): void {
    const known = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, known.add(listener))
  }

  off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener)
  }

  send(message: WorkerRequest): void {
    if (message.type === 'start') this.#start = message
    if (message.type === 'stop') {
      this.#asked = true
      if (this.#inner === undefined) queueMicrotask(() => this.#answer('stopped'))
    }
    if (message.type === 'run') {
      this.#run = message
      this.#casualties.begin(message.context.files.map((file) => file.filepath))
      if (!this.#options.execArgv.some((each) => each.startsWith('--inspect'))) this.#watch.begin()
    }
    if (message.type === 'run' && this.#inner === undefined) this.#restart(message)
    // Answers to a process that has ended find nobody.
    else if (this.#next === undefined) this.#inner?.send(message)
    if (message.type === 'run') this.#prepare(message.context.files.map((file) => file.filepath))
  }

  deserialize(data: unknown): unknown {
    return data
  }

  async start(): Promise<void> {
    const inner = await this.#process()
    this.#inner = inner
    inner.on('message', (message) => this.#hear(message))
    inner.on('error', (error) => {
      // A thread tells so of its exhausted memory, and ends after that.
      if (this.#run === undefined || this.name === 'dryfit-forks') this.#emit('error', error)
    })
    inner.on('exit', (...how: unknown[]) => {
      if (inner === this.#inner && !this.#stopping) this.#ended(how)
    })
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#watch.end()
    await this.#inner?.stop()
    this.#running?.remove()
  }

  /** One that waits for it, or a new one. */
  async #process(): Promise<PoolWorker> {
    this.#running?.remove()
    const spare = this.#kind.spares?.take(this.#options)
    if (spare !== undefined) {
      this.#running = spare.running
      await spare.started
      return spare.worker
    }
    this.#running = runningFile()
    const env = { ...this.#options.env, ...this.#running.env }
    const inner = this.#kind.make({ ...this.#options, env })
    await inner.start()
    return inner
  }

  #prepare(begun: readonly string[]): void {
    this.#kind.spares?.prepare(this.#options, begun)
  }

  #hear(message: WorkerMessage): void {
    if (message.type === 'started' && this.#next !== undefined) {
      const next = this.#next
      this.#next = undefined
      this.#inner?.send(next)
      return
    }
    if (message.type === 'testfileFinished') this.#finish()
    this.#casualties.pass(message)
  }

  #finish(): void {
    this.#run = undefined
    this.#watch.end()
  }

  /** vitest would end with all other files at a worker's exit that it does not expect: it never hears of one. */
  #ended(how: readonly unknown[]): void {
    const run = this.#run
    const reason = this.#watch.reason ?? reasonOf(how)
    this.#inner = undefined
    if (run === undefined) {
      if (this.#asked) this.#answer('stopped')
      else this.#casualties.tellLeft(reason)
      return
    }
    const files = this.#casualties.mourn(run.context.files, this.#running?.read()?.test, reason)
    if (files.length === 0) {
      this.#finish()
      this.#answer('testfileFinished')
      return
    }
    this.#restart({ ...run, context: { ...run.context, files } })
    this.#watch.begin()
  }

  /** Runs in a new process. */
  #restart(run: Run): void {
    const start = this.#start
    this.#next = run
    this.start().then(
      () => start !== undefined && this.#inner?.send(start),
      (error) => this.#emit('error', error),
    )
  }

  #answer(type: 'stopped' | 'testfileFinished'): void {
    this.#emit('message', { type, __vitest_worker_response__: true })
  }

  #emit(event: string, argument: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(argument)
  }
}

function reasonOf([code, signal]: readonly unknown[]): string {
  if (signal === 'SIGABRT' || code === 134) return 'it aborted (SIGABRT), as V8 does when its memory is exhausted'
  if (signal === 'SIGKILL') return 'the system ended it (SIGKILL), as it does when memory is short'
  return typeof signal === 'string' ? `signal ${signal}` : `exit code ${String(code)}`
}
