/** In what a version of Spark differs from 3.5.6: recorded from the running Sparks. */
export interface SparkDifference {
  /** Defaults of settings that both have. */
  readonly defaults: Readonly<Record<string, string | null>>
  /** Settings that 3.5.6 has not, with their defaults. */
  readonly newSettings: Readonly<Record<string, string | null>>
  readonly absentSettings: readonly string[]
  /** Functions of SQL. */
  readonly newFunctions: readonly string[]
  readonly absentFunctions: readonly string[]
  /** Names of PySpark's classes, and of its module `functions`. */
  readonly absentPython: Readonly<Record<string, readonly string[]>>
  readonly newPython: Readonly<Record<string, readonly string[]>>
}
