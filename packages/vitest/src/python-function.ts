import type { SinonStub } from 'sinon'

/**
 * A function of a Python file: a sinon stub that runs the Python function until the test says otherwise. A call from a
 * test gives a promise; a call from Python is answered at once. `keywords({ … })` as the last argument names arguments.
 */
export interface PythonFunction<Args extends readonly unknown[] = readonly unknown[], Result = unknown>
  // biome-ignore lint/suspicious/noExplicitAny: what a stub returns is up to the test.
  extends SinonStub<any[], any> {
  (...args: Args): Promise<Result>
}
