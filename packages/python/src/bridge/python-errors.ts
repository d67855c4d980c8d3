import { GlueError } from '@dryfit/glue'
import { SparkError, type SparkErrorKind, UnsupportedError } from '@dryfit/spark'
import type { PythonRaisable } from '../host.ts'

/**
 * What a task raises reaches PySpark as a Py4JJavaError: it knows the classes of what the driver raises only. The Java
 * class that the job's failure then names.
 */
const RAISED_BY_TASKS: Readonly<Partial<Record<SparkErrorKind, string>>> = {
  ArithmeticException: 'org.apache.spark.SparkArithmeticException',
  ArrayIndexOutOfBoundsException: 'org.apache.spark.SparkArrayIndexOutOfBoundsException',
  DateTimeException: 'org.apache.spark.SparkDateTimeException',
  IllegalArgumentException: 'org.apache.spark.SparkIllegalArgumentException',
  NumberFormatException: 'org.apache.spark.SparkNumberFormatException',
  SparkRuntimeException: 'org.apache.spark.SparkRuntimeException',
}

const JAVA = 'py4j.protocol.Py4JJavaError'

/** How an error of the engine is raised in Python; undefined for an error that is no one's but ours or the test's. */
function pythonErrorOf(error: unknown, isRunning: boolean): PythonRaisable['pythonError'] | undefined {
  if (error instanceof SparkError) {
    const details = {
      errorClass: error.errorClass,
      sqlState: error.sqlState,
      messageParameters: error.messageParameters,
    }
    const javaClass = isRunning && !error.isOfConstant ? RAISED_BY_TASKS[error.kind] : undefined
    if (javaClass !== undefined)
      return {
        ...details,
        python: JAVA,
        message: `Job aborted due to stage failure: ${javaClass}: ${error.message}${causeOf(error)}`,
      }
    const python = error.kind === 'Py4JJavaError' ? JAVA : `pyspark.errors.${error.kind}`
    return { ...details, python, message: error.message, javaClass: error.javaClass }
  }
  if (error instanceof UnsupportedError) {
    return { python: 'pyspark._engine.NotSupportedError', message: error.message, code: error.code }
  }
  if (error instanceof GlueError) return { python: '_dryfit.refusals.Refusal', message: error.message }
  return undefined
}

/** As the stack trace of Java goes on, which is part of what Python shows of its error. */
const causeOf = ({ cause }: SparkError): string =>
  cause instanceof SparkError ? `\nCaused by: org.apache.spark.SparkException: ${cause.message}` : ''

/**
 * The error itself, told how it is raised in Python: the exception's cause stays the very same object.
 *
 * @param isRunning - whether rows were being computed, not a plan being made
 */
export function asRaisable(error: unknown, isRunning: boolean): unknown {
  const pythonError = pythonErrorOf(error, isRunning)
  if (pythonError === undefined || typeof error !== 'object' || error === null || 'pythonError' in error) return error
  return Object.defineProperty(error, 'pythonError', { value: pythonError, configurable: true })
}
