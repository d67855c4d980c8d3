import { AwsError } from '../aws-error.ts'
import { type Params, paramsOf, textOf } from '../operation.ts'
import type { Path } from './path.ts'
import type { AttributeValue } from './values.ts'

export const invalid = (message: string): AwsError => new AwsError('ValidationException', message)

const TOKEN = /\s*([#:]?[A-Za-z_][\w-]*|\d+|<>|<=|>=|[=<>()[\],.+-]|$)/y

/** The tokens of an expression, and what its placeholders stand for. */
export class Tokens {
  readonly #kind: string
  readonly #tokens: string[] = []
  readonly #names: Params
  readonly #values: Params
  #at = 0

  /** @param kind - the parameter: `FilterExpression` */
  constructor(kind: string, params: Params) {
    this.#kind = kind
    this.#names = paramsOf(params['ExpressionAttributeNames'])
    this.#values = paramsOf(params['ExpressionAttributeValues'])
    const text = textOf(params[kind])
    TOKEN.lastIndex = 0
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const [, token = ''] = TOKEN.exec(text) ?? []
      if (token === '') throw this.refusal(text)
      this.#tokens.push(token)
    }
  }

  get next(): string {
    return this.#tokens[this.#at] ?? '<EOF>'
  }
  get isDone(): boolean {
    return this.#at >= this.#tokens.length
  }

  /** Takes the next token if it is this word or sign. */
  takes(word: string): boolean {
    if (this.next.toUpperCase() !== word) return false
    this.#at += 1
    return true
  }
  require(word: string): void {
    if (!this.takes(word)) throw this.refusal(this.next)
  }
  take(): string {
    this.#at += 1
    return this.#tokens[this.#at - 1] ?? '<EOF>'
  }

  refusal(token: string): AwsError {
    return invalid(`Invalid ${this.#kind}: Syntax error; token: "${token}", near: "${token}"`)
  }

  /** `:limit` */
  value(): AttributeValue {
    const token = this.take()
    const value = this.#values[token]
    if (value === undefined)
      throw invalid(
        `Invalid ${this.#kind}: An expression attribute value used in expression is not defined; attribute value: ${token}`,
      )
    return value as AttributeValue
  }

  /** `a.#b[2]` */
  path(): Path {
    const path: (string | number)[] = [this.#name()]
    for (;;) {
      if (this.takes('.')) path.push(this.#name())
      else if (this.takes('[')) {
        path.push(Number(this.take()))
        this.require(']')
      } else return path
    }
  }

  #name(): string {
    const token = this.take()
    if (!token.startsWith('#')) {
      if (/^[A-Za-z_]/.test(token)) return token
      throw this.refusal(token)
    }
    const name = this.#names[token]
    if (name === undefined)
      throw invalid(
        `Invalid ${this.#kind}: An expression attribute name used in the document path is not defined; attribute name: ${token}`,
      )
    return textOf(name)
  }
}
