/** A number of a JSON text, as it is written there: `1`, `1.0` and `1e0` differ. */
export class JsonNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Members in the order of the text; of a name that comes twice both are kept. */
export type JsonObject = readonly (readonly [string, JsonValue])[] & { readonly isObject: true }
export type JsonValue = null | boolean | string | JsonNumber | JsonObject | readonly JsonValue[]

export const isObject = (value: JsonValue): value is JsonObject =>
  Array.isArray(value) && (value as { isObject?: boolean }).isObject === true

/** What is not JSON. */
export class JsonSyntaxError extends Error {}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
  "'": "'",
}
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPECIAL = /-?(?:NaN|Infinity|INF)|\+(?:Infinity|INF)/y

/** Reads one JSON value as Spark's parser does: single quotes are taken for double ones, NaN and Infinity for numbers. */
export function parseJsonText(text: string): JsonValue {
  const reader = new Reader(text)
  const value = reader.value()
  return value
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  #skip(): string {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? 'x')) this.#at += 1
    return this.#text[this.#at] ?? ''
  }
  #fail(): never {
    throw new JsonSyntaxError(`Unexpected ${JSON.stringify(this.#text[this.#at] ?? 'end')} at ${this.#at}`)
  }
  #take(char: string): boolean {
    if (this.#skip() !== char) return false
    this.#at += 1
    return true
  }

  value(): JsonValue {
    const char = this.#skip()
    if (char === '{') return this.#object()
    if (char === '[') return this.#array()
    if (char === '"' || char === "'") return this.#string()
    for (const [word, value] of [
      ['null', null],
      ['true', true],
      ['false', false],
    ] as const) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    return this.#number()
  }

  #number(): JsonNumber {
    for (const pattern of [SPECIAL, NUMBER]) {
      pattern.lastIndex = this.#at
      const found = pattern.exec(this.#text)?.[0]
      if (found === undefined) continue
      const next = this.#text[this.#at + found.length] ?? ''
      if (/[A-Za-z0-9_.+-]/.test(next)) break
      this.#at += found.length
      return new JsonNumber(found)
    }
    return this.#fail()
  }

  #string(): string {
    const quote = this.#text[this.#at] ?? '"'
    let out = ''
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at] ?? ''
      if (char === quote) {
        this.#at += 1
        return out
      }
      if (char < ' ') this.#fail()
      out += char === '\\' ? this.#escape() : char
    }
    return this.#fail()
  }
  #escape(): string {
    this.#at += 1
    const char = this.#text[this.#at] ?? ''
    if (char === 'u') {
      const hex = this.#text.slice(this.#at + 1, this.#at + 5)
      if (!/^[0-9A-Fa-f]{4}$/.test(hex)) this.#fail()
      this.#at += 4
      return String.fromCharCode(Number.parseInt(hex, 16))
    }
    return ESCAPES[char] ?? this.#fail()
  }

  #array(): readonly JsonValue[] {
    this.#at += 1
    const items: JsonValue[] = []
    if (this.#take(']')) return items
    do items.push(this.value())
    while (this.#take(','))
    if (!this.#take(']')) this.#fail()
    return items
  }

  #object(): JsonObject {
    this.#at += 1
    const members: (readonly [string, JsonValue])[] = []
    if (!this.#take('}')) {
      do {
        const quote = this.#skip()
        if (quote !== '"' && quote !== "'") this.#fail()
        const name = this.#string()
        if (!this.#take(':')) this.#fail()
        members.push([name, this.value()])
      } while (this.#take(','))
      if (!this.#take('}')) this.#fail()
    }
    return Object.assign(members, { isObject: true as const })
  }
}

/** The text of a value, compact, numbers as they were written: what a string column gets of an object. */
export function jsonText(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isObject(value)) return `{${value.map(([k, v]) => `${JSON.stringify(k)}:${jsonText(v)}`).join(',')}}`
  return `[${value.map(jsonText).join(',')}]`
}
