import type { Integer } from '../types/integer.ts'
import type { Profile } from './profile.ts'

/** What the session's settings mean to the engine; `spark.conf.set` changes them. The clock stands beside them. */
export interface SessionConf {
  /** `spark.sql.ansi.enabled` */
  readonly ansi: boolean
  /** `spark.sql.caseSensitive` */
  readonly caseSensitive: boolean
  /** `spark.sql.session.timeZone`: an IANA name or an offset. Glue runs in UTC. */
  readonly timeZone: string
  /** `spark.sql.decimalOperations.allowPrecisionLoss` */
  readonly allowPrecisionLoss: boolean
  /** `spark.sql.legacy.timeParserPolicy` */
  readonly timeParserPolicy: 'EXCEPTION' | 'CORRECTED' | 'LEGACY'
  /** `spark.sql.mapKeyDedupPolicy` */
  readonly mapKeyDedupPolicy: 'EXCEPTION' | 'LAST_WIN'
  /** Whether `timestamp` names the wall clock: `spark.sql.timestampType`. */
  readonly timestampNtz: boolean
  /** `spark.sql.retainGroupColumns` */
  readonly retainGroupColumns: boolean
  /** The session's clock, microseconds since the epoch. */
  now(): Integer
  /** ANSI mode with `spark.sql.ansi.doubleQuotedIdentifiers` */
  readonly doubleQuotedIdentifiers: boolean
  /** `spark.sql.parser.escapedStringLiterals` */
  readonly escapedStringLiterals: boolean
  /** The version of Glue that the session stands for. */
  readonly profile: Profile
  /** Every setting by name, as text. */
  get(name: string): string | undefined
  /** Whether a setting is true. */
  flag(name: string): boolean
  /** The value of a setting that names one of several, in upper case. */
  choice(name: string): string
}
