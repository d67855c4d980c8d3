import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { type Integer, multiply } from '../types/integer.ts'
import { checkValue } from './check-value.ts'
import { isSameHere } from './effects.ts'
import type { SessionConf } from './session-conf.ts'
import { findRemovedSetting, findSetting, isCoreSetting, type Setting } from './settings.ts'

/** What `conf.set` takes; Spark has no method for anything else. */
export type SettingValue = string | number | boolean

/** `spark.conf`: settings by name. What the engine consults is read through {@link SessionConf}. */
export class RuntimeConf implements SessionConf {
  readonly #values = new Map<string, string>()
  readonly #clock: () => number

  /**
   * @param values - what a session is built with: those of an application too
   * @param clock - milliseconds since the epoch
   */
  constructor(values: Readonly<Record<string, SettingValue>> = {}, clock: () => number = Date.now) {
    this.#clock = clock
    for (const [name, value] of Object.entries(values)) this.build(name, value)
  }

  /** Gives a setting its value as a session is built: static settings and those of an application are taken too. */
  build(name: string, value: SettingValue): void {
    const text = String(value)
    this.#check(name, text)
    this.#values.set(name, text)
  }
  /**
   * Changes a setting of a running session.
   *
   * @throws SparkError for a value that Spark does not take, a static setting and one of the application
   * @throws UnsupportedError for a setting that can change a result and is not followed
   */
  set(name: string, value: SettingValue | null): void {
    requireModifiable(name)
    if (value === null || value === undefined) {
      throw illegalArgument(`requirement failed: value cannot be null for key: ${name}`)
    }
    this.build(name, value)
  }
  unset(name: string): void {
    requireModifiable(name)
    this.#values.delete(name)
  }
  /** The value of a setting, or its default; undefined for one that is neither set nor known, or has no default. */
  get(name: string): string | undefined {
    const own = this.#values.get(name)
    if (own !== undefined) return own
    const setting = findSetting(name)
    if (setting === undefined) return undefined
    const names = [setting.name, ...(setting.alternatives ?? [])]
    const given = names.find((n) => this.#values.has(n))
    return (given === undefined ? setting.default : this.#values.get(given)) ?? undefined
  }
  /** As PySpark's `conf.get`: a setting without value is an error unless a default is given; null where Spark has none. */
  getOrElse(name: string, fallback?: string | null): string | null {
    const setting = findSetting(name)
    if (setting !== undefined && fallback !== undefined && fallback !== null) checkValue(setting, fallback)
    const own = this.#values.get(name)
    if (own !== undefined) return own
    if (fallback !== undefined) return fallback
    const value = this.get(name)
    if (value !== undefined || setting !== undefined) return value ?? null
    throw notFound(name)
  }
  isModifiable(name: string): boolean {
    const setting = findSetting(name)
    return setting !== undefined && setting.name === name && setting.static !== true
  }

  #check(name: string, text: string): void {
    const gone = findRemovedSetting(name)
    if (gone !== undefined && gone.default !== text) {
      const { version, comment } = gone
      throw analysisError('_LEGACY_ERROR_TEMP_1226', { configName: name, version, comment })
    }
    const setting = findSetting(name)
    if (setting === undefined) return
    if (setting.static !== true) checkValue(setting, text)
    if (setting.effect !== 'refused' || isSameHere(setting.name, text)) return
    if (text.trim().toLowerCase() !== setting.default?.toLowerCase()) throw notFollowed(setting, text)
  }

  now(): Integer {
    return multiply(this.#clock(), 1000)
  }
  #flag(name: string): boolean {
    return this.get(name)?.trim().toLowerCase() === 'true'
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

function requireModifiable(name: string): void {
  const setting = findSetting(name)
  if (setting?.static === true) throw analysisError('_LEGACY_ERROR_TEMP_1325', { key: name })
  if (setting !== undefined || !isCoreSetting(name)) return
  throw analysisError('CANNOT_MODIFY_CONFIG', { key: `"${name}"`, docroot: 'https://spark.apache.org/docs/latest' })
}

const illegalArgument = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

// In PySpark this Java exception has no class of its own.
const notFound = (name: string): SparkError =>
  new SparkError(
    'Py4JJavaError',
    `[SQL_CONF_NOT_FOUND] The SQL config "${name}" cannot be found. Please verify that the config exists.`,
    { errorClass: 'SQL_CONF_NOT_FOUND' },
  )

const notFollowed = (setting: Setting, value: string): UnsupportedError =>
  new UnsupportedError(
    'SETTING_NOT_FOLLOWED',
    `Failed to set ${setting.name} to ${value}: it can change results and dryfit does not follow it`,
    `Leave it at its default, ${setting.default ?? 'none'}. docs/reference/settings.md lists what is followed.`,
  )
