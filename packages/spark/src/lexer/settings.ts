/** What the session's settings change in how SQL text is cut into tokens. */
export interface LexerSettings {
  /** `"a"` is an identifier: ANSI mode with `spark.sql.ansi.doubleQuotedIdentifiers`. */
  readonly doubleQuotedIdentifiers: boolean
  /** `spark.sql.parser.escapedStringLiterals`: a backslash in a string stands for itself. */
  readonly escapedStringLiterals: boolean
}

/** Spark's defaults. */
export const PLAIN_LEXER: LexerSettings = { doubleQuotedIdentifiers: false, escapedStringLiterals: false }
