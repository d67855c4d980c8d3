import { sparkError } from '../errors/spark-error.ts'

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'end'

/** A piece of SQL text. `text` is what it stands for: quotes and escapes are gone. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
}

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?:BD|bd|Bd|bD|[LlSsYyDdFf])?(?![A-Za-z0-9_])/y
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*|\d+[A-Za-z_][A-Za-z0-9_]*/y
const SYMBOLS = [
  '<=>',
  '->',
  '=>',
  '<=',
  '>=',
  '<>',
  '!=',
  '==',
  '||',
  '::',
  '!>',
  '!<',
  '(',
  ')',
  '[',
  ']',
  ',',
  '.',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '^',
  '~',
  '=',
  '<',
  '>',
  '!',
  '?',
  ':',
  ';',
]

/** Spark's error for text that is not SQL. */
export const syntaxError = (token: Token): Error =>
  sparkError('ParseException', 'PARSE_SYNTAX_ERROR', {
    error: token.kind === 'end' ? 'end of input' : `'${token.text}'`,
    hint: '',
  })

/** Cuts SQL text into tokens, the last one `end`. @throws SparkError PARSE_SYNTAX_ERROR */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const skipped = skip(text, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    const token = next(text, at)
    tokens.push(token)
    at = token.end
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length })
  return tokens
}

function skip(text: string, at: number): number {
  if (/\s/.test(text[at] ?? '')) return at + 1
  if (text.startsWith('--', at)) {
    const line = text.indexOf('\n', at)
    return line < 0 ? text.length : line
  }
  if (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at)
    return close < 0 ? text.length : close + 2
  }
  return at
}

function next(text: string, at: number): Token {
  const char = text[at] ?? ''
  if (char === "'" || char === '"') return quotedString(text, at, false)
  if ((char === 'r' || char === 'R') && (text[at + 1] === "'" || text[at + 1] === '"'))
    return { ...quotedString(text, at + 1, true), start: at }
  if (char === '`') return backquoted(text, at)
  const number = matchAt(NUMBER, text, at)
  if (number !== undefined) return { kind: 'number', text: number, start: at, end: at + number.length }
  const word = matchAt(WORD, text, at)
  if (word !== undefined) return { kind: 'word', text: word, start: at, end: at + word.length }
  const symbol = SYMBOLS.find((s) => text.startsWith(s, at))
  if (symbol === undefined) throw syntaxError({ kind: 'symbol', text: char, start: at, end: at + 1 })
  return { kind: 'symbol', text: symbol, start: at, end: at + symbol.length }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function backquoted(text: string, at: number): Token {
  let value = ''
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '`') value += text[i]
    else if (text[i + 1] === '`') {
      value += '`'
      i += 1
    } else return { kind: 'quoted', text: value, start: at, end: i + 1 }
  }
  throw syntaxError({ kind: 'symbol', text: '`', start: at, end: at + 1 })
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
  '%': '\\%',
  _: '\\_',
}

function quotedString(text: string, at: number, raw: boolean): Token {
  const quote = text[at] ?? "'"
  let value = ''
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === quote) return { kind: 'string', text: value, start: at, end: i + 1 }
    if (char !== '\\' || raw) {
      value += char
      continue
    }
    const { piece, length } = unescape(text, i + 1)
    value += piece
    i += length
  }
  throw syntaxError({ kind: 'symbol', text: quote, start: at, end: at + 1 })
}

/** What follows a backslash, as Spark reads it in a string. */
function unescape(text: string, at: number): { readonly piece: string; readonly length: number } {
  const unicode = /^(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/.exec(text.slice(at, at + 9))
  if (unicode !== null) {
    return {
      piece: String.fromCodePoint(Number.parseInt(unicode[1] ?? unicode[2] ?? '0', 16)),
      length: unicode[0].length,
    }
  }
  const octal = /^[0-3][0-7]{2}/.exec(text.slice(at, at + 3))
  if (octal !== null) return { piece: String.fromCharCode(Number.parseInt(octal[0], 8)), length: 3 }
  const char = text[at] ?? ''
  return { piece: ESCAPES[char] ?? char, length: 1 }
}
