import type { Integer } from '../types/integer.ts'
import type { Profile } from './profile.ts'
import type { SessionConf } from './session-conf.ts'

const ANSI = 'spark.sql.ansi.enabled'
const ZONE = 'spark.sql.session.timeZone'

/** What Spark reads when it makes an expression, and not when it evaluates it. */
const BOUND: readonly string[] = [
  ANSI,
  ZONE,
  'spark.sql.chunkBase64String.enabled',
  'spark.sql.legacy.followThreeValuedLogicInArrayExists',
  'spark.sql.legacy.negativeIndexInArrayInsert',
  'spark.sql.legacy.sizeOfNull',
  'spark.sql.legacy.statisticalAggregate',
]

/** What a query keeps of the settings under which it was analyzed, whatever is set until it runs. */
export type BoundValues = ReadonlyMap<string, string>

export const boundValues = (conf: SessionConf): BoundValues =>
  new Map(BOUND.map((name) => [name, name === ZONE ? conf.timeZone : String(conf.flag(name))]))

/** The session's settings as they are, but for those that a query was bound to when it was analyzed. */
export class BoundConf implements SessionConf {
  readonly #conf: SessionConf
  readonly #values: BoundValues

  constructor(conf: SessionConf, values: BoundValues) {
    this.#conf = conf
    this.#values = values
  }

  has(values: BoundValues): boolean {
    return BOUND.every((name) => this.#values.get(name) === values.get(name))
  }
  get timeZone(): string {
    return this.#values.get(ZONE) ?? this.#conf.timeZone
  }
  get ansi(): boolean {
    return this.flag(ANSI)
  }

  get caseSensitive(): boolean {
    return this.#conf.caseSensitive
  }
  get allowPrecisionLoss(): boolean {
    return this.#conf.allowPrecisionLoss
  }
  get timeParserPolicy(): SessionConf['timeParserPolicy'] {
    return this.#conf.timeParserPolicy
  }
  get mapKeyDedupPolicy(): SessionConf['mapKeyDedupPolicy'] {
    return this.#conf.mapKeyDedupPolicy
  }
  get timestampNtz(): boolean {
    return this.#conf.timestampNtz
  }
  get retainGroupColumns(): boolean {
    return this.#conf.retainGroupColumns
  }
  get doubleQuotedIdentifiers(): boolean {
    return this.#conf.doubleQuotedIdentifiers
  }
  get escapedStringLiterals(): boolean {
    return this.#conf.escapedStringLiterals
  }
  get profile(): Profile {
    return this.#conf.profile
  }
  now(): Integer {
    return this.#conf.now()
  }
  get(name: string): string | undefined {
    // The zone by its name is the one that is set when the query runs: `current_timezone()`.
    return (name === ZONE ? undefined : this.#values.get(name)) ?? this.#conf.get(name)
  }
  flag(name: string): boolean {
    const bound = this.#values.get(name)
    return bound === undefined ? this.#conf.flag(name) : bound === 'true'
  }
  choice(name: string): string {
    return this.#conf.choice(name)
  }
}
