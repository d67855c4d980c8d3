import { invalidRuleset } from './invalid-ruleset.ts'

/** A piece of a ruleset's text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'symbol' | 'end'
  /** A string is given without its quotes; what is escaped in it stays so. */
  readonly text: string
  readonly at: number
}

const TOKEN =
  /[ \t\r\n]+|#[^\n]*\n|"(?<string>(?:\\["\\]|[^"])*?)"|(?<now>now\(\))|(?<number>\d+(?:\.\d+)?(?![\w.]))|(?<word>[\w.]+)|(?<symbol>>=|<=|[:,{}[\]()=<>!+\-*/$])/y

const KINDS = [
  ['string', 'string'],
  ['now', 'symbol'],
  ['number', 'number'],
  ['word', 'word'],
  ['symbol', 'symbol'],
] as const

/**
 * The tokens of a ruleset, the last of them its end.
 *
 * @throws SparkError IllegalArgumentException for what is no token
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    if (found === null) throw invalidRuleset(placeOf(text, at, `token recognition error at: '${text[at]}'`))
    for (const [name, kind] of KINDS) {
      const token = found.groups?.[name]
      if (token !== undefined) tokens.push({ kind, text: token, at })
    }
  }
  return [...tokens, { kind: 'end', text: '<EOF>', at: text.length }]
}

/** Where in a ruleset something is wrong, and what, as the parser of AWS says it. */
export function placeOf(text: string, at: number, what: string): string {
  const before = text.slice(0, at).split('\n')
  return `line ${before.length}:${before.at(-1)?.length ?? 0} ${what}`
}
