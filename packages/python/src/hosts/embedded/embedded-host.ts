import type {
  Answer,
  Bounds,
  FileCoverage,
  GuestVersion,
  HostClock,
  LoadOptions,
  PythonHost,
  PythonModule,
  TakeRan,
  ValueConverter,
} from '../../host.ts'
import { bounded, cutOff } from '../../limits/bounded.ts'
import { currentStretch, type Stretch, timeLimit, within, withinClock } from '../../limits/stretch.ts'
import { GuestCalls } from '../../protocol/calls.ts'
import type { PythonCore, Run } from '../../protocol/core.ts'
import { errorOf } from '../../protocol/error-of.ts'
import { type DescribedError, PythonEndedError, type PythonFrame } from '../../protocol/errors.ts'
import { LoadedModule } from '../../protocol/module.ts'
import { GuestObjects } from '../../protocol/objects.ts'
import { duringOf, type EntryOp, type guestOps, type RunOp } from '../../protocol/ops.ts'
import { PrintedLines, writeLine } from '../../protocol/printed-lines.ts'
import { ValueCodec } from '../../protocol/values.ts'
import { EmbeddedDisk } from './embedded-disk.ts'
import { fromGuestPath, toGuestPath } from './guest-path.ts'
import { type EmbeddedHostOptions, usual } from './host-options.ts'
import { moduleOf } from './image/emscripten.ts'
import { InterpreterImage } from './image/interpreter-image.ts'
import { isInterrupt } from './interrupted.ts'
import { folderOf, type JobFiles, projectOf } from './job-files.ts'
import { modulePlace } from './module-place.ts'
import type { Booted } from './pyodide.ts'
import { ReadOnlyMounts } from './read-only-mount.ts'
import { foldersOf, runRequest } from './run-request.ts'
import { StandingFrames } from './standing-frames.ts'
import { tellRan } from './tell-ran.ts'

type Dispatch = ((op: keyof typeof guestOps, payload: string) => string) & { destroy(): void }

/** Pyodide in the test's own thread. Text is all that crosses: no proxy is made, so none can leak. */
export class EmbeddedHost implements PythonHost, PythonCore {
  readonly name = 'embedded'
  readonly codec: ValueCodec
  readonly disk: EmbeddedDisk
  readonly #calls: GuestCalls
  readonly #dispatch: Dispatch
  readonly #mounts: ReadOnlyMounts
  readonly #standing: StandingFrames
  /** Where the job was when its time was over, if Python noticed. */
  #wasAt: readonly PythonFrame[] = []
  readonly #limit: number
  #alive = true
  readonly #grace: number
  #bounds: () => Bounds = () => ({})
  #version: GuestVersion | undefined
  /** How many entries are under way; those of work that was cut off never come back. */
  #entries = 0
  readonly #files: JobFiles
  readonly #takeImage: () => InterpreterImage
  readonly #printed = new PrintedLines()
  #image: InterpreterImage | undefined
  /** What stands before the next entry: nothing, or the way back to the image. */
  #state: 'as new' | 'used' | 'to be restored' = 'as new'
  #restores = 0
  #tests = 0
  readonly #booted: Pick<Booted, 'ran' | 'clock'>
  #takeRan: TakeRan | undefined

