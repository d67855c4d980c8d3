import {
  ForksPoolWorker,
  type PoolOptions,
  type PoolRunnerInitializer,
  type PoolWorker,
  ThreadsPoolWorker,
  type WorkerRequest,
} from 'vitest/node'
import { runningFile } from '../running-file.ts'
import { Casualties, type WorkerMessage } from './casualties.ts'

const makers = {
  forks: (options: PoolOptions): PoolWorker => new ForksPoolWorker(options),
  threads: (options: PoolOptions): PoolWorker => new ThreadsPoolWorker(options),
}

type Run = Extract<WorkerRequest, { type: 'run' | 'collect' }>
type Listener = (argument: unknown) => void

/** vitest's own pool, whose workers survive the end of their process: the test that ended it fails, the others run. */
export function survivingPool(kind: keyof typeof makers): PoolRunnerInitializer {
  const name = `dryfit-${kind}`
  return { name, createPoolWorker: (options) => new SurvivingWorker(name, options, makers[kind]) }
}

class SurvivingWorker implements PoolWorker {
  readonly name: string
  readonly cacheFs = true
  readonly #make: () => PoolWorker
  readonly #running = runningFile()
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #casualties = new Casualties((message) => this.#emit('message', message))
  #inner: PoolWorker | undefined
  #start: WorkerRequest | undefined
  /** What the worker was asked to run and has not finished. */
  #run: Run | undefined
  /** Sent once the new process has started. */
  #next: Run | undefined
  #stopping = false

  constructor(name: string, options: PoolOptions, make: (options: PoolOptions) => PoolWorker) {
    this.name = name
    this.#make = () => make({ ...options, env: { ...options.env, ...this.#running.env } })
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
    if (message.type === 'run') {
      this.#run = message
      this.#casualties.begin(message.context.files.map((file) => file.filepath))
    }
    // Answers to a process that has ended find nobody.
    if (this.#next === undefined) this.#inner?.send(message)
  }

  deserialize(data: unknown): unknown {
    return data
  }

  async start(): Promise<void> {
    const inner = this.#make()
    this.#inner = inner
    await inner.start()
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
    await this.#inner?.stop()
    this.#running.remove()
  }

  #hear(message: WorkerMessage): void {
    if (message.type === 'started' && this.#next !== undefined) {
      const next = this.#next
      this.#next = undefined
      this.#inner?.send(next)
      return
    }
    if (message.type === 'testfileFinished') this.#run = undefined
    this.#casualties.pass(message)
  }

  #ended(how: readonly unknown[]): void {
    const run = this.#run
    if (run === undefined || this.#start === undefined) {
      this.#emit('exit', how[0])
      return
    }
    const files = this.#casualties.mourn(run.context.files, this.#running.read(), reasonOf(how))
    if (files.length === 0) {
      this.#run = undefined
      this.#emit('message', { type: 'testfileFinished', __vitest_worker_response__: true })
      this.#emit('exit', how[0])
      return
    }
    const start = this.#start
    this.#next = { ...run, context: { ...run.context, files } }
    this.start().then(
      () => this.#inner?.send(start),
      (error) => this.#emit('error', error),
    )
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
