import type { LexerSettings } from './settings.ts'
import type { Token, TokenKind } from './token.ts'
import { unescapeSql } from './unescape.ts'

/** The tokens of a text, the last one `end`. Comments are gone; a bracketed one may be left open to the end. */
export interface TokenizedText {
  readonly tokens: readonly Token[]
  readonly hasUnclosedComment: boolean
}

// Longest first. `/*+` and `*/` are those of a hint: other bracketed comments are skipped.
const SYMBOLS = '/*+ <=> -> => <= >= <> != == || !> !< */ ( ) [ ] , . + - * / % & | ^ ~ = < > ! ? : ;'.split(' ')
const BY_FIRST = new Map<string, string[]>()
for (const symbol of SYMBOLS) {
  const first = symbol.charAt(0)
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), symbol])
}

const TOKEN = new RegExp(
  [
    '(?<space>[ \\t\\r\\n]+|--(?:\\\\\\n|[^\\r\\n])*)',
    '(?<comment>/\\*(?!\\+))',
    `(?<string>'(?:[^'\\\\]|\\\\[\\s\\S])*')`,
    '(?<double>"(?:[^"\\\\]|\\\\[\\s\\S])*")',
    `(?<raw>[rR](?:'[^']*'|"[^"]*"))`,
    // What has a dot is a number only where no letter or digit follows: `1.a` is a field of 1.
    '(?<decimal>(?:\\d+\\.\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?(?:[bB][dD]|[fFdD])?(?![A-Za-z0-9_]))',
    '(?<number>\\d+[eE][+-]\\d+(?:[bB][dD]|[fFdD])?)',
    '(?<word>[A-Za-z0-9_]+)',
    '(?<quoted>`(?:[^`]|``)*`)',
    '(?<other>[\\s\\S])',
  ].join('|'),
  'uy',
)
const NUMBER_WORD = /^\d+(?:[lsyfd]|bd|e\d+(?:[fd]|bd)?)?$/i

/** Cuts SQL text into the tokens of Spark 3.5's grammar. Nothing is refused here: what is no token is one of kind `other`. */
export function tokenize(text: string, settings: LexerSettings): TokenizedText {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const groups = TOKEN.exec(text)?.groups ?? {}
    if (groups['comment'] !== undefined) {
      const end = endOfComment(text, at)
      if (end === undefined) return { tokens: [...tokens, endToken(text)], hasUnclosedComment: true }
      at = end
      continue
    }
    if (groups['space'] !== undefined) {
      at = TOKEN.lastIndex
      continue
    }
    const token = tokenOf(text, at, groups, settings)
    tokens.push(token)
    at = token.end
  }
  return { tokens: [...tokens, endToken(text)], hasUnclosedComment: false }
}

const endToken = (text: string): Token => make('end', '', text.length)

const make = (kind: TokenKind, text: string, start: number, value = text): Token => ({
  kind,
  text,
  value,
  keyword: kind === 'word' ? text.toUpperCase() : '',
  start,
  end: start + text.length,
})

function tokenOf(
  text: string,
  at: number,
  groups: Readonly<Record<string, string | undefined>>,
  settings: LexerSettings,
): Token {
  const { word, quoted, string, double, raw, decimal, number, other = '' } = groups
  if (word !== undefined) return make(NUMBER_WORD.test(word) ? 'number' : 'word', word, at)
  if (string !== undefined) return stringToken(string, at, settings)
  if (double !== undefined)
    return settings.doubleQuotedIdentifiers
      ? make('quoted', double, at, double.slice(1, -1).replaceAll('""', '"'))
      : stringToken(double, at, settings)
  if (raw !== undefined) return make('string', raw, at, raw.slice(2, -1))
  const digits = decimal ?? number
  if (digits !== undefined) return make('number', digits, at)
  if (quoted !== undefined) return make('quoted', quoted, at, quoted.slice(1, -1).replaceAll('``', '`'))
  const symbol = BY_FIRST.get(other)?.find((s) => text.startsWith(s, at))
  return symbol === undefined ? make('other', other, at) : make('symbol', symbol, at)
}

function stringToken(text: string, at: number, settings: LexerSettings): Token {
  const inside = text.slice(1, -1)
  return make('string', text, at, settings.escapedStringLiterals ? inside : unescapeSql(inside))
}

/** The index behind a bracketed comment, with those inside it; undefined where it is left open. */
function endOfComment(text: string, start: number): number | undefined {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text.startsWith('/*', i) && text[i + 2] !== '+') depth += 1
    else if (text.startsWith('*/', i)) depth -= 1
    else continue
    i += 1
    if (depth === 0) return i + 1
  }
  return undefined
}
