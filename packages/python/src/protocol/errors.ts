/** One line of a Python traceback. */
export interface PythonFrame {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly function: string
  readonly source: string
}

/** A Python exception as the guest describes it. */
export interface DescribedError {
  readonly type: string
  readonly message: string
  readonly traceback: string
  readonly frames: readonly PythonFrame[]
  readonly raised?: number
  readonly kind?: 'timeout' | 'exit' | 'missing-module' | 'missing-file' | 'memory' | 'hidden'
  readonly code?: number | string | null
  readonly module?: string
  /** It is an error of dryfit's own, which real Glue would not raise. */
  readonly refusal?: boolean
  /** What the job did after it had caught a refusal; none when it went on to its end. */
  readonly outcome?: string
  /** `file:line` of the job that a hidden refusal answered. */
  readonly line?: string | null
  readonly cause?: number
  /** Python could not be interrupted at its time limit: it was ended. */
  readonly ended?: boolean
}

/**
 * A Python exception. The message begins with its type and text, then the traceback with the user's lines only; the stack
 * begins at the user's `.py` file, so that vitest shows that line.
 */
export class PythonError extends Error {
  readonly code: string = 'PYTHON_ERROR'
  /** The Python class: `ValueError`, `pyspark.errors.exceptions.base.AnalysisException`. */
  readonly pythonType: string
  /** What Python's `str(error)` gives. */
  readonly pythonMessage: string
  /** The user's frames, innermost first. */
  readonly pythonFrames: readonly PythonFrame[]
  readonly #raised: number | undefined

  constructor(described: DescribedError, options: { cause?: unknown; message?: string } = {}) {
    super(options.message ?? messageOf(described), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'PythonError'
    this.pythonType = described.type
    this.pythonMessage = described.message
    this.pythonFrames = described.frames
    this.#raised = described.raised
    Object.defineProperty(this, 'pythonFrames', { enumerable: false })
    pointAt(this, described.frames)
  }

  /** How Python finds the very exception again, while it is still on its way through JavaScript. */
  static raisedId(error: PythonError): number | undefined {
    return error.#raised
  }
}

/** A job that ended with `sys.exit(n)`, n not 0. */
export class JobExitError extends PythonError {
  override readonly code = 'JOB_EXIT'
  /** What was passed to `sys.exit`. */
  readonly exitCode: number | string

  constructor(described: DescribedError, exitCode: number | string) {
    const first = described.frames[0]
    const at = first === undefined ? '' : ` at ${first.file}:${first.line}`
    const how =
      typeof exitCode === 'number' ? `exited with code ${exitCode}` : `exited with code 1 and the text: ${exitCode}`
    super(described, { message: `Failed to finish the job: it ${how}${at}. Glue marks such a run as failed.` })
    this.name = 'JobExitError'
    this.exitCode = exitCode
  }
}

/** A job that was interrupted at its time limit. */
export class JobTimeoutError extends PythonError {
  override readonly code = 'JOB_TIMEOUT'
  /** Milliseconds. */
  readonly timeLimit: number

  constructor(described: DescribedError, run: LimitedRun) {
    super(described, {
      message:
        `Failed to finish ${run.label} within ${run.limit} ms: ${whereItWas(described)} ` +
        `${described.ended === true ? 'It could not be interrupted there: its Python was ended, the next test gets a new one. ' : ''}` +
        `${busyOf(run)}Raise the time limit of the run, or look for a loop that does not end.${spentOf(run)}`,
    })
    this.name = 'JobTimeoutError'
    this.timeLimit = run.limit
  }
}

/** What was to end, and what it was busy with. */
interface LimitedRun {
  readonly label: string
  readonly limit: number
  /** Milliseconds of it that were over when this run began. */
  readonly spent?: number
  readonly busiest?: { readonly name: string; readonly calls: number } | undefined
}

/** Who looks for a loop in the job should know when there was no time left for one. */
function spentOf({ spent = 0, limit }: LimitedRun): string {
  return spent > limit / 2 ? ` Of these, ${Math.round(spent)} ms had passed before it was called.` : ''
}

function busyOf({ busiest }: LimitedRun): string {
  if (busiest === undefined) return ''
  return (
    `Python had called ${busiest.name} ${busiest.calls} times through its stub, and each such call is recorded: put a function that ` +
    'is called for each row or item into a function, or into a file that the test does not import. '
  )
}

function whereItWas({ frames, message }: DescribedError): string {
  const [first] = frames
  const during = message === '' ? '' : `in ${message}`
  if (first === undefined) return during === '' ? 'the line where it was is not known.' : `it was ${during}.`
  const at = `it was at ${first.file}:${first.line} in ${first.function}${during && `, ${during}`}.`
  return `${at}\n    ${first.source}\n`
}

/** Python came to an end in the middle of a job: nothing of it can be used again. */
export class PythonEndedError extends Error {
  readonly code = 'PYTHON_ENDED'

  /** @param frames where it stood, innermost first */
  constructor(job: string, cause: unknown, frames: readonly PythonFrame[] = []) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] ?? ''
    const [at] = frames
    const where = at === undefined ? '' : ` It was at ${at.file}:${at.line} in ${at.function}.\n    ${at.source}\n`
    const next = 'The next test gets a new Python.'
    super(`Failed to finish ${job}: its Python ended, ${endOf(cause, reason)}.${where || ' '}${next}`, { cause })
    this.name = 'PythonEndedError'
    pointAt(this, frames)
  }
}

