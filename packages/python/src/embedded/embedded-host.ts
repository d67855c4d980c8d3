import { basename } from 'node:path'
import type { Answer, LoadOptions, PythonHost, PythonModule, ValueConverter } from '../host.ts'
import {
  type DescribedError,
  HiddenRefusalError,
  JobExitError,
  JobTimeoutError,
  PythonError,
} from '../job/python-error.ts'
import { ValueCodec } from '../job/values.ts'
import { EmbeddedModule } from './embedded-module.ts'
import { GuestCalls } from './guest-calls.ts'
import { fromGuestPath, toGuestPath } from './guest-path.ts'
import { folderOf, type JobFiles } from './job-files.ts'
import { homeFolder } from './prepare.ts'
import type { Booted } from './pyodide.ts'
import type { PythonCore, Run } from './python-core.ts'
import { ReadOnlyMounts } from './read-only-mount.ts'
import { Watchdog } from './watchdog.ts'

/** What a host is made with. */
export interface EmbeddedHostOptions {
  readonly files: JobFiles
  readonly timeLimit?: number
  readonly grace?: number
}

type Dispatch = ((op: string, payload: string) => string) & { destroy(): void }

const defaultLimit = 60_000

/** Pyodide in the test's own thread. Text is all that crosses: no proxy is made, so none can leak. */
export class EmbeddedHost implements PythonHost, PythonCore {
  readonly name = 'embedded'
  readonly codec: ValueCodec
  readonly #calls: GuestCalls
  readonly #dispatch: Dispatch
  readonly #watchdog: Watchdog
  readonly #mounts: ReadOnlyMounts
  readonly #limit: number
  #alive = true
  #runs: Run[] = []

