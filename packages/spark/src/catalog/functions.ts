import { findFunction } from '../functions/index.ts'
import type { UserFunction } from '../plan/expression.ts'

/** The functions of a session: those that it registered go before Spark's own. */
export class Functions {
  readonly #own = new Map<string, UserFunction>()

  register(made: UserFunction): void {
    this.#own.set(made.name.toLowerCase(), made)
  }

  /** A function that the session registered. */
  find(name: string): UserFunction | undefined {
    return this.#own.get(name.toLowerCase())
  }

  exists(name: string): boolean {
    return this.find(name) !== undefined || findFunction(name) !== undefined
  }
}
