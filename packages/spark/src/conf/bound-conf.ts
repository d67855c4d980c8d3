import type { Integer } from '../types/integer.ts'
import type { Profile } from './profile.ts'
import type { SessionConf } from './session-conf.ts'

const ANSI = 'spark.sql.ansi.enabled'

/** What a query keeps of the settings under which it was analyzed, whatever is set until it runs. */
export interface BoundSettings {
  readonly timeZone: string
  readonly ansi: boolean
}

/** The session's settings as they are, but for those that a query was bound to when it was analyzed. */
export class BoundConf implements SessionConf {
  readonly #conf: SessionConf
  readonly timeZone: string
  readonly ansi: boolean

  constructor(conf: SessionConf, { timeZone, ansi }: BoundSettings) {
    this.#conf = conf
    this.timeZone = timeZone
    this.ansi = ansi
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
    return name === ANSI ? String(this.ansi) : this.#conf.get(name)
  }
  flag(name: string): boolean {
    return name === ANSI ? this.ansi : this.#conf.flag(name)
  }
  choice(name: string): string {
    return this.#conf.choice(name)
  }
}
