import { BooleanType, DoubleType, StringType } from '@dryfit/spark'
import { wholeNumber } from '../dynamic-frame/external.ts'
import { type AtomDataType, array, atom, type Dynamic, NULL, struct } from '../dynamic-frame/value.ts'

const STRING = StringType as AtomDataType
const DOUBLE = DoubleType as AtomDataType
const BOOLEAN = BooleanType as AtomDataType

/** What is wrong with a text, and where. */
export class JsonTextError extends Error {
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.name = 'JsonTextError'
    this.line = line
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const SPACE = /[ \t\r\n]*/y

/** Reads JSON values one after another, numbers exactly: `1` is whole, `1.0` is not. */
export class JsonText {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Whether another value follows. */
  get hasMore(): boolean {
    this.#match(SPACE)
    return this.#at < this.#text.length
  }

  /** The line that the reader stands in, from 1. */
  get line(): number {
    let line = 1
    for (let i = this.#text.indexOf('\n'); i >= 0 && i < this.#at; i = this.#text.indexOf('\n', i + 1)) line += 1
    return line
  }

  value(): Dynamic {
    this.#match(SPACE)
    const c = this.#text[this.#at]
    if (c === '{') return this.#object()
    if (c === '[') return this.#array()
    if (c === '"') return atom(STRING, this.#string())
    if (this.#word('null')) return NULL
    if (this.#word('true')) return atom(BOOLEAN, true)
    if (this.#word('false')) return atom(BOOLEAN, false)
    return this.#number()
  }

  #object(): Dynamic {
    const fields = new Map<string, Dynamic>()
    this.#at += 1
    if (this.#next('}')) return struct(fields)
    do {
      this.#match(SPACE)
      const name = this.#string()
      if (fields.has(name)) throw this.#error(`the field ${JSON.stringify(name)} stands twice in one object`)
      if (!this.#next(':')) throw this.#error('a colon is missing')
      fields.set(name, this.value())
    } while (this.#next(','))
    if (!this.#next('}')) throw this.#error('an object does not end')
    return struct(fields)
  }

  #array(): Dynamic {
    const items: Dynamic[] = []
    this.#at += 1
    if (this.#next(']')) return array(items)
    do items.push(this.value())
    while (this.#next(','))
    if (!this.#next(']')) throw this.#error('an array does not end')
    return array(items)
  }

  #string(): string {
    const text = this.#match(TEXT)
    if (text === undefined) throw this.#error('a string is missing or does not end')
    return JSON.parse(text) as string
  }

  #number(): Dynamic {
    const text = this.#match(NUMBER)
    if (text === undefined || text === '') {
      const rest = this.#text.slice(this.#at, this.#at + 20).split('\n')[0] ?? ''
      throw this.#error(rest === '' ? 'it ends in the middle of a value' : `${JSON.stringify(rest)} is no value`)
    }
    if (/[.eE]/.test(text)) return atom(DOUBLE, Number(text))
    const whole = wholeNumber(BigInt(text))
    if (whole === undefined) throw this.#error(`${text} is beyond a long`)
    return whole
  }

  #word(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false
    this.#at += word.length
    return true
  }

  #next(c: string): boolean {
    this.#match(SPACE)
    if (this.#text[this.#at] !== c) return false
    this.#at += 1
    return true
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return undefined
    this.#at += found[0].length
    return found[0]
  }

  #error(message: string): JsonTextError {
    return new JsonTextError(message, this.line)
  }
}
