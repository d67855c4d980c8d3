import { PatternSyntaxError, refusedConstruct } from './error.ts'
import { isCasedProperty, propertySource } from './property.ts'
import type { Reader } from './reader.ts'

const hex = (code: number): string => `\\u{${code.toString(16)}}`
const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** A code point as JavaScript writes it, inside or outside a class. */
export const charSource = (code: number): string => (isAlphanumeric(code) ? String.fromCodePoint(code) : hex(code))

const isUpper = (code: number): boolean => code >= 65 && code <= 90
const isLower = (code: number): boolean => code >= 97 && code <= 122

/** A single code point; with `(?i)` both cases of an ASCII letter, since Java folds no other. */
export function literalSource(code: number, ignoreCase: boolean): string {
  if (ignoreCase && isUpper(code)) return `[${charSource(code)}${charSource(code + 32)}]`
  if (ignoreCase && isLower(code)) return `[${charSource(code)}${charSource(code - 32)}]`
  return charSource(code)
}

const PREDEFINED: Readonly<Record<string, string>> = {
  d: '0-9',
  s: '\\u{20}\\u{9}-\\u{d}',
  w: 'a-zA-Z_0-9',
  h: '\\u{9}\\u{20}\\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}',
  v: '\\u{a}-\\u{d}\\u{85}\\u{2028}\\u{2029}',
}

/**
 * A set of code points: a class body, and matchers of one code point for what a body cannot say.
 * (The flag v could say it, but its classes are broken in the V8 of Node 20.)
 */
interface CodeSet {
  readonly body: string
  readonly others: readonly string[]
}

const ANY = '[^]'
const EMPTY: CodeSet = { body: '', others: [] }
const unite = (a: CodeSet, b: CodeSet): CodeSet => ({ body: a.body + b.body, others: [...a.others, ...b.others] })
const ofBody = (body: string): CodeSet => ({ body, others: [] })

/** One code point inside the set, or outside it. */
function sourceOf({ body, others }: CodeSet, negated: boolean): string {
  if (others.length === 0) return `[${negated ? '^' : ''}${body}]`
  const union = [...(body === '' ? [] : [`[${body}]`]), ...others].join('|')
  return negated ? `(?:(?!${union})${ANY})` : `(?:${union})`
}

/** `\d`, `\W`, `\p{L}` after the backslash, as a matcher; undefined when the letter names no class. */
export function readPredefined(reader: Reader): string | undefined {
  const found = predefined(reader)
  return found === undefined ? undefined : sourceOf(ofBody(found.body), found.negated)
}

function predefined(reader: Reader): { readonly body: string; readonly negated: boolean } | undefined {
  const letter = reader.peek()
  const body = PREDEFINED[letter.toLowerCase()]
  if (body !== undefined) {
    reader.next()
    return { body, negated: letter !== letter.toLowerCase() }
  }
  if (letter !== 'p' && letter !== 'P') return undefined
  reader.next()
  return { body: readProperty(reader), negated: letter === 'P' }
}

function readProperty(reader: Reader): string {
  const name = reader.peek() === '{' ? readBraced(reader) : reader.next()
  if (name === '') throw new PatternSyntaxError('Empty character family')
  const source = propertySource(name)
  if (source === 'unknown') throw new PatternSyntaxError(`Unknown character property name {${name}}`)
  if (source === undefined) throw refusedConstruct(`\\p{${name}}`, reader.pattern)
  if (reader.flags.ignoreCase && isCasedProperty(name))
    throw refusedConstruct(`\\p{${name}} under (?i)`, reader.pattern)
  return source
}

function readBraced(reader: Reader): string {
  reader.next()
  let name = ''
  while (reader.peek() !== '}') {
    if (reader.atEnd()) throw new PatternSyntaxError('Unclosed character family')
    name += reader.next()
  }
  reader.next()
  return name
}

const ESCAPES: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 }

/** The code point of an escape, after the backslash. */
export function readEscapedChar(reader: Reader): number {
  const letter = reader.next()
  const simple = ESCAPES[letter]
  if (simple !== undefined) return simple
  switch (letter) {
    case '0':
      return readOctal(reader)
    case 'x':
      return readHex(reader)
    case 'u':
      return readUnicode(reader)
    case 'c': {
      if (reader.atEnd()) throw new PatternSyntaxError('Illegal control escape sequence')
      return (reader.next().codePointAt(0) ?? 0) ^ 64
    }
    case 'N':
      throw refusedConstruct('\\N{…}', reader.pattern)
    default:
      if (letter === '') throw new PatternSyntaxError('Unexpected internal error')
      if (/[A-Za-z]/.test(letter)) throw new PatternSyntaxError('Illegal/unsupported escape sequence')
      return letter.codePointAt(0) ?? 0
  }
}

