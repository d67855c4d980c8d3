import { parseErrorWithoutPosition } from '../errors/parse-error.ts'

/** A token of the type grammar; `end` is the end of the text. */
export interface DdlToken {
  readonly kind: 'word' | 'quoted' | 'integer' | 'string' | 'symbol' | 'other' | 'end'
  /** As written. */
  readonly text: string
  /** Words in upper case, quoted names and strings unescaped. */
  readonly value: string
  readonly offset: number
}

const TOKEN = new RegExp(
  [
    '(?<space>[ \\t\\r\\n]+|--(?:\\\\\\n|[^\\r\\n])*)',
    '(?<comment>/\\*)',
    '(?<word>[A-Za-z0-9_]+)',
    '(?<quoted>`(?:[^`]|``)*`)',
    `(?<string>'(?:[^'\\\\]|\\\\[\\s\\S])*'|"(?:[^"\\\\]|\\\\[\\s\\S])*")`,
    '(?<symbol><>|[<>(),:.;-])',
    '(?<other>[\\s\\S])',
  ].join('|'),
  'uy',
)

/** @throws SparkError UNCLOSED_BRACKETED_COMMENT */
export function tokenize(text: string): readonly DdlToken[] {
  const tokens: DdlToken[] = []
  let offset = 0
  while (offset < text.length) {
    TOKEN.lastIndex = offset
    const groups = TOKEN.exec(text)?.groups ?? {}
    if (groups['comment'] !== undefined) {
      offset = endOfComment(text, offset)
      continue
    }
    const token = groups['space'] === undefined ? tokenOf(groups, offset) : undefined
    if (token !== undefined) tokens.push(token)
    offset = TOKEN.lastIndex
  }
  tokens.push({ kind: 'end', text: '<EOF>', value: '', offset: text.length })
  return tokens
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, offset: number): DdlToken {
  const { word, quoted, string, symbol, other = '' } = groups
  if (word !== undefined) return { kind: wordKind(word), text: word, value: word.toUpperCase(), offset }
  if (quoted !== undefined)
    return { kind: 'quoted', text: quoted, value: quoted.slice(1, -1).replaceAll('``', '`'), offset }
  if (string !== undefined) return { kind: 'string', text: string, value: unescapeString(string), offset }
  return { kind: symbol === undefined ? 'other' : 'symbol', text: symbol ?? other, value: symbol ?? other, offset }
}

const NUMBER_WORD = /^\d+(?:[LSYDF]|BD|E\d+(?:[DF]|BD)?)$/i

const wordKind = (word: string): DdlToken['kind'] => {
  if (/^\d+$/.test(word)) return 'integer'
  return NUMBER_WORD.test(word) ? 'other' : 'word'
}

function endOfComment(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    const pair = text.slice(i, i + 2)
    if (pair === '/*') {
      depth += 1
      i += 1
    } else if (pair === '*/') {
      depth -= 1
      i += 1
      if (depth === 0) return i + 1
    }
  }
  throw parseErrorWithoutPosition('UNCLOSED_BRACKETED_COMMENT', {}, text)
}

const ESCAPED: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
  '%': '\\%',
  _: '\\_',
}

/** The value of a SQL string literal, quotes included in `literal`. */
export function unescapeString(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([01][0-7][0-7])|([\s\S]))/g,
      (_, short?: string, long?: string, octal?: string, char = '') => {
        if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16))
        if (long !== undefined) return String.fromCodePoint(Number.parseInt(long, 16))
        if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
        return ESCAPED[char] ?? char
      },
    )
}
