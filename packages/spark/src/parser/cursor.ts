import { syntaxError, type Token, tokenize } from './token.ts'

/** A place in a list of tokens, and the questions a parser asks there. */
export class Cursor {
  readonly source: string
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(source: string) {
    this.source = source
    this.#tokens = tokenize(source)
  }

  get token(): Token {
    return this.ahead(0)
  }
  ahead(distance: number): Token {
    return this.#tokens[Math.min(this.#at + distance, this.#tokens.length - 1)] as Token
  }
  advance(): Token {
    const { token } = this
    this.#at += 1
    return token
  }
  get position(): number {
    return this.#at
  }
  rewind(position: number): void {
    this.#at = position
  }

  isSymbol(text: string, distance = 0): boolean {
    const token = this.ahead(distance)
    return token.kind === 'symbol' && token.text === text
  }
  /** A keyword, in any case; a quoted name is none. */
  isWord(word: string, distance = 0): boolean {
    const token = this.ahead(distance)
    return token.kind === 'word' && token.text.toUpperCase() === word
  }
  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false
    this.#at += 1
    return true
  }
  /** Takes the keywords if they all stand here. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((w, i) => this.isWord(w, i))) return false
    this.#at += words.length
    return true
  }
  expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) throw syntaxError(this.token)
  }
  expectWords(...words: readonly string[]): void {
    if (!this.takeWords(...words)) throw syntaxError(this.token)
  }
  expectEnd(): void {
    if (this.token.kind !== 'end') throw syntaxError(this.token)
  }
  /** The text up to the bracket that closes here, which is not taken. */
  textUntilClosing(): string {
    const start = this.token.start
    let depth = 0
    while (this.token.kind !== 'end') {
      if (this.isSymbol('(')) depth += 1
      if (this.isSymbol(')')) {
        if (depth === 0) break
        depth -= 1
      }
      this.#at += 1
    }
    return this.source.slice(start, this.token.start).trim()
  }
}
