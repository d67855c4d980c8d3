import { parseError, parseErrorWithoutPosition, syntaxError } from '../errors/parse-error.ts'
import { SparkError } from '../errors/spark-error.ts'
import type { Span, Token } from '../lexer/token.ts'
import { tokenize } from '../lexer/tokenize.ts'
import type { SqlArguments } from '../plan/command.ts'
import { RESERVED } from './reserved.ts'
import type { ParserSettings } from './settings.ts'

/** How Spark words a syntax error where a token is missing. */
export type Missing = 'told' | 'untold' | 'always'

/** A place in the tokens of a text, and the questions a parser asks there. */
export class Cursor {
  readonly source: string
  readonly settings: ParserSettings
  /** What the markers of the text stand for. */
  readonly args: SqlArguments
  /** Reserved words are no names. */
  readonly isStrict: boolean
  readonly #tokens: readonly Token[]
  readonly #hasUnclosedComment: boolean
  #failures: { readonly at: number; readonly error: SparkError }[] = []
  #at = 0

  constructor(source: string, settings: ParserSettings, args: SqlArguments = {}) {
    this.args = args
    const { tokens, hasUnclosedComment } = tokenize(source, settings)
    this.source = source
    this.settings = settings
    this.isStrict = settings.flag('spark.sql.ansi.enforceReservedKeywords') && settings.flag('spark.sql.ansi.enabled')
    this.#tokens = tokens
    this.#hasUnclosedComment = hasUnclosedComment
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
  /** A name, quoted or not. @throws SparkError PARSE_SYNTAX_ERROR where none stands */
  takeName(): string {
    const { kind } = this.token
    if ((kind !== 'word' && kind !== 'quoted') || this.isReserved()) throw this.syntaxError()
    return this.advance().value
  }
  /** Whether the word can be no name: in ANSI mode with `spark.sql.ansi.enforceReservedKeywords`. */
  isReserved(): boolean {
    return this.isStrict && RESERVED.has(this.token.keyword)
  }
  /** Goes to the end of the text. */
  skip(): void {
    while (this.token.kind !== 'end') this.#at += 1
  }
  /** The place from a token on, up to the last one that was taken. */
  spanFrom(first: Token): Span {
    return { text: this.source, start: first.start, end: this.ahead(-1).end }
  }

  isSymbol(text: string, distance = 0): boolean {
    const token = this.ahead(distance)
    return token.kind === 'symbol' && token.text === text
  }
  /** A keyword, in any case; a quoted name is none. */
  isWord(word: string, distance = 0): boolean {
    return this.ahead(distance).keyword === word
  }
  /** A keyword with an operand behind it: where the expression ends it is a name. */
  isOperator(word: string): boolean {
    return this.isWord(word) && !this.closes(1)
  }
  /** The end of an expression: of the text, of an item, of a bracket. */
  closes(distance = 0): boolean {
    const { kind, text } = this.ahead(distance)
    return kind === 'end' || (kind === 'symbol' && (text === ')' || text === ',' || text === ']' || text === ';'))
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
  /** Spark names what is missing where it commits to one way of reading. */
  expectSymbol(text: string, missing: Missing = 'untold'): void {
    if (this.takeSymbol(text)) return
    if (this.isSymbol(text, 1)) throw this.syntaxError(this.token, this.#extra())
    throw this.syntaxError(this.token, missing === 'told' ? `missing '${text}'` : '')
  }
  expectWord(word: string, missing: Missing = 'told'): void {
    if (this.takeWords(word)) return
    const { kind } = this.token
    const told =
      missing === 'always' ||
      (missing === 'told' && (kind === 'word' || kind === 'number' || kind === 'string' || kind === 'quoted'))
    throw this.syntaxError(this.token, told ? `missing '${word}'` : '')
  }
  expectEnd(): void {
    if (this.token.kind === 'end') return
    throw this.syntaxError(this.token, this.ahead(1).kind === 'end' ? this.#extra() : '')
  }
  #unclosedComment(): SparkError {
    return parseErrorWithoutPosition('UNCLOSED_BRACKETED_COMMENT', {}, this.source)
  }
  #extra(): string {
    return `extra input '${this.token.text}'`
  }

  /** Spark's error for text that is not SQL, at a token. */
  syntaxError(token = this.token, hint = ''): SparkError {
    // Spark's listener for comments runs as it leaves the rule, and what it raises is what is seen.
    if (this.#hasUnclosedComment) return this.#unclosedComment()
    const shown = token.kind === 'end' ? undefined : token.text
    return syntaxError(shown, hint, { text: this.source, offset: token.start })
  }
  /** An error of Spark's table that is about what was read, at a token. */
  error(errorClass: string, parameters: Readonly<Record<string, string>>, at: Token): SparkError {
    return parseError(errorClass, parameters, { text: this.source, offset: at.start })
  }
  /** Notes what is wrong with a text of right syntax: Spark looks only after it has read everything. */
  fail(error: SparkError): void {
    this.#failures.push({ at: this.#at, error })
  }

  get position(): number {
    return this.#at
  }
  rewind(position: number): void {
    this.#at = position
    this.#failures = this.#failures.filter((f) => f.at < position)
  }
  /** Reads something or, where its syntax is wrong, raises another error than the one at the place. */
  orElse<T>(read: () => T, error: () => Error): T {
    try {
      return read()
    } catch (thrown) {
      throw thrown instanceof SparkError && thrown.errorClass === 'PARSE_SYNTAX_ERROR' ? error() : thrown
    }
  }

  /** Reads something or, where its syntax is wrong, reads something else from the same place. */
  orElseTry<T>(read: () => T, other: () => T): T {
    const start = this.#at
    try {
      return read()
    } catch (thrown) {
      if (!(thrown instanceof SparkError) || thrown.errorClass !== 'PARSE_SYNTAX_ERROR') throw thrown
      this.rewind(start)
      return other()
    }
  }

  /** Takes nothing more: raises what is wrong. */
  finish(): void {
    this.expectEnd()
    if (this.#hasUnclosedComment) throw this.#unclosedComment()
    const [failure] = this.#failures
    if (failure !== undefined) throw failure.error
  }
}
