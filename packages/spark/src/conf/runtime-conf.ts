import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { type Integer, multiply } from '../types/integer.ts'
import { checkValue } from './check-value.ts'
import { isSameHere } from './effects.ts'
import { DEFAULT_GLUE_VERSION, PROFILES, type Profile } from './profile.ts'
import type { SessionConf } from './session-conf.ts'
import { findRemovedSetting, findSetting, isCoreSetting, type Setting } from './settings.ts'

/** What `conf.set` takes; Spark has no method for anything else. */
export type SettingValue = string | number | boolean

/** `spark.conf`: settings by name. What the engine consults is read through {@link SessionConf}. */
export class RuntimeConf implements SessionConf {
  #values = new Map<string, string>()
  /** What the engine goes by, as it was found: it asks for each node of a plan. */
  readonly #known = new Map<string, string>()
  readonly #initial: ReadonlyMap<string, string>
  readonly #clock: () => number
  readonly profile: Profile
  #changes = 0

  /**
   * @param values - what a session is built with: those of an application too
   * @param clock - milliseconds since the epoch
   * @param profile - whose settings and defaults these are
   */
  constructor(
    values: Readonly<Record<string, SettingValue>> = {},
    clock: () => number = Date.now,
    profile: Profile = PROFILES[DEFAULT_GLUE_VERSION],
  ) {
    this.#clock = clock
    this.profile = profile
    for (const [name, value] of Object.entries(values)) this.build(name, value)
    this.#initial = new Map(this.#values)
  }

