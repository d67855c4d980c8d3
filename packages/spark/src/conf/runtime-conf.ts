import { SparkError } from '../errors/spark-error.ts'
import { type Integer, multiply } from '../types/integer.ts'
import type { SessionConf } from './session-conf.ts'

const DEFAULTS: Readonly<Record<string, string>> = {
  'spark.sql.ansi.enabled': 'false',
  'spark.sql.caseSensitive': 'false',
  'spark.sql.session.timeZone': 'UTC',
  'spark.sql.decimalOperations.allowPrecisionLoss': 'true',
  'spark.sql.legacy.timeParserPolicy': 'EXCEPTION',
  'spark.sql.mapKeyDedupPolicy': 'EXCEPTION',
  'spark.sql.retainGroupColumns': 'true',
  'spark.sql.shuffle.partitions': '200',
}

/** `spark.conf`: settings by name. What the engine consults is read through {@link SessionConf}. */
export class RuntimeConf implements SessionConf {
  readonly #values = new Map<string, string>()

  readonly #clock: () => number

  /** @param clock - milliseconds since the epoch */
  constructor(values: Readonly<Record<string, string>> = {}, clock: () => number = Date.now) {
    this.#clock = clock
    for (const [name, value] of Object.entries(values)) this.set(name, value)
  }

  set(name: string, value: string | number | boolean): void {
    this.#values.set(name, String(value))
  }
  unset(name: string): void {
    this.#values.delete(name)
  }
  /** The value of a setting, or its default; undefined for one that is neither set nor known. */
  get(name: string): string | undefined {
    return this.#values.get(name) ?? DEFAULTS[name]
  }
  /** As PySpark's `conf.get`: a setting without value is an error unless a default is given. */
  getOrElse(name: string, fallback?: string): string {
    const value = this.get(name) ?? fallback
    if (value !== undefined) return value
    throw new SparkError(
      'IllegalArgumentException',
      `[SQL_CONF_NOT_FOUND] The SQL config "${name}" cannot be found. Please verify that the config exists.`,
    )
  }
  isModifiable(name: string): boolean {
    return name.startsWith('spark.sql.')
  }

  now(): Integer {
    return multiply(this.#clock(), 1000)
  }
  #flag(name: string): boolean {
    return this.get(name)?.toLowerCase() === 'true'
  }
  get ansi(): boolean {
    return this.#flag('spark.sql.ansi.enabled')
  }
  get caseSensitive(): boolean {
    return this.#flag('spark.sql.caseSensitive')
  }
  get timeZone(): string {
    return this.get('spark.sql.session.timeZone') ?? 'UTC'
  }
  get allowPrecisionLoss(): boolean {
    return this.#flag('spark.sql.decimalOperations.allowPrecisionLoss')
  }
  get timeParserPolicy(): 'EXCEPTION' | 'CORRECTED' | 'LEGACY' {
    const policy = this.get('spark.sql.legacy.timeParserPolicy')?.toUpperCase()
    return policy === 'CORRECTED' || policy === 'LEGACY' ? policy : 'EXCEPTION'
  }
  get mapKeyDedupPolicy(): 'EXCEPTION' | 'LAST_WIN' {
    return this.get('spark.sql.mapKeyDedupPolicy')?.toUpperCase() === 'LAST_WIN' ? 'LAST_WIN' : 'EXCEPTION'
  }
  get retainGroupColumns(): boolean {
    return this.#flag('spark.sql.retainGroupColumns')
  }
  get doubleQuotedIdentifiers(): boolean {
    return this.ansi && this.#flag('spark.sql.ansi.doubleQuotedIdentifiers')
  }
  get escapedStringLiterals(): boolean {
    return this.#flag('spark.sql.parser.escapedStringLiterals')
  }
}
