import { TestRunner } from 'vitest'
import { currentTest } from './current.ts'
import { userFrames } from './frames-of-ours.ts'
import { worker } from './worker.ts'

/** A call of a job: how the test spells it, and where it stands. */
interface OpenCall {
  readonly call: string
  readonly site: Error
}

/** Calls of jobs whose result nobody has looked at yet. */
const open = new Map<object, OpenCall>()

/** A promise that knows whether somebody waits for it: `await`, `return` and `expect(…).resolves` all ask it for `then`. */
class JobPromise<T> extends Promise<T> {
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise, and this is how one learns that it is awaited.
  override then<A = T, B = never>(
    fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    open.delete(this)
    return super.then(fulfilled, rejected)
  }
}

/**
 * The result of a job as a test gets it. A test that ends without having awaited it fails: the job may run after the
 * assertions, and its error would be nobody's.
 *
 * @param call - how the test spells it: `main`, `glue.run`
 */
export function awaited<T>(call: string, result: Promise<T>): Promise<T> {
  worker().cleanups.set('awaited', refuseForgotten)
  const promise = new JobPromise<T>((resolve, reject) => {
    const test = currentTest()
    result.then(resolve, (error: unknown) => reject(advised(error, test?.advice?.(error) ?? [])))
  })
  // The forgotten call is reported with its error: a second report as an unhandled rejection would tell less.
  promise.catch(() => {})
  open.set(promise, { call, site: new Error(call) })
  return promise
}

/** An error of a job keeps Spark's words; what follows them is said to the test alone. */
function advised(error: unknown, advice: readonly string[]): unknown {
  const text = advice.map((line) => `\n  ${line}`).join('')
  if (error instanceof Error && text !== '' && !error.message.endsWith(text)) error.message += text
  return error
}

function refuseForgotten(): void {
  const calls = [...open.values()]
  open.clear()
  const [first] = calls
  if (first === undefined) return
  const { call, site } = first
  const name = TestRunner.getCurrentTest()?.name
  const error = new Error(
    `[FORGOTTEN_AWAIT] Failed to end ${name === undefined ? 'the test' : JSON.stringify(name)}: it called ${call}() and did not wait for its ` +
      `result, so its assertions may have come before the job. Write await ${call}(…).`,
  )
  error.stack = [`${error.name}: ${error.message}`, ...userFrames(site.stack ?? '')].join('\n')
  throw error
}
