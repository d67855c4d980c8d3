import { functionIn } from '../analyzer/availability.ts'
import type { Profile } from '../conf/profile.ts'
import { describedFunctions } from '../functions/spark-described.ts'
import type { UserFunction, UserTableFunction } from '../plan/expression.ts'

/** The functions of a session: those that it registered go before Spark's own. */
export class Functions {
  readonly #own = new Map<string, UserFunction>()
  readonly #ownTables = new Map<string, UserTableFunction>()
  readonly #profile: Profile

  constructor(profile: Profile) {
    this.#profile = profile
  }

  register(made: UserFunction): void {
    this.#own.set(made.name.toLowerCase(), made)
  }

  registerTable(made: UserTableFunction): void {
    this.#ownTables.set(made.name.toLowerCase(), made)
  }

  /** Forgets a function that the session registered; tells whether it was there. */
  drop(name: string): boolean {
    const wasTable = this.#ownTables.delete(name.toLowerCase())
    return this.#own.delete(name.toLowerCase()) || wasTable
  }
  /** Of the functions that the session registered. */
  get names(): readonly string[] {
    return [...this.#own.keys(), ...this.#ownTables.keys()]
  }

  /** A function that the session registered. */
  find(name: string): UserFunction | undefined {
    return this.#own.get(name.toLowerCase())
  }

  /** A function in the place of a table that the session registered. */
  findTable(name: string): UserTableFunction | undefined {
    return this.#ownTables.get(name.toLowerCase())
  }

  exists(name: string): boolean {
    if (this.find(name) !== undefined || this.findTable(name) !== undefined) return true
    // What has no class is syntax: `case`.
    const described = describedFunctions().get(name.toLowerCase())
    return (
      (described === undefined || described.className !== undefined) && functionIn(this.#profile, name) !== undefined
    )
  }
}