/** What the texts of V8, Emscripten and CPython mean for who wrote the job. */
function endOf(cause: unknown, reason: string): string {
  // An exception of Python's own, where every exception of a job is caught and described.
  if (cause instanceof Error && cause.name === 'PythonError')
    return `because the job replaced what Python itself runs on, such as a builtin or a function of json${reason && ` (${reason})`}: undo that before it returns`
  if (/call stack/i.test(reason)) return `because its stack was exhausted (${reason}): look for a recursion without end`
  if (/memory access out of bounds|table index|null function|signature mismatch|indirect call/i.test(reason))
    return `because its memory was corrupted (${reason}), as ctypes or a recursion without end can do`
  if (
    /out of memory|OOM|could not allocate|Invalid (typed )?array (buffer )?length|Cannot enlarge memory/i.test(reason)
  )
    return `because its memory was exhausted (${reason}): give the job fewer rows, or look for a list that grows without end`
  if (/unreachable|abort|exit|ExitStatus/i.test(`${reason} ${cause instanceof Error ? cause.name : ''}`))
    return `because it aborted (${reason}): the interpreter gave up, what the job printed before may tell why`
  return `saying: ${reason}`
}

/**
 * A job caught an error that real Glue would not raise (something that dryfit does not support, or that the test has to
 * arrange) and did something else: whatever the test finds then says nothing about the job.
 */
export class HiddenRefusalError extends PythonError {
  override readonly code = 'HIDDEN_REFUSAL'

  constructor(described: DescribedError, options: { cause?: unknown } = {}) {
    const at = described.line ?? 'a line that is not known'
    super(described, {
      ...options,
      message:
        `[HIDDEN_REFUSAL] Failed to finish the job as real Glue would: at ${at} it caught an error that only dryfit raises, ` +
        `and ${described.outcome ?? 'went on to its end'}. What it caught:\n\n` +
        `${described.message}${described.module ? missingModule(described.module) : ''}\n\n` +
        'Arrange what the call needs, or stub the function that makes it. A test that wants to see the job go on expects ' +
        'this error: await expect(job.main(glue.context)).rejects.toThrow(…).',
    })
    this.name = 'HiddenRefusalError'
  }
}

const nextSteps: Readonly<Record<string, string>> = {
  js: 'A job has no JavaScript.',
  ssl: 'A job under test has no network, and so no ssl.',
}
const compiled = new Set(
  (
    'numpy pandas pyarrow scipy sklearn s3fs awswrangler psycopg2 pymysql requests sqlalchemy redshift_connector ' +
    'great_expectations delta pydeequ matplotlib statsmodels s3transfer curses dbm fcntl grp lzma pwd readline resource sqlite3 ' +
    'ssl syslog termios tkinter'
  ).split(' '),
)

function messageOf(error: DescribedError): string {
  const name = error.refusal === true ? '' : error.type
  const head = [name, error.message].filter((part) => part !== '').join(': ')
  // A call with wrong arguments has no line of a job: its traceback is the same text once more.
  const rest = error.traceback === head ? '' : onwards(error.traceback, head)
  return `${head}${nextStep(error)}${rest && `\n\n${rest}`}`
}

/** A traceback ends with the text of its exception: one of several lines is not told twice. */
function onwards(traceback: string, head: string): string {
  const text = head.trimEnd()
  const at = text.includes('\n') ? traceback.lastIndexOf(text) : -1
  if (at < 0) return traceback
  const parts = [traceback.slice(0, at), traceback.slice(at + text.length)].map((part) => part.trim())
  return parts.filter((part) => part !== '' && part !== 'Traceback (most recent call last):').join('\n')
}

function nextStep({ kind, module }: DescribedError): string {
  switch (kind) {
    case 'missing-module':
      return missingModule(module ?? '')
    case 'missing-file':
      return "\nA job under test sees its own folder, the folders of `path`, and of /tmp and its working folder what the test put there: glue.disk.put('/tmp/…', '…'). Or stub the function that reads it."
    case 'memory':
      return '\nThe Python inside a test has at most 4 GB. Give the job fewer rows, or look for a list that grows without end.'
    default:
      return ''
  }
}

function missingModule(module: string): string {
  const top = module.split('.', 1)[0] ?? module
  const known = nextSteps[top]
  if (known !== undefined) return `\n${known}`
  if (compiled.has(top)) {
    return (
      `\n${top} is not part of the Python that runs inside the test. Give it a stand-in: a file ${top}.py, empty or with the names that the job ` +
      `imports from it, in a folder such as test/stand-ins that vitest.config.mts names: dryfit({ path: ['test/stand-ins'] }). ` +
      `The job stays as it is; in the test, stub its function that calls ${top}.`
    )
  }
  return (
    `\nModules are looked for in the folder of the job and in \`path\` (Glue's --extra-py-files). ` +
    `If ${top} is a file of yours, add its folder to \`path\`; if it is a pure Python package, add where it is installed.`
  )
}

/** Our frames and Pyodide's are noise to who wrote the job: only the job's and the test's stay. */
const noise =
  /node:|[\\/]pyodide(\.asm)?\.m?js|wasm:|wasm-function|[\\/]node_modules[\\/]|[\\/]packages[\\/]python[\\/](src|dist)[\\/](?!.*\.test\.)|@dryfit[\\/]python/

/** A recursion stands once in the stack; the traceback tells how deep it went. */
const isSamePlace = (frame: PythonFrame, other: PythonFrame | undefined): boolean =>
  frame.file === other?.file && frame.line === other.line && frame.function === other.function

function pointAt(error: Error, frames: readonly PythonFrame[]): void {
  const python = frames
    .filter((frame, i) => !isSamePlace(frame, frames[i - 1]))
    .map((frame) => `    at ${frame.function} (${frame.file}:${frame.line}:${frame.column})`)
  const script = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line) && !noise.test(line))
  Object.defineProperty(error, 'stack', {
    value: [`${error.name}: ${error.message}`, ...python, ...script].join('\n'),
    configurable: true,
    writable: true,
  })
}
