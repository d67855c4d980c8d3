import { functionIn } from '../analyzer/availability.ts'
import type { Profile } from '../conf/profile.ts'
import { describedFunctions } from '../functions/spark-described.ts'
import type { UserFunction } from '../plan/expression.ts'

/** The functions of a session: those that it registered go before Spark's own. */
export class Functions {
  readonly #own = new Map<string, UserFunction>()
  readonly #profile: Profile

  constructor(profile: Profile) {
    this.#profile = profile
  }

  register(made: UserFunction): void {
    this.#own.set(made.name.toLowerCase(), made)
  }

  /** Forgets a function that the session registered; tells whether it was there. */
  drop(name: string): boolean {
    return this.#own.delete(name.toLowerCase())
  }
  /** Of the functions that the session registered. */
  get names(): readonly string[] {
    return [...this.#own.keys()]
  }

  /** A function that the session registered. */
  find(name: string): UserFunction | undefined {
    return this.#own.get(name.toLowerCase())
  }

  exists(name: string): boolean {
    if (this.find(name) !== undefined) return true
    // What has no class is syntax: `case`.
    const described = describedFunctions().get(name.toLowerCase())
    return (
      (described === undefined || described.className !== undefined) && functionIn(this.#profile, name) !== undefined
    )
  }
}