  /** Gives a setting its value as a session is built: static settings and those of an application are taken too. */
  build(name: string, value: SettingValue): void {
    const text = String(value)
    this.#check(name, text)
    this.#values.set(name, text)
    this.#changed()
  }
  /**
   * Changes a setting of a running session.
   *
   * @throws SparkError for a value that Spark does not take, a static setting and one of the application
   * @throws UnsupportedError for a setting that can change a result and is not followed
   */
  set(name: string, value: SettingValue | null): void {
    requireModifiable(name, this)
    if (value === null || value === undefined) {
      throw illegalArgument(`requirement failed: value cannot be null for key: ${name}`)
    }
    this.build(name, value)
  }
  unset(name: string): void {
    requireModifiable(name, this)
    this.#values.delete(name)
    this.#changed()
  }
  /** Gives a setting, or all of them, the value that the session was built with. */
  reset(name?: string): void {
    if (name !== undefined) requireModifiable(name, this)
    for (const key of name === undefined ? [...this.#values.keys()] : [name]) {
      const first = this.#initial.get(key)
      if (first === undefined) this.#values.delete(key)
      else this.#values.set(key, first)
    }
    this.#changed()
  }
  /** What is set. */
  settings(): readonly (readonly [name: string, value: string])[] {
    return [...this.#values]
  }
  /** Does something under other settings. */
  during<T>(settings: ReadonlyMap<string, string>, act: () => T): T {
    const before = this.#values
    this.#put(settings)
    try {
      return act()
    } finally {
      this.#put(before)
    }
  }
  #put(values: ReadonlyMap<string, string>): void {
    this.#values = new Map(values)
    this.#known.clear()
  }
  /** The value of a setting, or its default; undefined for one that is neither set nor known, or has no default. */
  get(name: string): string | undefined {
    const setting = this.#setting(name)
    if (setting === undefined) return this.#values.get(name) ?? this.#newDefault(name)
    const own = [name, setting.name, ...(setting.alternatives ?? [])].find((n) => this.#values.has(n))
    return own === undefined ? this.#default(setting) : this.#values.get(own)
  }
  /** What the engine goes by: a setting that the version does not have says what the version does. */
  #effective(name: string): string | undefined {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const value = this.#lookUp(name)
    if (value !== undefined) this.#known.set(name, value)
    return value
  }
  #lookUp(name: string): string | undefined {
    if (this.#setting(name) !== undefined) return this.get(name)
    return this.profile.behaves[name] ?? findSetting(name)?.default ?? this.#values.get(name)
  }
  #setting(name: string): Setting | undefined {
    const setting = findSetting(name)
    return setting === undefined || this.profile.difference.absentSettings.includes(setting.name) ? undefined : setting
  }
  #default({ name, default: usual }: Setting): string | undefined {
    const { defaults } = this.profile.difference
    return (Object.hasOwn(defaults, name) ? defaults[name] : usual) ?? undefined
  }
  /** The default of a setting that only this version has. */
  #newDefault(name: string): string | undefined {
    return this.profile.difference.newSettings[name] ?? undefined
  }
  /** As PySpark's `conf.get`: a setting without value is an error unless a default is given; null where Spark has none. */
  getOrElse(name: string, fallback?: string | null): string | null {
    const setting = this.#setting(name)
    if (setting !== undefined && fallback !== undefined && fallback !== null) checkValue(setting, fallback)
    const own = this.#values.get(name)
    if (own !== undefined) return own
    if (fallback !== undefined) return fallback
    const value = this.get(name)
    const known = setting !== undefined || Object.hasOwn(this.profile.difference.newSettings, name)
    if (value !== undefined || known) return value ?? null
    throw notFound(name)
  }
  /** What the variable `${name}` of a text stands for. @throws SparkError where nothing is set and the setting takes no empty text */
  variable(name: string): string {
    return this.#values.get(name) ?? this.getOrElse(name, '') ?? ''
  }
  isModifiable(name: string): boolean {
    const setting = this.#setting(name)
    return setting !== undefined && setting.name === name && setting.static !== true
  }

  #changed(): void {
    this.#known.clear()
    this.#changes += 1
  }
  /** How often settings were given values. */
  get changes(): number {
    return this.#changes
  }

  #check(name: string, text: string): void {
    const gone = findRemovedSetting(name)
    if (gone !== undefined && gone.default !== text) {
      const { version, comment } = gone
      throw analysisError('_LEGACY_ERROR_TEMP_1226', { configName: name, version, comment })
    }
    const setting = this.#setting(name)
    if (setting === undefined) {
      const { newSettings } = this.profile.difference
      if (Object.hasOwn(newSettings, name)) this.#refuseUnlessSame(name, text, newSettings[name] ?? undefined)
      return
    }
    if (setting.static !== true) checkValue(setting, text)
    if (setting.effect !== 'refused' || isSameHere(setting.name, text)) return
    this.#refuseUnlessSame(setting.name, text, this.#default(setting))
  }
  #refuseUnlessSame(name: string, value: string, usual: string | undefined): void {
    if (value.trim().toLowerCase() !== usual?.toLowerCase()) throw notFollowed(name, value, usual)
  }

  now(): Integer {
    return multiply(this.#clock(), 1000)
  }
  flag(name: string): boolean {
    return this.#effective(name)?.trim().toLowerCase() === 'true'
  }
  choice(name: string): string {
    return this.#effective(name)?.trim().toUpperCase() ?? ''
  }
  get ansi(): boolean {
    return this.flag('spark.sql.ansi.enabled')
  }
  get caseSensitive(): boolean {
    return this.flag('spark.sql.caseSensitive')
  }
  get timeZone(): string {
    return this.#effective('spark.sql.session.timeZone') ?? 'UTC'
  }
  get allowPrecisionLoss(): boolean {
    return this.flag('spark.sql.decimalOperations.allowPrecisionLoss')
  }
  get timeParserPolicy(): 'EXCEPTION' | 'CORRECTED' | 'LEGACY' {
    const policy = this.choice('spark.sql.legacy.timeParserPolicy')
    return policy === 'CORRECTED' || policy === 'LEGACY' ? policy : 'EXCEPTION'
  }
  get mapKeyDedupPolicy(): 'EXCEPTION' | 'LAST_WIN' {
    return this.choice('spark.sql.mapKeyDedupPolicy') === 'LAST_WIN' ? 'LAST_WIN' : 'EXCEPTION'
  }
  get timestampNtz(): boolean {
    return this.choice('spark.sql.timestampType') === 'TIMESTAMP_NTZ'
  }
  get retainGroupColumns(): boolean {
    return this.flag('spark.sql.retainGroupColumns')
  }
  get doubleQuotedIdentifiers(): boolean {
    return this.ansi && this.flag('spark.sql.ansi.doubleQuotedIdentifiers')
  }
  get escapedStringLiterals(): boolean {
    return this.flag('spark.sql.parser.escapedStringLiterals')
  }
}

function requireModifiable(name: string, conf: Pick<SessionConf, 'flag'>): void {
  const setting = findSetting(name)
  if (setting?.static === true) throw analysisError('_LEGACY_ERROR_TEMP_1325', { key: name })
  if (setting !== undefined || !isCoreSetting(name)) return
  if (!conf.flag('spark.sql.legacy.setCommandRejectsSparkCoreConfs')) return
  throw analysisError('CANNOT_MODIFY_CONFIG', { key: `"${name}"`, docroot: 'https://spark.apache.org/docs/latest' })
}

const illegalArgument = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

// In PySpark this Java exception has no class of its own.
const notFound = (name: string): SparkError =>
  new SparkError(
    'Py4JJavaError',
    `[SQL_CONF_NOT_FOUND] The SQL config "${name}" cannot be found. Please verify that the config exists.`,
    { errorClass: 'SQL_CONF_NOT_FOUND', javaClass: 'org.apache.spark.SparkNoSuchElementException' },
  )

const notFollowed = (name: string, value: string, usual: string | undefined): UnsupportedError =>
  new UnsupportedError(
    'SETTING_NOT_FOLLOWED',
    `Failed to set ${name} to ${value}: it can change results and dryfit does not follow it`,
    `Leave it at its default, ${usual ?? 'none'}. docs/reference/settings.md lists what is followed.`,
  )
