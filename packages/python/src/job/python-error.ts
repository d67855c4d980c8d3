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
  readonly kind?: 'timeout' | 'exit' | 'missing-module'
  readonly code?: number | string | null
  readonly module?: string
  readonly cause?: number
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

  constructor(described: DescribedError, run: { readonly label: string; readonly limit: number }) {
    const first = described.frames[0]
    const at =
      first === undefined
        ? 'its line is not known.'
        : `it was at ${first.file}:${first.line} in ${first.function}.\n    ${first.source}\n`
    super(described, {
      message: `Failed to finish ${run.label} within ${run.limit} ms: ${at} Raise the time limit of the run, or look for a loop that does not end.`,
    })
    this.name = 'JobTimeoutError'
    this.timeLimit = run.limit
  }
}

const nextSteps: Readonly<Record<string, string>> = {
  js: 'A job has no JavaScript.',
  ssl: 'A job under test has no network, and so no ssl.',
}
const compiled = new Set(
  'numpy pandas pyarrow scipy sklearn boto3 botocore s3fs awswrangler psycopg2 pymysql requests sqlalchemy redshift_connector great_expectations delta pydeequ'.split(
    ' ',
  ),
)

function messageOf(error: DescribedError): string {
  const head = error.message === '' ? error.type : `${error.type}: ${error.message}`
  const step = error.kind === 'missing-module' ? missingModule(error.module ?? '') : ''
  return `${head}${step}\n\n${error.traceback}`
}

function missingModule(module: string): string {
  const top = module.split('.', 1)[0] ?? module
  const known = nextSteps[top]
  if (known !== undefined) return `\n${known}`
  if (compiled.has(top)) {
    return (
      `\n${top} is not part of the Python that runs inside the test. ` +
      'Move its import into the function that uses it and stub that function, or run this job on a Python of yours that has it.'
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

function pointAt(error: PythonError, frames: readonly PythonFrame[]): void {
  const python = frames.map((frame) => `    at ${frame.function} (${frame.file}:${frame.line}:${frame.column})`)
  const script = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line) && !noise.test(line))
  Object.defineProperty(error, 'stack', {
    value: [`${error.name}: ${error.message}`, ...python, ...script].join('\n'),
    configurable: true,
    writable: true,
  })
}
