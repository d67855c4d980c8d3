/** `other` is a character that no token of Spark's begins with: an unclosed quote, a letter beyond ASCII. */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'other' | 'end'

/** A piece of SQL text. */
export interface Token {
  readonly kind: TokenKind
  /** As written; empty at the end. */
  readonly text: string
  /** What it stands for: quotes and escapes are gone. Of a word as written. */
  readonly value: string
  /** A word in upper case, which may be a keyword; empty for everything else. */
  readonly keyword: string
  /** Index of the first character in the text. */
  readonly start: number
  /** Index after the last character. */
  readonly end: number
}

/** Where a node of a plan stands in the SQL text it was read from. */
export interface Span {
  readonly text: string
  readonly start: number
  readonly end: number
}
