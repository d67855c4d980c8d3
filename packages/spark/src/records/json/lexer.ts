import { tick } from '../../errors/deadline.ts'
/** A parsed JSON value; numbers keep their text. */
export type JsonNode =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, JsonNode])[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'integer'; readonly text: string }
  | { readonly kind: 'float'; readonly text: string }
  | { readonly kind: 'true' | 'false' | 'null' }

/** What Jackson tolerates beyond JSON. */
export interface JsonLeniency {
  readonly comments: boolean
  readonly unquotedFieldNames: boolean
  readonly singleQuotes: boolean
  readonly leadingZeros: boolean
  readonly nonNumericNumbers: boolean
  readonly anyEscape: boolean
  readonly controlChars: boolean
}

/** What `get_json_object`, `json_tuple` and their kin tolerate. */
export const HIVE_LENIENCY: JsonLeniency = {
  comments: false,
  unquotedFieldNames: false,
  singleQuotes: true,
  leadingZeros: false,
  nonNumericNumbers: false,
  anyEscape: false,
  controlChars: true,
}

/** A text that is not JSON. */
export class JsonSyntaxError extends Error {}

const MAX_DEPTH = 1000
const MAX_NUMBER = 1000

/**
 * Reads the first JSON value of a text; what follows it is not looked at. Undefined for a blank text.
 *
 * @throws JsonSyntaxError for a malformed value
 */
export function parseJsonText(text: string, leniency: JsonLeniency): JsonNode | undefined {
  const lexer = new Lexer(text, leniency)
  lexer.skipSpace()
  return lexer.atEnd() ? undefined : lexer.value(1)
}

const NUMBER = /-?(?:\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const NON_NUMERIC = /NaN|[+-]?INF|[+-]?Infinity/y
const KEYWORD = /true|false|null/y
const SPACE = /[ \t\n\r]*/y
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/y
const BARE_NAME = /[\p{ID_Continue}$@#*+-]+/uy
const IDENTIFIER = /[\p{ID_Continue}$]/u
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '/': '/',
  '\\': '\\',
}
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

class Lexer {
  private readonly text: string
  private readonly leniency: JsonLeniency
  private at = 0

  constructor(text: string, leniency: JsonLeniency) {
    this.text = text
    this.leniency = leniency
  }

  atEnd(): boolean {
    return this.at >= this.text.length
  }

  private match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.at
    const found = sticky.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  skipSpace(): void {
    this.match(SPACE)
    while (this.leniency.comments && this.match(COMMENT) !== undefined) this.match(SPACE)
  }

  private peek(): string {
    return this.text.charAt(this.at)
  }

  private eat(char: string): boolean {
    if (this.peek() !== char) return false
    this.at += 1
    return true
  }

  value(depth: number): JsonNode {
    tick('the reading of JSON')
    const char = this.peek()
    if (depth > MAX_DEPTH && (char === '{' || char === '[')) throw this.error('nesting is too deep')
    if (char === '{') return this.object(depth)
    if (char === '[') return this.array(depth)
    if (char === '"' || (char === "'" && this.leniency.singleQuotes)) return { kind: 'string', text: this.string() }
    return this.word() ?? this.number(depth)
  }

  private word(): JsonNode | undefined {
    if (this.leniency.nonNumericNumbers) {
      const name = this.match(NON_NUMERIC)
      if (name !== undefined) {
        this.endOfWord()
        return { kind: 'float', text: name.replace('INF', 'Infinity').replace('+', '') }
      }
    }
    const keyword = this.match(KEYWORD)
    if (keyword === undefined) return undefined
    this.endOfWord()
    return { kind: keyword as 'true' | 'false' | 'null' }
  }

  private endOfWord(): void {
    if (IDENTIFIER.test(this.peek())) throw this.error('unrecognized token')
  }

  private number(depth: number): JsonNode {
    const found = this.match(NUMBER)
    if (found === undefined) throw this.error('expected a value')
    const digits = found.replace('-', '')
    if (digits.length > MAX_NUMBER) throw this.error('number is too long')
    if (/^0\d/.test(digits) && !this.leniency.leadingZeros) throw this.error('leading zeroes are not allowed')
    const next = this.peek()
    if (next === '.' || (depth === 1 && next !== '' && !/[ \t\n\r]/.test(next)))
      throw this.error('unexpected character after a number')
    if (/[a-zA-Z]/.test(next)) throw this.error('unexpected character after a number')
    const text = found.replace(/^(-?)0+(?=\d)/, '$1')
    return { kind: /[.eE]/.test(text) ? 'float' : 'integer', text }
  }

  private object(depth: number): JsonNode {
    this.at += 1
    const entries: (readonly [string, JsonNode])[] = []
    this.skipSpace()
    if (this.eat('}')) return { kind: 'object', entries }
    for (;;) {
      const name = this.fieldName()
      this.skipSpace()
      if (!this.eat(':')) throw this.error('expected a colon')
      this.skipSpace()
      entries.push([name, this.value(depth + 1)])
      this.skipSpace()
      if (this.eat('}')) return { kind: 'object', entries }
      if (!this.eat(',')) throw this.error('expected a comma')
      this.skipSpace()
    }
  }

  private fieldName(): string {
    const char = this.peek()
    if (char === '"' || (char === "'" && this.leniency.singleQuotes)) return this.string()
    const bare = this.leniency.unquotedFieldNames ? this.match(BARE_NAME) : undefined
    if (bare === undefined) throw this.error('expected a field name')
    return bare
  }

  private array(depth: number): JsonNode {
    this.at += 1
    const items: JsonNode[] = []
    this.skipSpace()
    if (this.eat(']')) return { kind: 'array', items }
    for (;;) {
      items.push(this.value(depth + 1))
      this.skipSpace()
      if (this.eat(']')) return { kind: 'array', items }
      if (!this.eat(',')) throw this.error('expected a comma')
      this.skipSpace()
    }
  }

  private string(): string {
    const quote = this.peek()
    this.at += 1
    let out = ''
    for (;;) {
      if (this.atEnd()) throw this.error('expected a closing quote')
      const char = this.text.charAt(this.at++)
      if (char === quote) break
      if (char === '\\') out += this.escape()
      else if (char < ' ' && !this.leniency.controlChars) throw this.error('unescaped control character')
      else out += char
    }
    // As in UTF-8: half of a surrogate pair is a question mark.
    return out.replace(LONE_SURROGATE, '?')
  }

  private escape(): string {
    const char = this.text.charAt(this.at++)
    const simple = ESCAPES[char]
    if (simple !== undefined) return simple
    if (char === 'u') {
      const digits = /^[0-9a-fA-F]{4}/.exec(this.text.slice(this.at, this.at + 4))?.[0]
      if (digits === undefined) throw this.error('expected four hexadecimal digits')
      this.at += 4
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    if (char !== '' && (this.leniency.anyEscape || (char === "'" && this.leniency.singleQuotes))) return char
    throw this.error('unrecognized character escape')
  }

  private error(reason: string): JsonSyntaxError {
    return new JsonSyntaxError(`${reason} at position ${this.at}`)
  }
}
