import { SparkError } from './spark-error.ts'
import { UnsupportedError } from './unsupported-error.ts'

/**
 * What an error of JavaScript that tells of an exhausted machine means to a job: Spark's own error for a plan that is too deep, a
 * refusal for a value that is too large. Any other error as it is.
 */
export function ofExhaustion(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error
  if (error.message.includes('call stack')) return new SparkError('Py4JJavaError', 'java.lang.StackOverflowError')
  return /^Invalid (?:string|array|typed array) length|allocation failed/.test(error.message)
    ? new UnsupportedError(
        'VALUE_TOO_LARGE',
        `Failed to compute a value: it is larger than JavaScript can hold (${error.message})`,
        'Make smaller values: a test needs none of this size.',
      )
    : error
}

/** Runs work of the engine; `ofExhaustion` says how it fails where the machine is exhausted. */
export function withinLimits<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    throw ofExhaustion(error)
  }
}
