import type { Runtime } from '../context/runtime.ts'
import { GlueError } from '../errors/glue-error.ts'
import { nearMisses } from '../errors/listing.ts'
import { type BoundArguments, signature } from '../recorder/signature.ts'
import { AwsError, thrownByStub } from './aws-error.ts'
import { type Operation, type Params, paramsOf, refusedParameter } from './operation.ts'
import { OPERATION_NAMES, SERVICE_NAMES } from './operation-names.ts'
import { OPERATIONS } from './operations.ts'
import { unanswered } from './unanswered.ts'
import { decoded, encoded } from './wire.ts'

/** What the guest is given: an answer, AWS's error, or neither where nobody answers. */
export interface Answer {
  readonly id: string
  readonly status: number
  readonly ok?: unknown
  readonly error?: { readonly Code: string; readonly Message: string }
  readonly extra?: unknown
}

/** Nobody answers the operation: the guest knows what it would give, and asks for the refusal. */
class NotAnswered extends Error {}

const ANY = signature('**params')
/** Methods of clients that are no operations: they make a text out of nothing but their parameters. */
const CLIENT_METHODS = ['generate_presigned_url', 'generate_presigned_post']

/** Methods of boto3's client of S3 that call operations: these are stubs. */
const TRANSFERS: Readonly<Record<string, string>> = {
  upload_file: 'put_object',
  upload_fileobj: 'put_object',
  download_file: 'get_object',
  download_fileobj: 'get_object',
  copy: 'copy_object',
}

/** AWS's services as jobs reach them with boto3: every operation is a sinon stub that does its work until a test replaces it. */
export class Aws {
  readonly #runtime: Runtime
  readonly #advice: { readonly message: string; readonly lines: readonly string[] }[] = []
  #asked = 0
  /** That of the client whose call is answered; a test's own call has none. */
  #region: string | undefined

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  /** Answers a call of the guest. */
  answer(service: string, operation: string, params: unknown, region: string | undefined): Answer {
    this.#asked += 1
    const id = `00000000-0000-4000-8000-${String(this.#asked).padStart(12, '0')}`
    try {
      const bound = decoded(params) as BoundArguments
      const key = this.watch(service, operation)
      this.#region = region
      const result = this.#runtime.recorder.enter(key, bound)
      return { id, status: operationOf(service, operation)?.status ?? 200, ok: encoded(result ?? {}) }
    } catch (thrown) {
      const error = thrownByStub(thrown)
      if (error instanceof NotAnswered) return { id, status: 0 }
      if (!(error instanceof AwsError)) throw error
      const { code, message, status, extra, advice } = error
      if (advice.length > 0) this.#advice.push({ message: `An error occurred (${code})`, lines: advice })
      return {
        id,
        status,
        error: { Code: code, Message: message, ...paramsOf(extra['Error']) },
        extra: encoded({ ...extra, Error: undefined }),
      }
    } finally {
      this.#region = undefined
    }
  }

  /** The lines of test code that would keep the last such error from a job. */
  advice(message: string): readonly string[] {
    return this.#advice.findLast((one) => message.includes(one.message))?.lines ?? []
  }

  /** Has the recorder watch an operation; gives its key. */
  watch(service: string, operation: string): string {
    const { recorder, world } = this.#runtime
    const key = `aws.${service}.${operation}`
    if (recorder.watches(key)) return key
    const known = operationOf(service, operation)
    const target = known?.target
    return recorder.watch(key, {
      name: key,
      spelling: `${service}.${operation}`,
      signature: ANY,
      direction: known?.direction ?? 'other',
      ...(target === undefined ? {} : { describe: (params: Params) => ({ target: target(params) }) }),
      run: (params) => {
        if (known === undefined) throw new NotAnswered(`${service}.${operation}`)
        requireKnown(`${service}.${operation}`, known, params)
        const { services } = world
        const region = this.#region ?? services.region
        return known.run({ params, region, account: services.account, world, services, runtime: this.#runtime })
      },
      convert: (result) => notLater(`${service}.${operation}`, result),
    })
  }

  /**
   * Refuses an operation that nobody answers.
   * @throws GlueError NOT_ANSWERED
   */
  refuse(service: string, operation: string, members: readonly string[]): never {
    throw unanswered(service, operation, members)
  }
}

const operationOf = (service: string, operation: string): Operation | undefined => OPERATIONS[service]?.[operation]

function requireKnown(name: string, { refuses = [] }: Operation, params: Params): void {
  const refused = refuses.find((each) => params[each] !== undefined)
  if (refused !== undefined)
    throw refusedParameter(name, refused, `Answer the call in the test: glue.aws.${name}.returns({ … }).`)
}

function notLater(name: string, result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('then' in result)) return result
  throw new GlueError(
    'PROMISE_FOR_A_JOB',
    `Failed to answer ${name}: the test's stub gave a promise, and a job waits for none. Use returns and throws.`,
  )
}

const known = new WeakMap<Runtime, Aws>()

/** The services of a world. */
export function awsOf(runtime: Runtime): Aws {
  let aws = known.get(runtime)
  if (aws === undefined) {
    aws = new Aws(runtime)
    known.set(runtime, aws)
  }
  return aws
}

/** @throws GlueError NO_SUCH_SERVICE */
export function requireService(service: string): void {
  const all: ReadonlySet<string> = SERVICE_NAMES
  if (all.has(service)) return
  throw missing('NO_SUCH_SERVICE', `Failed to find the service ${service}: boto3 has no such client.`, service, all)
}

/** @throws GlueError NO_SUCH_OPERATION */
export function requireOperation(service: string, operation: string): void {
  const described: Readonly<Record<string, ReadonlySet<string>>> = OPERATION_NAMES
  const names = described[service]
  const of = `glue.aws.${service}.${operation}`
  if (names === undefined ? /^[a-z][a-z0-9_]*$/.test(operation) : names.has(operation)) return
  if (CLIENT_METHODS.includes(operation)) return
  const transfer = service === 's3' ? TRANSFERS[operation] : undefined
  if (transfer !== undefined)
    throw new GlueError(
      'NO_SUCH_OPERATION',
      `Failed to find ${of}: it is boto3's own way to call ${transfer}. Use that one: glue.aws.s3.${transfer}.`,
    )
  const why = `Failed to find ${of}: boto3's client has no such method. Its methods are written as in Python.`
  const snake = operation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  throw missing('NO_SUCH_OPERATION', why, snake, names ?? [snake])
}

function missing(code: string, text: string, wanted: string, names: Iterable<string>): GlueError {
  const all = [...names]
  const near = all.includes(wanted) ? wanted : nearMisses(wanted, all)[0]
  return new GlueError(code, near === undefined ? text : `${text} Did you mean ${near}?`)
}
