import { ERROR_CLASSES } from './error-classes.ts'

/** The PySpark exception class that carries an error to the job. */
export type SparkErrorKind =
  | 'AnalysisException'
  | 'ParseException'
  | 'IllegalArgumentException'
  | 'ArithmeticException'
  | 'NumberFormatException'
  | 'DateTimeException'
  | 'ArrayIndexOutOfBoundsException'
  | 'SparkRuntimeException'
  | 'SparkUpgradeException'
  | 'UnsupportedOperationException'
  | 'QueryExecutionException'
  | 'Py4JJavaError'
  | 'PySparkTypeError'
  | 'PySparkValueError'

/**
 * An error that Spark itself raises: same error class, SQLSTATE and words. `kind` names the exception class that
 * PySpark shows.
 */
export class SparkError extends Error {
  readonly kind: SparkErrorKind
  /** `UNRESOLVED_COLUMN.WITH_SUGGESTION`; undefined where Spark raises without one. */
  readonly errorClass: string | undefined
  readonly sqlState: string | undefined
  readonly messageParameters: Readonly<Record<string, string>>
  /** What a `Py4JJavaError` of the driver is in Java. Undefined: a SparkException. */
  readonly javaClass: string | undefined
  /** Raised by an expression without columns: Spark computes it while it plans, before a task runs. */
  isOfConstant = false
  /** The message says where in a SQL text the mistake is, or Spark does not say it. */
  isLocated = false
  /** The message shows what of a SQL text raised it, or Spark does not show it. */
  hasContext = false

  constructor(
    kind: SparkErrorKind,
    message: string,
    details: {
      errorClass?: string | undefined
      sqlState?: string | undefined
      messageParameters?: Readonly<Record<string, string>>
      javaClass?: string | undefined
    } = {},
  ) {
    super(message)
    this.name = kind
    this.kind = kind
    this.errorClass = details.errorClass
    this.sqlState = details.sqlState
    this.messageParameters = details.messageParameters ?? {}
    this.javaClass = details.javaClass
  }
}

/**
 * An error of Spark's error-class table, its message filled in.
 *
 * @param errorClass - `DIVIDE_BY_ZERO` or `UNRESOLVED_COLUMN.WITH_SUGGESTION`
 * @param parameters - what the `<name>` places of the message get
 */
export function sparkError(
  kind: SparkErrorKind,
  errorClass: string,
  parameters: Readonly<Record<string, string>> = {},
): SparkError {
  const entry = ERROR_CLASSES[errorClass]
  if (entry === undefined) throw new Error(`Error class ${errorClass} has no row in error-classes.ts`)
  const text = entry.message.replace(/<([A-Za-z0-9_]+)>/g, (place, name: string) => parameters[name] ?? place)
  const legacy = errorClass.startsWith('_LEGACY_ERROR_TEMP_')
  const message = legacy ? text : `[${errorClass}] ${text}`
  return new SparkError(kind, message, { errorClass, sqlState: entry.sqlState, messageParameters: { ...parameters } })
}

export const illegalArgument = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

/** An AnalysisException of the error-class table. */
export const analysisError = (errorClass: string, parameters: Readonly<Record<string, string>> = {}): SparkError =>
  sparkError('AnalysisException', errorClass, parameters)