  constructor(booted: Booted, options: EmbeddedHostOptions) {
    const { pyodide, output, walls } = booted
    this.#limit = options.timeLimit ?? usual.limit
    this.#grace = options.grace ?? usual.grace
    this.#mounts = new ReadOnlyMounts(pyodide)
    const objects = new GuestObjects(() => this)
    this.codec = new ValueCodec(objects, (of, object, name) => this.#calls.member(of, object, name))
    this.#calls = new GuestCalls(this)
    const runner = pyodide.pyimport('_dryfit.runner')
    this.#dispatch = runner.dispatch.copy()
    const { probe, read, names, code, keep } = options.files
    this.#files = options.files
    const foreign: string = runner.attach({
      probe,
      read,
      names,
      code,
      keep,
      answer: (op: string, payload: string, file: string, line: number) => this.#calls.answer(op, payload, file, line),
      stub: (number: number, name: string, text: string, where: string) => this.#calls.stub(number, name, text, where),
      standIn: (file: string) => this.#calls.numberOf(fromGuestPath(file)),
      given: (number: number) => this.#calls.given(number),
      callFunction: (id: number, text: string) => this.#calls.callFunction(id, text),
      expired: () => this.#expired(),
      sleep: (seconds: number) => this.#booted.clock.of.sleep(seconds * 1000),
      write: (stream: string, line: string) => this.#print(stream, line),
      leaveOut: (lines: number) => this.#printed.add(lines),
    })
    this.#standing = new StandingFrames(pyodide, foreign)
    runner.destroy()
    // What bypasses sys.stdout: `sys.__stdout__` and `os.write`.
    output.write = (stream, line) => void this.#print(stream, line)
    pyodide.setInterruptBuffer(timeLimit.interruptBuffer)
    walls.close()
    this.#booted = booted
    this.disk = new EmbeddedDisk({
      fs: moduleOf(pyodide).FS,
      ready: () => this.#ready(),
      used: () => this.#use(),
      wipe: (...folders) => this.#mounts.wipe(...folders),
    })
    this.#takeImage = () => new InterpreterImage(pyodide, walls.numbers, booted.memory)
  }

  get pythonVersion(): string {
    return String(this.ask('version', ''))
  }

  /** An entry that never came back, while nobody is on the way: it was cut off. */
  get alive(): boolean {
    return this.#alive && (this.#entries === 0 || currentStretch() !== undefined)
  }

  connect(answer: Answer): void {
    this.#calls.connect(answer)
  }

  setConverter(converter: ValueConverter): void {
    this.codec.setConverter(converter)
  }

  setVersion(version: GuestVersion | undefined): void {
    this.#version = version
  }

  setClock(clock: HostClock): void {
    this.#booted.clock.of = clock
  }

  setBounds(bounds: () => Bounds): void {
    this.#bounds = bounds
  }

  load(file: string, options: LoadOptions = {}): PythonModule {
    const guestFile = this.#prepare(file, options)
    const { name, root } = modulePlace(guestFile, (options.path ?? []).map(toGuestPath))
    this.#files.allow(root)
    const request = { ...runRequest(guestFile, options, root, this.#version), name: options.name ?? name }
    const made = this.run({ ...options, file: fromGuestPath(guestFile) }, 'load', request) as {
      id: number
      functions: string[]
      classes: Record<string, string[]>
    }
    return new LoadedModule(this, { ...made, file: fromGuestPath(guestFile), options })
  }

  runScript(file: string, options: LoadOptions = {}): void {
    const guestFile = this.#prepare(file, options)
    this.run(
      { ...options, file: fromGuestPath(guestFile) },
      'run',
      runRequest(guestFile, options, folderOf(guestFile), this.#version),
    )
  }

  invoke(callback: number, payload: string): string {
    return this.#text('callback', `${callback}:${payload}`)
  }

  where(): string | undefined {
    return this.#calls.where()
  }

  reset(): void {
    this.#refuseWhileRunning('reset')
    this.#tellRan()
    if (!this.alive || !this.#files.clean) {
      this.restore()
      return
    }
    if (this.#state !== 'used') return
    const bounds = this.#bounds()
    const limit = bounds.timeLimit ?? this.#limit
    this.#enter(
      { ...bounds, timeLimit: limit && Math.max(limit, usual.resetLimit), file: duringOf('reset') },
      'reset',
      '',
    )
    this.disk.clear()
    this.#forget()
  }

  /** The memory is copied back when Python is asked for something next: after the last test never. */
  restore(): void {
    this.#refuseWhileRunning('restore')
    this.#tellRan()
    if (this.#state === 'used' && this.#alive) this.#booted.ran(++this.#tests)
    if (this.#image !== undefined && !this.#image.outgrown && (this.#state === 'used' || !this.alive)) {
      this.#state = 'to be restored'
      this.#entries = 0
      this.#alive = true
    }
    if (this.#image?.outgrown) this.#alive = false
    this.#forget()
  }

  #refuseWhileRunning(verb: string): void {
    if (this.alive && this.#entries > 0)
      throw new Error(`Failed to ${verb} Python: a job is running. Do it between runs.`)
  }

  #forget(): void {
    this.codec.clear()
    this.#calls.clear()
    this.#files.forget()
  }

  /** Outside of any time limit: nothing of a job runs here. */
  #bringBack(): void {
    this.#mounts.clear()
    this.#image?.restore()
    this.disk.forget()
    this.#state = 'as new'
    this.#restores += 1
    // Numbers that were given out since the image must not be given out again: what a test kept of them is refused.
    // All of one length, so that every test finds the same memory.
    this.#dispatch('begin', String(this.#restores * usual.numbersOfATest).padStart(16, '0'))
  }

  measure(take: TakeRan | undefined): void {
    this.#takeRan = take
  }

  coverageOf(file: string, counts: Readonly<Record<string, number>>): FileCoverage {
    const guestFile = toGuestPath(file)
    this.#files.allow(folderOf(guestFile))
    return this.ask('coverage', JSON.stringify({ file: guestFile, counts })) as FileCoverage
  }

  /** Before what Python holds is brought back. */
  #tellRan(): void {
    if (this.#takeRan === undefined || this.#state !== 'used' || !this.alive) return
    tellRan(this.#takeRan, () => this.#dispatch('ran', ''))
  }

  /** Lets nobody use this Python again; its memory goes with the last reference. */
  async stop(): Promise<void> {
    this.#alive = false
    this.#image = undefined
  }

  run(run: Run, op: RunOp, request: unknown): unknown {
    return JSON.parse(this.#enter(run, op, JSON.stringify(request)))
  }

  ask(op: EntryOp, payload: string): unknown {
    return JSON.parse(this.#text(op, payload))
  }

  #errorOf(described: DescribedError, stretch: Stretch): Error {
    const thrown = (id: number): unknown => this.#calls.thrown(id)
    return errorOf(described, stretch, {
      thrown,
      fileOf: fromGuestPath,
      wasAt: this.#wasAt,
      busiest: this.#calls.busiest(),
    })
  }

  #text(op: EntryOp, payload: string): string {
    return this.#enter({ file: duringOf(op) }, op, payload)
  }

  #enter(run: Run, op: EntryOp | RunOp, payload: string): string {
    if (!this.alive) throw new Error('Failed to run Python: it has ended. startEmbedded() gives a new one.')
    if (this.#state === 'to be restored') this.#bringBack()
    const stretch = currentStretch() ?? this.#stretchOf(run)
    const text = this.#closing(
      () =>
        within(stretch, {
          grace: this.#grace,
          work: () => this.#dispatched(stretch, op, payload),
          ended: () => this.#cutOff(stretch),
        }),
      stretch,
    )
    if (text.startsWith('{"ok":')) {
      if (currentStretch() === undefined && timeLimit.over !== undefined)
        throw this.#timeoutOf(stretch, timeLimit.over.during)
      return text.slice(6, -1)
    }
    // Made out here: inside, the frames of the stretch would take the place of the test's own in its stack.
    throw this.#errorOf((JSON.parse(text) as { error: DescribedError }).error, stretch)
  }

  /** Does work that may enter Python as one stretch, with one limit and one name. */
  within<T>(run: Run, work: () => T): T {
    const stretch = this.#stretchOf(run)
    return this.#closing(
      () =>
        withinClock(stretch, {
          grace: this.#grace,
          work,
          ended: () => this.#cutOff(stretch),
          late: (during) => this.#timeoutOf(stretch, during),
        }),
      stretch,
    )
  }

  /** At the end of the outermost stretch it is said what was printed and not shown. */
  #closing<T>(work: () => T, stretch: Stretch): T {
    const outermost = currentStretch() === undefined
    if (outermost) this.#wasAt = []
    try {
      return work()
    } finally {
      const leftOut = outermost ? this.#printed.end() : undefined
      if (leftOut !== undefined) writeLine(stretch, 'stdout', leftOut)
    }
  }

  /** Python asks at each interrupt. The first one tells the line, whatever becomes of it then. */
  #expired(): boolean {
    if (!timeLimit.expired) return false
    if (this.#wasAt.length === 0) this.#wasAt = this.#standing.read()
    return true
  }

  #timeoutOf(stretch: Stretch, during: string): Error {
    return this.#errorOf({ type: 'JobTimeout', message: during, traceback: '', frames: [], kind: 'timeout' }, stretch)
  }

  #stretchOf(run: Run): Stretch {
    const whole = run.timeLimit === undefined ? { ...this.#bounds(), ...run } : run
    return { ...whole, timeLimit: whole.timeLimit ?? this.#limit }
  }

  #dispatched(stretch: Stretch, op: EntryOp | RunOp, payload: string): string {
    this.#entries += 1
    try {
      const text: unknown = this.#dispatch(op, payload)
      if (typeof text !== 'string') throw new Error('it answers no more')
      return text
    } catch (error) {
      throw this.#fatal(error, stretch)
    } finally {
      this.#entries -= 1
    }
  }

  /** V8 ended what Python would not. Its frames stand where they were: one look at them, and nobody uses it again. */
  #cutOff(stretch: Stretch): Error {
    const ended = this.#entries > 0
    const standing = ended ? bounded(() => this.#standing.read(), usual.patience) : cutOff
    const frames = standing === cutOff ? [] : standing
    this.#alive &&= !ended
    return this.#errorOf({ type: 'JobTimeout', message: '', traceback: '', frames, kind: 'timeout', ended }, stretch)
  }

  /** The runner describes every exception: what gets past it is an interrupt at the very end, or the end of Python. */
  #fatal(error: unknown, stretch: Stretch): Error {
    if (isInterrupt(error)) return this.#timeoutOf(stretch, '')
    this.#alive = false
    const frames = this.#standing.read().map((frame) => ({ ...frame, file: fromGuestPath(frame.file) }))
    return new PythonEndedError(stretch.label ?? stretch.file, error, frames)
  }

  #prepare(file: string, options: LoadOptions): string {
    if (options.standIns !== undefined) this.#calls.standIn(options.standIns)
    this.#use()
    const guestFile = toGuestPath(file)
    for (const folder of foldersOf(guestFile, options)) {
      this.#mounts.add(folder)
      this.#files.allow(folder)
    }
    this.#files.allow(options.root === undefined ? projectOf(folderOf(guestFile)) : toGuestPath(options.root))
    return guestFile
  }

  #ready(): void {
    if (this.#state === 'to be restored') this.#bringBack()
  }

  /** From here on a restore has something to do. */
  #use(): void {
    this.#ready()
    this.#image ??= this.#takeImage()
    if (this.#state === 'as new' && this.#takeRan !== undefined) this.#dispatch('measure', '')
    this.#state = 'used'
  }

  /** Gives whether more is wanted. */
  #print(stream: string, line: string): boolean {
    if (this.#printed.take()) writeLine(currentStretch(), stream, line)
    return this.#printed.wanted
  }
}
