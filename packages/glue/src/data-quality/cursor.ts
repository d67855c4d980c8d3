import { invalidRuleset } from './invalid-ruleset.ts'
import { placeOf, type Token, tokensOf } from './tokens.ts'

/** Goes over the tokens of a ruleset, and back where a reading fails. */
export class Cursor {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0
  #rule = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  get token(): Token {
    return this.#tokens[Math.min(this.#next, this.#tokens.length - 1)] as Token
  }

  advance(): Token {
    const { token } = this
    this.#next += 1
    return token
  }

  /** Remembers that a rule begins here. */
  beginRule(): void {
    this.#rule = this.#next
  }

  /** The tokens of the rule that began last, as far as it is read. */
  get ofRule(): readonly Token[] {
    return this.#tokens.slice(this.#rule, this.#next)
  }

  /** Whether the next token is one of these symbols or words. */
  isAt(...texts: readonly string[]): boolean {
    const { kind, text } = this.token
    return (kind === 'symbol' || kind === 'word') && texts.includes(text)
  }

  /** Goes past a symbol or word, if it is next. */
  take(...texts: readonly string[]): boolean {
    const isThere = this.isAt(...texts)
    if (isThere) this.#next += 1
    return isThere
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.mismatch(`'${text}'`)
  }

  mismatch(expected: string): Error {
    const { kind, text, at } = this.token
    const shown = kind === 'string' ? `"${text}"` : text
    return invalidRuleset(placeOf(this.#text, at, `mismatched input '${shown}' expecting ${expected}`))
  }

  /** What a reading gives; nothing is read where it gives nothing. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const before = this.#next
    const found = read()
    if (found === undefined) this.#next = before
    return found
  }
}
