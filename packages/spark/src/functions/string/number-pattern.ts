import { analysisError, type SparkError } from '../../errors/spark-error.ts'

/** A run of digits of a number format, from left to right with its separators. */
type Digits = { readonly kind: 'exactly' | 'at most'; readonly count: number }
export type PatternToken =
  | { readonly kind: 'digits'; readonly groups: readonly Digits[] }
  | { readonly kind: 'point' | 'dollar' | 'sign' | 'minus' | 'open' | 'close' }

/** A format of `to_number` and `to_char`: `S$999,999.00`. */
export interface NumberPattern {
  readonly text: string
  readonly tokens: readonly PatternToken[]
  readonly before: number
  readonly after: number
}

type RawToken =
  | { readonly kind: 'run'; readonly digits: Digits }
  | { readonly kind: 'separator' | 'point' | 'dollar' | 'sign' | 'minus' | 'open' | 'close' }
  | { readonly kind: 'unknown'; readonly char: string }

function tokenize(text: string): readonly RawToken[] {
  const tokens: RawToken[] = []
  let afterPoint = false
  for (const [part] of text.matchAll(/[09]+|MI|PR|[\s\S]/g)) {
    const first = part.charAt(0)
    if (first === '0' || first === '9') {
      const kind = first === '0' && !afterPoint ? 'exactly' : 'at most'
      tokens.push({ kind: 'run', digits: { kind, count: part.length } })
    } else if (part === '.' || part === 'D') {
      tokens.push({ kind: 'point' })
      afterPoint = true
    } else if (part === ',' || part === 'G') tokens.push({ kind: 'separator' })
    else if (part === '$') tokens.push({ kind: 'dollar' })
    else if (part === 'MI') tokens.push({ kind: 'minus' })
    else if (part === 'S') tokens.push({ kind: 'sign' })
    else if (part === 'PR') {
      tokens.unshift({ kind: 'open' })
      tokens.push({ kind: 'close' })
    } else tokens.push({ kind: 'unknown', char: first })
  }
  return tokens
}

function groupDigits(raw: readonly RawToken[]): readonly PatternToken[] {
  const tokens: PatternToken[] = []
  for (const token of raw) {
    if (token.kind === 'run') {
      const last = tokens.at(-1)
      if (last?.kind === 'digits')
        tokens[tokens.length - 1] = { kind: 'digits', groups: [...last.groups, token.digits] }
      else tokens.push({ kind: 'digits', groups: [token.digits] })
    } else if (token.kind !== 'separator' && token.kind !== 'unknown') tokens.push({ kind: token.kind })
  }
  return tokens
}

const STRUCTURE = '`[MI|S]` `[$]` `[0|9|G|,]*` `[.|D]` `[0|9]*` `[$]` `[PR|MI|S]`'
const SHOWN: Readonly<Record<string, string>> = {
  sign: 'S',
  minus: 'MI',
  dollar: '$',
  point: '. or D',
  open: 'PR',
  close: 'PR',
}
const ORDER: readonly (readonly string[])[] = [
  ['open'],
  ['minus', 'sign'],
  ['dollar'],
  ['digits'],
  ['point'],
  ['digits'],
  ['dollar'],
  ['minus', 'sign', 'close'],
]

const invalid = (reason: string, format: string, more: Record<string, string> = {}): SparkError =>
  analysisError(`INVALID_FORMAT.${reason}`, { format: `'${format}'`, ...more })

/** Reads a format. @throws SparkError INVALID_FORMAT.… */
export function parseNumberPattern(format: string): NumberPattern {
  const text = format.toUpperCase()
  if (text === '') throw invalid('EMPTY', text)
  const raw = tokenize(text)
  checkRaw(raw, text)
  const tokens = groupDigits(raw)
  for (const kind of ['point', 'dollar', 'sign', 'minus', 'close']) {
    if (raw.filter((t) => t.kind === kind).length > 1)
      throw invalid('WRONG_NUM_TOKEN', text, { token: SHOWN[kind] ?? kind })
  }
  let index = 0
  for (const allowed of ORDER) if (allowed.includes(tokens[index]?.kind ?? '')) index += 1
  if (index < tokens.length) {
    const token = tokens[index]
    const shown = token?.kind === 'digits' ? 'digit sequence' : (SHOWN[token?.kind ?? ''] ?? '')
    throw invalid('UNEXPECTED_TOKEN', text, { token: shown, structure: STRUCTURE })
  }
  const point = tokens.findIndex((t) => t.kind === 'point')
  const count = (list: readonly PatternToken[]): number =>
    list.reduce((sum, t) => sum + (t.kind === 'digits' ? t.groups.reduce((n, g) => n + g.count, 0) : 0), 0)
  return {
    text,
    tokens,
    before: count(point < 0 ? tokens : tokens.slice(0, point)),
    after: point < 0 ? 0 : count(tokens.slice(point)),
  }
}

function checkRaw(raw: readonly RawToken[], text: string): void {
  const firstDigits = raw.findIndex((t) => t.kind === 'run')
  if (firstDigits < 0) throw invalid('WRONG_NUM_DIGIT', text)
  for (const token of raw) {
    if (token.kind === 'unknown')
      throw invalid('UNEXPECTED_TOKEN', text, { token: `character '${token.char}''`, structure: STRUCTURE })
  }
  const lastDollar = raw.findLastIndex((t) => t.kind === 'dollar')
  if (lastDollar > firstDigits) throw invalid('CUR_MUST_BEFORE_DIGIT', text)
  const point = raw.findIndex((t) => t.kind === 'point')
  if (point >= 0 && lastDollar > point) throw invalid('CUR_MUST_BEFORE_DEC', text)
  for (const [i, token] of raw.entries()) {
    if (token.kind !== 'separator') continue
    if (point >= 0 && i > point) throw invalid('THOUSANDS_SEPS_MUST_BEFORE_DEC', text)
    if (raw[i - 1]?.kind !== 'run' || raw[i + 1]?.kind !== 'run') throw invalid('CONT_THOUSANDS_SEPS', text)
  }
}
