import { SparkError, UnsupportedError } from '@dryfit/spark'
import type { PythonRaisable } from '../host.ts'

/** How an error of the engine is raised in Python; undefined for an error that is no one's but ours or the test's. */
function pythonErrorOf(error: unknown): PythonRaisable['pythonError'] | undefined {
  if (error instanceof SparkError) {
    return {
      python: error.kind === 'Py4JJavaError' ? 'py4j.protocol.Py4JJavaError' : `pyspark.errors.${error.kind}`,
      message: error.message,
      errorClass: error.errorClass,
      sqlState: error.sqlState,
      messageParameters: error.messageParameters,
    }
  }
  if (error instanceof UnsupportedError) {
    return { python: 'pyspark._engine.NotSupportedError', message: error.message, code: error.code }
  }
  return undefined
}

/** The error itself, told how it is raised in Python: the exception's cause stays the very same object. */
export function asRaisable(error: unknown): unknown {
  const pythonError = pythonErrorOf(error)
  if (pythonError === undefined || typeof error !== 'object' || error === null || 'pythonError' in error) return error
  return Object.defineProperty(error, 'pythonError', { value: pythonError, configurable: true })
}
