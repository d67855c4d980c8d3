import type { SinonStub } from 'sinon'

// biome-ignore lint/suspicious/noExplicitAny: what a stub is called with and returns is up to the test.
type AnyStub = SinonStub<any[], any>

/** All of a stub but its call, which a Python function declares for itself. */
type StubMembers = Pick<AnyStub, Exclude<keyof AnyStub, 'throws'>>

/**
 * A function of a Python file: a sinon stub that runs the Python function until the test says otherwise. A call from a
 * test gives a promise; a call from Python is answered at once. `keywords({ … })` as the last argument names arguments.
 */
export interface PythonFunction<Args extends readonly unknown[] = readonly unknown[], Result = unknown>
  extends StubMembers {
  (...args: Args): Promise<Result>
  /** Throws what the name says: `throws('ValueError', 'bad')` raises that exception of Python's; an error or an exception of the job as it is. */
  // biome-ignore lint/suspicious/noExplicitAny: sinon's own word
  throws(error?: any, message?: string): AnyStub
}