  constructor({ pyodide, output }: Booted, options: EmbeddedHostOptions) {
    this.#limit = options.timeLimit ?? defaultLimit
    this.#watchdog = new Watchdog(options.grace)
    this.#mounts = new ReadOnlyMounts(pyodide)
    this.codec = new ValueCodec({
      repr: (id) => String(this.ask('repr', String(id))),
      callObject: (id, args) =>
        this.codec.decode(
          this.run({ file: 'a Python function' }, 'callObject', {
            id,
            args: args.map((arg) => this.codec.encode(arg)),
          }),
        ),
    })
    this.#calls = new GuestCalls(this, this.#watchdog)
    const runner = pyodide.pyimport('_dryfit.runner')
    this.#dispatch = runner.dispatch.copy()
    runner.attach({
      ...options.files,
      answer: (op: string, payload: string, file: string, line: number) => this.#calls.answer(op, payload, file, line),
      stub: (token: number, text: string, where: string) => this.#calls.replaced(token, text, where),
      callFunction: (id: number, text: string) => this.#calls.callFunction(id, text),
      expired: () => this.#watchdog.expired,
      write: (stream: string, line: string) => this.#print(stream, line),
    })
    runner.destroy()
    // What bypasses sys.stdout: `sys.__stdout__` and `os.write`.
    output.write = (stream, line) => this.#print(stream, line)
    pyodide.setInterruptBuffer(this.#watchdog.interruptBuffer)
  }

  get pythonVersion(): string {
    return String(this.ask('version', ''))
  }

  get alive(): boolean {
    return this.#alive
  }

  connect(answer: Answer): void {
    this.#calls.connect(answer)
  }

  setConverter(converter: ValueConverter): void {
    this.codec.setConverter(converter)
  }

  load(file: string, options: LoadOptions = {}): PythonModule {
    const guestFile = this.#prepare(file, options)
    const name = options.name ?? basename(file).replace(/\.py$/, '')
    const request = { ...this.#request(guestFile, options), name }
    const made = this.run({ ...options, file: fromGuestPath(guestFile) }, 'load', request) as {
      id: number
      functions: string[]
    }
    return new EmbeddedModule(this, this.#calls, {
      id: made.id,
      functions: made.functions,
      file: fromGuestPath(guestFile),
      options,
    })
  }

  runScript(file: string, options: LoadOptions = {}): void {
    const guestFile = this.#prepare(file, options)
    this.run({ ...options, file: fromGuestPath(guestFile) }, 'run', this.#request(guestFile, options))
  }

  invoke(callback: number, payload: string): string {
    return this.#text('callback', `${callback}:${payload}`)
  }

  where(): string | undefined {
    return this.#calls.where()
  }

  reset(): void {
    if (this.#runs.length > 0) throw new Error('Failed to reset Python: a job is running. Reset between runs.')
    this.#text('reset', '')
    this.#mounts.wipe(homeFolder, '/tmp')
    this.codec.clear()
    this.#calls.clear()
  }

  /** Ends the watchdog's thread; the host itself ends with its process. */
  async stop(): Promise<void> {
    this.#alive = false
    await this.#watchdog.stop()
  }

  run(run: Run, op: string, request: unknown): unknown {
    if (this.#runs.length > 0) return this.ask(op, JSON.stringify(request))
    const limit = run.timeLimit ?? this.#limit
    const timed = limit > 0 && Number.isFinite(limit)
    this.#runs.push({ ...run, timeLimit: limit })
    if (timed) this.#watchdog.arm({ label: run.label ?? run.file, file: run.file, limit })
    try {
      return this.ask(op, JSON.stringify(request))
    } finally {
      if (timed) this.#watchdog.disarm()
      this.#runs.pop()
    }
  }

  ask(op: string, payload: string): unknown {
    return JSON.parse(this.#text(op, payload))
  }

  /** The JavaScript error of a Python exception that was described. */
  errorOf(described: DescribedError): Error {
    const frames = described.frames.map((frame) => ({ ...frame, file: fromGuestPath(frame.file) }))
    const error = { ...described, frames }
    const run = this.#runs[0]
    if (error.kind === 'timeout') {
      return new JobTimeoutError(error, { label: run?.label ?? run?.file ?? 'the job', limit: run?.timeLimit ?? 0 })
    }
    if (error.kind === 'exit') return new JobExitError(error, error.code ?? 0)
    const cause = error.cause === undefined ? undefined : this.#calls.thrown(error.cause)
    const options = cause === undefined || isTold(cause, error) ? {} : { cause }
    return error.kind === 'hidden' ? new HiddenRefusalError(error, options) : new PythonError(error, options)
  }

  #text(op: string, payload: string): string {
    if (!this.#alive) throw new Error('Failed to run Python: it has ended. startEmbedded() gives a new one.')
    let text: string
    try {
      text = this.#dispatch(op, payload)
    } catch (error) {
      throw this.#fatal(error)
    }
    if (typeof text !== 'string') throw this.#fatal(new Error('it answers no more'))
    if (text.startsWith('{"ok":')) return text.slice(6, -1)
    throw this.errorOf((JSON.parse(text) as { error: DescribedError }).error)
  }

  /** The runner describes every exception: what gets past it is an interrupt at the very end, or the end of Python. */
  #fatal(error: unknown): Error {
    const reason = error instanceof Error ? error.message : String(error)
    // An interrupt that comes while Pyodide formats the exception leaves it a type and no message.
    const type = error instanceof Error && 'type' in error ? String(error.type) : ''
    if (/KeyboardInterrupt|JobTimeout/.test(`${type} ${reason}`)) {
      const described = { type: 'JobTimeout', message: '', traceback: '', frames: [], kind: 'timeout' } as const
      return this.errorOf(described)
    }
    this.#alive = false
    const run = this.#runs[0]
    const said = reason.split('\n', 1)[0] ?? reason
    return new Error(
      `Failed to finish ${run?.label ?? run?.file ?? 'the job'}: Python ended (${said}). ` +
        'A recursion without end or exhausted memory does that; the next test gets a new Python.',
      { cause: error },
    )
  }

  #prepare(file: string, options: LoadOptions): string {
    const guestFile = toGuestPath(file)
    this.#mounts.add(folderOf(guestFile))
    for (const entry of options.path ?? []) {
      const path = toGuestPath(entry)
      this.#mounts.add(/\.(zip|whl|egg)$/.test(path) ? folderOf(path) : path)
    }
    return guestFile
  }

  #request(guestFile: string, options: LoadOptions): object {
    return {
      file: guestFile,
      path: [folderOf(guestFile), ...(options.path ?? []).map(toGuestPath)],
      argv: [guestFile, ...(options.argv ?? [])],
      env: options.env ?? {},
      watched: options.watched ?? false,
    }
  }

  #print(stream: string, line: string): void {
    const run = this.#runs[0]
    const write = stream === 'stdout' ? run?.stdout : run?.stderr
    if (write !== undefined) write(line)
    // biome-ignore lint/suspicious/noConsole: what a job prints belongs to the output of its test
    else if (stream === 'stdout') console.log(line)
    // biome-ignore lint/suspicious/noConsole: see above
    else console.error(line)
  }
}

/** The exception says all that the engine's error does: as a cause it would print our own frames below the user's. */
function isTold(cause: unknown, { message }: DescribedError): boolean {
  return cause instanceof Error && 'pythonError' in cause && message.includes(cause.message)
}
