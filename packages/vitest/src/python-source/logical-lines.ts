/** A statement of Python as the scanner sees it: strings emptied, comments gone, brackets and continuations joined. */
export interface LogicalLine {
  readonly indent: number
  readonly text: string
  /** The same as it stands in the file. */
  readonly source: string
}

const TAB = 8

/** Splits Python into logical lines. What is no Python gives lines all the same: Python itself tells what is wrong. */
export function logicalLines(source: string): readonly LogicalLine[] {
  return new Splitter(source.replaceAll('\r\n', '\n').replace(/^\ufeff/, '')).split()
}

class Splitter {
  readonly #source: string
  readonly #lines: LogicalLine[] = []
  #at = 0
  #depth = 0
  #indent = 0
  #text = ''
  #from = 0

  constructor(source: string) {
    this.#source = source
  }

  split(): readonly LogicalLine[] {
    this.#readIndent()
    while (this.#at < this.#source.length) this.#step()
    this.#end()
    return this.#lines
  }

  #step(): void {
    const char = this.#source[this.#at] ?? ''
    if (char === '#') this.#skipComment()
    else if (char === '"' || char === "'") this.#skipString(char)
    else if (char === '\\' && this.#source[this.#at + 1] === '\n') this.#take(' ', 2)
    else if (char === '\n') this.#newLine()
    else {
      if ('([{'.includes(char)) this.#depth++
      if (')]}'.includes(char)) this.#depth = Math.max(0, this.#depth - 1)
      this.#take(char, 1)
    }
  }

  #take(text: string, length: number): void {
    this.#text += text
    this.#at += length
  }

  #newLine(): void {
    if (this.#depth > 0) {
      this.#take(' ', 1)
      return
    }
    this.#end()
    this.#at++
    this.#readIndent()
  }

  #end(): void {
    const text = this.#text.trim()
    if (text !== '') this.#lines.push({ indent: this.#indent, text, source: this.#source.slice(this.#from, this.#at) })
    this.#text = ''
  }

  #readIndent(): void {
    this.#indent = 0
    for (;;) {
      const char = this.#source[this.#at]
      if (char === ' ') this.#indent++
      else if (char === '\t') this.#indent = (Math.floor(this.#indent / TAB) + 1) * TAB
      else if (char !== '\f') break
      this.#at++
    }
    this.#from = this.#at
  }

  #skipComment(): void {
    const end = this.#source.indexOf('\n', this.#at)
    this.#at = end < 0 ? this.#source.length : end
  }

  /** Only the name of a string annotation is worth keeping: `ctx: "GlueContext"`. */
  #skipString(quote: string): void {
    const long = this.#source.startsWith(quote.repeat(3), this.#at)
    const mark = long ? quote.repeat(3) : quote
    const start = this.#at + mark.length
    let end = start
    while (end < this.#source.length && !this.#source.startsWith(mark, end)) {
      if (!long && this.#source[end] === '\n') break
      end += this.#source[end] === '\\' ? 2 : 1
    }
    const inside = this.#source.slice(start, end)
    this.#text += /^[\w.]*$/.test(inside) ? `'${inside}'` : "''"
    this.#at = Math.min(this.#source.length, this.#source.startsWith(mark, end) ? end + mark.length : end)
  }
}
