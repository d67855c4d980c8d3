import { formatDouble } from '../../types/float-text.ts'
import type { JsonNode } from './lexer.ts'

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
}
const SPECIAL = /["\\\x00-\x1f]/g
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g

const escapeChar = (char: string): string =>
  NAMED[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
const escapePair = (pair: string): string =>
  pair
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`)
    .join('')

/** A quoted JSON text. `bytes`: as Jackson writes to bytes, where it escapes characters beyond U+FFFF. */
export function quoteJson(text: string, bytes = false): string {
  const escaped = text.replace(SPECIAL, escapeChar)
  return `"${bytes ? escaped.replace(PAIRS, escapePair) : escaped}"`
}

export function doubleJson(x: number): string {
  const text = formatDouble(x)
  return Number.isFinite(x) ? text : `"${text}"`
}

/** A node as Jackson copies it: no spaces, fractions through a double. */
export function writeNode(node: JsonNode, bytes: boolean): string {
  switch (node.kind) {
    case 'object':
      return `{${node.entries.map(([name, value]) => `${quoteJson(name, bytes)}:${writeNode(value, bytes)}`).join(',')}}`
    case 'array':
      return `[${node.items.map((item) => writeNode(item, bytes)).join(',')}]`
    case 'string':
      return quoteJson(node.text, bytes)
    case 'integer':
      return node.text === '-0' ? '0' : node.text
    case 'float':
      return doubleJson(Number(node.text))
    default:
      return node.kind
  }
}
