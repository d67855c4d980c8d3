/** A value that is written out in Python source, as a test gets it from Python. */
export type Literal = null | boolean | number | string | readonly Literal[] | { readonly [key: string]: Literal }

/** What a text means that is one literal; undefined for all else, which Python alone can tell. */
export function literalOf(text: string): { readonly value: Literal } | undefined {
  const reader = new Reader(text)
  try {
    const value = reader.value()
    return reader.isAtEnd() ? { value } : undefined
  } catch (error) {
    if (error === NO_LITERAL) return undefined
    throw error
  }
}

const NO_LITERAL = new Error('no literal')
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' }

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): Literal {
    const word = this.#match(/None\b|True\b|False\b/y)
    if (word !== undefined) return word === 'None' ? null : word === 'True'
    const number = this.#match(/-?(?:0|[1-9][\d_]*)(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?(?![\w.])/y)
    if (number !== undefined) return numberOf(number)
    if (this.#match(/\[/y) !== undefined) return this.#list()
    if (this.#match(/\{/y) !== undefined) return this.#dict()
    return this.#string()
  }

  isAtEnd(): boolean {
    this.#skip()
    return this.#at === this.#text.length
  }

  #list(): Literal {
    const items: Literal[] = []
    while (this.#match(/\]/y) === undefined) {
      items.push(this.value())
      this.#separator(']')
    }
    return items
  }

  #dict(): Literal {
    const entries: [string, Literal][] = []
    while (this.#match(/\}/y) === undefined) {
      const key = this.#string()
      // The tag of values that have no form in JSON; and what no object literal takes as a key of its own.
      if (key === '$' || key === '__proto__' || this.#match(/:/y) === undefined) throw NO_LITERAL
      entries.push([key, this.value()])
      this.#separator('}')
    }
    return Object.fromEntries(entries)
  }

  #separator(end: string): void {
    if (this.#match(/,/y) !== undefined) return
    this.#skip()
    if (this.#text[this.#at] !== end) throw NO_LITERAL
  }

  #string(): string {
    const quoted = this.#match(/'''(?:[^\\]|\\.)*?'''|"""(?:[^\\]|\\.)*?"""|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/sy)
    if (quoted === undefined) throw NO_LITERAL
    const length = /^(?:'''|""")/.test(quoted) && quoted.length >= 6 ? 3 : 1
    return quoted.slice(length, -length).replace(/\\(.)/gs, (_, char: string) => {
      const meant = ESCAPES[char]
      if (meant === undefined) throw NO_LITERAL
      return meant
    })
  }

  #match(pattern: RegExp): string | undefined {
    this.#skip()
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#at += found.length
    return found
  }

  #skip(): void {
    const space = /(?:\s|#[^\n]*|\\\n)*/y
    space.lastIndex = this.#at
    this.#at += space.exec(this.#text)?.[0].length ?? 0
  }
}

function numberOf(text: string): number {
  const value = Number(text.replaceAll('_', ''))
  const isWhole = !/[.eE]/.test(text)
  if (isWhole ? !Number.isSafeInteger(value) : !Number.isFinite(value)) throw NO_LITERAL
  return value
}
