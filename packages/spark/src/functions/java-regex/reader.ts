/** The flags that are on where the reader stands. */
export interface Flags {
  readonly ignoreCase: boolean
  readonly unixLines: boolean
  readonly multiline: boolean
  readonly dotAll: boolean
  readonly comments: boolean
}

/** A position in a pattern, by code points. */
export class Reader {
  readonly pattern: string
  private position = 0
  flags: Flags = { ignoreCase: false, unixLines: false, multiline: false, dotAll: false, comments: false }

  constructor(pattern: string) {
    this.pattern = pattern
  }

  atEnd(): boolean {
    return this.position >= this.pattern.length
  }

  /** The code point here; empty at the end. */
  peek(): string {
    const code = this.pattern.codePointAt(this.position)
    return code === undefined ? '' : String.fromCodePoint(code)
  }

  /** The UTF-16 unit some places ahead; empty past the end. */
  peekAt(offset: number): string {
    return this.pattern[this.position + offset] ?? ''
  }

  next(): string {
    const char = this.peek()
    this.position += char.length
    return char
  }

  startsWith(text: string): boolean {
    return this.pattern.startsWith(text, this.position)
  }

  eat(text: string): boolean {
    if (!this.startsWith(text)) return false
    this.position += text.length
    return true
  }

  /** What a sticky expression matches here. */
  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.position
    const text = sticky.exec(this.pattern)?.[0]
    if (text !== undefined) this.position += text.length
    return text
  }

  /** Skips white space and comments, as `(?x)` does. True when there was any. */
  skipIgnored(): boolean {
    return this.match(/(?:[ \t-\r]|#[^\n\r\u0085\u2028\u2029]*)+/y) !== undefined
  }

  /** The text of `\Q…\E`, or to the end where `\E` is missing. */
  readQuoted(): string {
    this.eat('\\Q')
    const end = this.pattern.indexOf('\\E', this.position)
    const text = this.pattern.slice(this.position, end < 0 ? undefined : end)
    this.position = end < 0 ? this.pattern.length : end + 2
    return text
  }
}
