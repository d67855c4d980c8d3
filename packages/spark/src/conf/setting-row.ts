/** What Spark's registry says of a setting. */
export interface SettingRow {
  readonly name: string
  readonly type: 'boolean' | 'int' | 'long' | 'double' | 'bytes' | 'time' | 'enum' | 'checked' | 'string'
  /** As `conf.get` gives it; null where Spark has none. */
  readonly default: string | null
  /** The version of Spark that first had it. */
  readonly since: string
  /** Given when a session is built, and never changed. */
  readonly static?: boolean
  /** Not shown by `SET -v`. */
  readonly internal?: boolean
  /** Other names under which it is read. */
  readonly alternatives?: readonly string[]
  /** The name in the message of a value of another type. */
  readonly shownAs?: string
  readonly values?: readonly string[]
  /** Values are compared and shown in upper case. */
  readonly upper?: boolean
  /** What is said of a value that is not taken. */
  readonly message?: string
  readonly min?: number
  readonly max?: number
}

/** A setting that Spark has dropped: only its default may be set. */
export interface RemovedSetting {
  readonly name: string
  readonly version: string
  readonly default: string
  readonly comment: string
}
