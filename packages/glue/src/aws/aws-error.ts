/** What AWS tells of an error besides its code and message. */
export interface AwsErrorOptions {
  /** The HTTP status. @defaultValue 400 */
  readonly status?: number
  /** What the answer has beside `Error`. */
  readonly extra?: Readonly<Record<string, unknown>>
  /** Lines of test code that would keep it from coming. */
  readonly advice?: readonly string[]
}

/**
 * An error that AWS answers: a job sees botocore's `ClientError` with this code, or the service's own class of it.
 *
 * @example
 * ```ts
 * import { AwsError, createGlue } from '@dryfit/glue'
 *
 * const glue = createGlue()
 * glue.aws.s3.put_object.throws(new AwsError('AccessDenied', 'Access Denied', { status: 403 }))
 * ```
 */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly extra: Readonly<Record<string, unknown>>
  readonly advice: readonly string[]

  constructor(code: string, message: string, { status = 400, extra = {}, advice = [] }: AwsErrorOptions = {}) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
    this.extra = extra
    this.advice = advice
  }
}

/** Exceptions that Python has built in: a stub that throws one by its name means that one. */
const PYTHON = new Set(
  (
    'Error Exception ArithmeticError AssertionError AttributeError BaseException BufferError EOFError FileExistsError ' +
    'FileNotFoundError ImportError IndexError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ' +
    'ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PermissionError ' +
    'RecursionError ReferenceError RuntimeError StopIteration SyntaxError SystemError SystemExit TimeoutError TypeError ' +
    'UnicodeDecodeError UnicodeEncodeError UnicodeError ValueError ZeroDivisionError ConnectionError RangeError'
  ).split(' '),
)

const SAID: Readonly<Record<string, string>> = {
  NoSuchKey: 'The specified key does not exist.',
  NoSuchBucket: 'The specified bucket does not exist',
  AccessDenied: 'Access Denied',
  SlowDown: 'Please reduce your request rate.',
  ThrottlingException: 'Rate exceeded',
  EntityNotFoundException: 'Entity Not Found',
}

/** What a test's stub threw, as AWS's error: `stub.throws('NoSuchKey')` names a code, an error of Python's or ours stays. */
export function thrownByStub(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AwsError || error.constructor !== Error) return error
  if (PYTHON.has(error.name)) return error
  const { name: code, message } = error
  return new AwsError(code, message.startsWith('Sinon-provided') ? (SAID[code] ?? code) : message)
}
