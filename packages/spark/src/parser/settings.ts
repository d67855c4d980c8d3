import { findSetting } from '../conf/settings.ts'
import { type LexerSettings, PLAIN_LEXER } from '../lexer/settings.ts'
import type { Integer } from '../types/integer.ts'

/** What the session's settings change in how SQL text is read. */
export interface ParserSettings extends LexerSettings {
  /** For literals of timestamps: `spark.sql.session.timeZone`. */
  readonly timeZone: string
  /** `timestamp` names the wall clock: `spark.sql.timestampType`. */
  readonly timestampNtz: boolean
  /** Whether a setting is true. */
  flag(name: string): boolean
  /** The session's clock, microseconds since the epoch: what `'today'` and a time without a date mean. */
  now(): Integer
  /** Every other setting by name, as text. */
  get?(name: string): string | undefined
}

/** Spark's defaults, in UTC. */
export const PLAIN_SQL: ParserSettings = {
  ...PLAIN_LEXER,
  timeZone: 'UTC',
  timestampNtz: false,
  flag: (name) => findSetting(name)?.default === 'true',
  now: () => Date.now() * 1000,
}
