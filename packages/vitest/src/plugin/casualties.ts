/** A task as a worker sends it. */
interface Task {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly filepath?: string
  mode: string
  result?: Result
  tasks?: Task[]
}

interface Result {
  readonly state: string
  readonly errors?: readonly object[]
  readonly startTime?: number
  readonly duration?: number
}

type Pack = readonly [id: string, result: Result | undefined, meta: object]
type Event = readonly [id: string, event: string, data?: unknown]

/** What a worker sends: a response by its type, or a call of vitest by its method. */
export interface WorkerMessage {
  readonly type?: string
  readonly m?: string
  readonly a?: readonly unknown[]
}

interface FileToRun {
  readonly filepath: string
  readonly testIds?: string[] | undefined
}

/** The tests that ended their process: they stay failed when the rest of their file runs again in a new one. */
export class Casualties {
  readonly #emit: (message: WorkerMessage) => void
  /** By test. */
  readonly #errors = new Map<string, object>()
  /** Files and suites with such a test: they have failed, whatever the new process says of them. */
  readonly #failed = new Set<string>()
  readonly #files = new Map<string, Task>()
  readonly #done = new Set<string>()
  #begun: readonly string[] = []
  /** Files that had not begun when their process ended. */
  readonly #unbegun = new Set<string>()

  constructor(emit: (message: WorkerMessage) => void) {
    this.#emit = emit
  }

  begin(files: readonly string[]): void {
    this.#begun = files
    this.#unbegun.clear()
    for (const file of files) {
      this.#done.delete(file)
      this.#files.delete(file)
    }
    this.#errors.clear()
    this.#failed.clear()
  }

  /** Passes on what a worker says, so that what its predecessor told of a test holds. */
  pass(message: WorkerMessage): void {
    if (message.m === 'onQueued') this.#note([message.a?.[0] as Task])
    if (message.m === 'onCollected') this.#collected(message, message.a?.[0] as Task[])
    else if (message.m === 'onTaskUpdate') this.#updated(message, message.a as [readonly Pack[], readonly Event[]])
    else this.#emit(message)
  }

  #updated(message: WorkerMessage, [packs, events]: [readonly Pack[], readonly Event[]]): void {
    for (const [id, result] of packs) {
      const file = [...this.#files.values()].find((each) => each.id === id)
      if (file?.filepath !== undefined && result !== undefined && /^(pass|fail|skip)$/.test(result.state))
        this.#done.add(file.filepath)
    }
    const told = packs
      .filter(([id]) => !this.#errors.has(id))
      .map(([id, result, meta]): Pack => [id, this.#failed.has(id) ? failing(result) : result, meta])
    this.#emit({ ...message, a: [told, events.filter(([id]) => !this.#errors.has(id))] })
  }

  /**
   * Fails the test that ran when the process ended, or its file where none did.
   *
   * @returns what is left to run
   */
  mourn<F extends FileToRun>(files: readonly F[], running: string | undefined, reason: string): F[] {
    const file = files.find(({ filepath }) => !this.#done.has(filepath))
    if (file === undefined) return []
    const collected = this.#files.get(file.filepath)
    const test = running === undefined || collected === undefined ? undefined : find(collected, running)
    if (test !== undefined && !this.#errors.has(test.id))
      this.#errors.set(test.id, ended(JSON.stringify(test.name), reason, 'The other tests'))
    else if (collected !== undefined || this.#unbegun.has(file.filepath)) this.#mournFile(file.filepath, reason)
    // What ran before it ended the process: it has not begun, and begins in a new one.
    else this.#unbegun.add(file.filepath)
    const left = files.filter(({ filepath }) => !this.#done.has(filepath))
    return left.map((each) => (each === file ? this.#without(each) : each))
  }

  /** Tells of a process that ended when its tests were over, and says so to nobody's test. */
  tellLeft(reason: string): void {
    const message =
      `[PROCESS_ENDED] Failed to keep the process that had run ${this.#begun.join(', ')}: it ended when its tests were over: ${reason}. ` +
      'Look for what they left behind: a timer, a promise, a thread.'
    const error = { name: 'ProcessEndedError', message, stack: `ProcessEndedError: ${message}` }
    this.#emit(call('onUnhandledError', [error, 'Unhandled Error']))
  }

  #mournFile(path: string, reason: string): void {
    this.#done.add(path)
    const error = ended(path, reason, 'Other files')
    const collected = this.#files.get(path)
    if (collected !== undefined) this.#failFile(collected, error)
    else this.#emit(call('onUnhandledError', [error, 'Unhandled Error']))
  }

  /** The tests of a file but those that ended a process. */
  #without<F extends FileToRun>(file: F): F {
    const collected = this.#files.get(file.filepath)
    const ids = collected === undefined ? [] : testsOf(collected).map(({ id }) => id)
    const wanted = file.testIds ?? ids
    return { ...file, testIds: wanted.filter((id) => !this.#errors.has(id)) }
  }

  #failFile(file: Task, error: object): void {
    const result = { state: 'fail', errors: [error] }
    this.#emit(call('onCollected', [[{ ...file, mode: 'run', tasks: [], result }]]))
    this.#emit(call('onTaskUpdate', [[[file.id, result, {}]], [[file.id, 'suite-failed-early']]]))
  }

  #note(files: readonly Task[]): void {
    for (const file of files) if (file.filepath !== undefined) this.#files.set(file.filepath, file)
  }

  #collected(message: WorkerMessage, files: readonly Task[]): void {
    this.#note(files)
    const lost = files.flatMap((file) => this.#mark(file))
    this.#emit(message)
    if (lost.length === 0) return
    const packs = lost.map(({ id }): Pack => [id, this.#resultOf(id), {}])
    const events = lost.flatMap(({ id }): Event[] => [
      [id, 'test-prepare'],
      [id, 'test-finished'],
    ])
    this.#emit(call('onTaskUpdate', [packs, events]))
  }

  #resultOf(id: string): Result {
    return { state: 'fail', errors: [this.#errors.get(id) ?? {}], startTime: Date.now(), duration: 0 }
  }

  /** The tests below a task that ended a process; those above them have failed. */
  #mark(task: Task): Task[] {
    if (this.#errors.has(task.id)) {
      task.mode = 'run'
      return [task]
    }
    const lost = (task.tasks ?? []).flatMap((each) => this.#mark(each))
    if (lost.length > 0) {
      this.#failed.add(task.id)
      task.mode = 'run'
    }
    return lost
  }
}

const call = (method: string, args: readonly unknown[]): WorkerMessage & { t: string } => ({
  m: method,
  a: args,
  t: 'q',
})

const failing = (result: Result | undefined): Result | undefined =>
  result !== undefined && /^(pass|skip)$/.test(result.state) ? { ...result, state: 'fail' } : result

const testsOf = (task: Task): Task[] => (task.tasks === undefined ? [task] : task.tasks.flatMap(testsOf))

const find = (file: Task, id: string): Task | undefined => testsOf(file).find((test) => test.id === id)

function ended(what: string, reason: string, others: string): object {
  const message =
    `[PROCESS_ENDED] Failed to finish ${what}: the process that ran it ended: ${reason}. ` +
    `${others} ran in a new one. Give the test less to do, or look for what grows without end.`
  return { name: 'ProcessEndedError', message, stack: `ProcessEndedError: ${message}` }
}
