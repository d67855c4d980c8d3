import type { PythonHost } from '@dryfit/python'
import { lineOfTest } from './line-of-test.ts'

/** What runs now, as far as Python needs to know it. */
export interface Current {
  /** The test's name in quotes, for errors. */
  readonly label: string
  /** What a job finds in `sys.argv` behind its file. */
  argv(): readonly string[]
  /** What the test could arrange to keep an error from its job. */
  advice?(error: unknown): readonly string[]
  /** Connects Python to the world of the test. */
  attach(host: PythonHost): void
}

let current: Current | undefined

/**
 * @param test - its name in quotes, and that of the other
 * @throws Error CONCURRENT_TESTS
 */
export function refuseConcurrent(test: string, what: string, other: string): never {
  throw new Error(
    `[CONCURRENT_TESTS] Failed to give ${placed(test)} ${what}: ${placed(other)} runs at the same time, and a worker has one Python. ` +
      'Let tests that use glue or Python run one after another: leave .concurrent out. Test files still run in parallel.',
  )
}

/** No frame of a test stands where its fixtures are made: its line is told in the text. */
function placed(test: string): string {
  const line = lineOfTest(test)
  return line === undefined ? test : `${test} (${line})`
}

export const currentTest = (): Current | undefined => current

/**
 * Makes a test the one that Python serves; the returned function ends it.
 * @throws Error when another test runs in this worker at the same time
 */
export function enterTest(test: Current): () => void {
  if (current !== undefined) refuseConcurrent(test.label, 'a glue', current.label)
  current = test
  return () => {
    if (current === test) current = undefined
  }
}
