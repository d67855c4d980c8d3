import { Worker } from 'node:worker_threads'
import { watchdogThread } from './watchdog-thread.ts'

/** What is running, for the words of the watchdog. */
export interface WatchedRun {
  readonly label: string
  readonly file: string
  /** Milliseconds. */
  readonly limit: number
}

/** Words in the shared memory; the thread knows them by the same numbers. */
const deadlineWord = 0 // 64 bit: milliseconds since the epoch, 0 when nothing runs
const wakeWord = 2
const sleepsUntilWord = 4 // 64 bit: when the thread looks next, 0 when it is parked
const limitWord = 6
const graceWord = 7
const lineWord = 8
const opWord = 9 // 1 while the engine answers
const labelAt = 64
const fileAt = 1024
const jobFileAt = 3072
const size = 4096

/** The real clock: a test that fakes timers replaces `Date` for as long as its job runs. */
const { now } = Date

/** Ends what runs too long: first by interrupting Python, then, when Python never looks, by ending the process. */
export class Watchdog {
  readonly #memory = new SharedArrayBuffer(size)
  readonly #words = new Int32Array(this.#memory)
  readonly #times = new BigInt64Array(this.#memory)
  readonly #bytes = new Uint8Array(this.#memory)
  readonly #interrupt = new Uint8Array(new SharedArrayBuffer(1))
  readonly #text = new TextEncoder()
  readonly #grace: number
  #worker: Worker | undefined
  #label = ''
  #file = ''
  #line = 0
  #jobFile = ''
  #deadline = 0

  /** @param grace milliseconds after an interrupt that Python has not looked at */
  constructor(grace = 5000) {
    this.#grace = grace
  }

  /** What `setInterruptBuffer` takes. */
  get interruptBuffer(): Uint8Array {
    return this.#interrupt
  }

  /** Starts the clock of a run. */
  arm(run: WatchedRun): void {
    this.#label = this.#write(labelAt, 900, this.#label, run.label)
    this.#file = this.#write(fileAt, 2000, this.#file, run.file)
    this.#line = 0
    Atomics.store(this.#words, lineWord, 0)
    Atomics.store(this.#words, limitWord, run.limit)
    this.#deadline = now() + run.limit
    Atomics.store(this.#times, deadlineWord / 2, BigInt(this.#deadline))
    this.#worker ??= this.#start()
    const next = Number(Atomics.load(this.#times, sleepsUntilWord / 2))
    if (next === 0 || next > this.#deadline) this.#wake()
  }

  /** Stops the clock. */
  disarm(): void {
    this.#deadline = 0
    Atomics.store(this.#times, deadlineWord / 2, 0n)
    Atomics.store(this.#interrupt, 0, 0)
  }

  /** Whether the run's time has passed; an interrupt that arrives for anything else is stale. */
  get expired(): boolean {
    return this.#deadline !== 0 && now() >= this.#deadline
  }

  /** Remembers the job line that calls the engine: the last known place when a loop never returns. */
  entered(file: string, line: number): void {
    if (line !== this.#line) Atomics.store(this.#words, lineWord, line)
    this.#line = line
    if (file !== this.#jobFile) this.#jobFile = this.#write(jobFileAt, 1000, this.#jobFile, file)
    Atomics.store(this.#words, opWord, 1)
  }

  /** The engine has answered. */
  left(): void {
    Atomics.store(this.#words, opWord, 0)
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #start(): Worker {
    Atomics.store(this.#words, graceWord, this.#grace)
    const worker = new Worker(watchdogThread, {
      eval: true,
      workerData: { memory: this.#memory, interrupt: this.#interrupt.buffer },
      execArgv: [],
      env: {},
      stdout: false,
      stderr: false,
    })
    worker.unref()
    worker.on('error', () => {
      this.#worker = undefined
    })
    return worker
  }

  #wake(): void {
    Atomics.add(this.#words, wakeWord, 1)
    Atomics.notify(this.#words, wakeWord)
  }

  #write(at: number, room: number, before: string, text: string): string {
    if (text === before) return before
    const { written } = this.#text.encodeInto(text, this.#bytes.subarray(at + 4, at + 4 + room))
    Atomics.store(this.#words, at / 4, written)
    return text
  }
}