function readOctal(reader: Reader): number {
  const digits = reader.match(/[0-3][0-7]{2}|[0-7]{1,2}/y)
  if (digits === undefined) throw new PatternSyntaxError('Illegal octal escape sequence')
  return Number.parseInt(digits, 8)
}

function readHex(reader: Reader): number {
  const braced = reader.match(/\{[0-9a-fA-F]+\}/y)
  const digits = braced?.slice(1, -1) ?? reader.match(/[0-9a-fA-F]{2}/y)
  const code = digits === undefined ? Number.NaN : Number.parseInt(digits, 16)
  if (!(code <= 0x10ffff)) throw new PatternSyntaxError('Illegal hexadecimal escape sequence')
  return code
}

function readUnicode(reader: Reader): number {
  const pair = reader.match(/[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}/y)
  if (pair !== undefined) {
    const [high = '', low = ''] = pair.split('\\u')
    return String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)).codePointAt(0) ?? 0
  }
  const digits = reader.match(/[0-9a-fA-F]{4}/y)
  if (digits === undefined) throw new PatternSyntaxError('Illegal Unicode escape sequence')
  return Number.parseInt(digits, 16)
}

/** `[…]` after its opening bracket, as a matcher of one code point. */
export function readClass(reader: Reader): string {
  const { set, negated } = classSet(reader)
  return sourceOf(set, negated)
}

/** Unions, nested classes and intersections. */
function classSet(reader: Reader): { readonly set: CodeSet; readonly negated: boolean } {
  const negated = reader.eat('^')
  const operands: CodeSet[] = []
  let union = EMPTY
  let first = true
  for (;;) {
    if (reader.atEnd()) throw new PatternSyntaxError('Unclosed character class')
    if (reader.flags.comments && reader.skipIgnored()) continue
    if (reader.peek() === ']' && !first) break
    if (reader.startsWith('&&')) {
      reader.eat('&&')
      if (union === EMPTY || reader.peek() === '&' || reader.peek() === ']')
        throw refusedConstruct('this form of &&', reader.pattern)
      operands.push(union)
      union = EMPTY
    } else {
      union = unite(union, classItem(reader))
    }
    first = false
  }
  reader.next()
  if (union === EMPTY) throw refusedConstruct('this form of &&', reader.pattern)
  if (operands.length === 0) return { set: union, negated }
  const all = [...operands, union].map((operand) => `(?=${sourceOf(operand, false)})`).join('')
  return { set: { body: '', others: [`${all}${ANY}`] }, negated }
}

function classItem(reader: Reader): CodeSet {
  if (reader.eat('[')) {
    const { set, negated } = classSet(reader)
    return negated ? { body: '', others: [sourceOf(set, true)] } : set
  }
  if (reader.startsWith('\\Q')) return ofBody(readQuotedInClass(reader))
  if (reader.peek() === '\\') {
    reader.next()
    const named = predefined(reader)
    if (named !== undefined) return named.negated ? { body: '', others: [`[^${named.body}]`] } : ofBody(named.body)
    return ofBody(readRange(reader, readEscapedChar(reader)))
  }
  return ofBody(readRange(reader, reader.next().codePointAt(0) ?? 0))
}

function readQuotedInClass(reader: Reader): string {
  return [...reader.readQuoted()].map((c) => rangeSource(c.codePointAt(0) ?? 0, c.codePointAt(0) ?? 0, reader)).join('')
}

function readRange(reader: Reader, from: number): string {
  const after = reader.peekAt(1)
  if (reader.peek() !== '-' || after === ']' || after === '[' || after === '') return rangeSource(from, from, reader)
  reader.next()
  if (reader.startsWith('&&')) return rangeSource(from, from, reader) + rangeSource(45, 45, reader)
  let to: number
  if (reader.eat('\\')) {
    if (/[dDsSwWhHvVpPQ]/.test(reader.peek())) throw refusedConstruct('a range that ends in a class', reader.pattern)
    to = readEscapedChar(reader)
  } else {
    to = reader.next().codePointAt(0) ?? 0
  }
  if (to < from) throw new PatternSyntaxError('Illegal character range')
  return rangeSource(from, to, reader)
}

function rangeSource(from: number, to: number, reader: Reader): string {
  const write = (low: number, high: number): string =>
    low > high ? '' : low === high ? charSource(low) : `${charSource(low)}-${charSource(high)}`
  let source = write(from, to)
  if (reader.flags.ignoreCase) {
    source += write(Math.max(from, 65) + 32, Math.min(to, 90) + 32)
    source += write(Math.max(from, 97) - 32, Math.min(to, 122) - 32)
  }
  return source
}
