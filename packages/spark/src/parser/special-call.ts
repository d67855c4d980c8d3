import type { Expression } from '../plan/expression.ts'
import type { ExpressionParser } from './expression-parser.ts'

const call = (functionName: string, ...args: readonly Expression[]): Expression => ({
  kind: 'UnresolvedFunction',
  functionName,
  arguments: args,
})

/** Calls whose arguments SQL separates by words: `CAST(a AS INT)`, `EXTRACT(YEAR FROM d)`. Undefined: none stands here. */
export function specialCall(parser: ExpressionParser): Expression | undefined {
  const { cursor } = parser
  const word = cursor.token.text.toUpperCase()
  if (!cursor.isSymbol('(', 1))
    return NO_PARENTHESES.has(word) && !cursor.isSymbol('.', 1) ? niladic(parser) : undefined
  const read = FORMS[word]
  if (read === undefined) return undefined
  const start = cursor.position
  cursor.advance()
  cursor.advance()
  const e = read(parser)
  if (e === undefined) {
    cursor.rewind(start)
    return undefined
  }
  cursor.expectSymbol(')')
  return e
}

const NO_PARENTHESES = new Set(['CURRENT_DATE', 'CURRENT_TIMESTAMP', 'CURRENT_USER', 'USER', 'LOCALTIMESTAMP'])

function niladic(parser: ExpressionParser): Expression {
  return call(parser.cursor.advance().text.toLowerCase())
}

type Form = (parser: ExpressionParser) => Expression | undefined

const cast =
  (evalMode: 'try' | undefined): Form =>
  (parser) => {
    const expr = parser.expression()
    parser.cursor.expectWords('AS')
    const type = parser.cursor.textUntilClosing()
    return { kind: 'Cast', expr, type, ...(evalMode === undefined ? {} : { evalMode }) }
  }

const text = (value: string): Expression => ({ kind: 'Literal', dataType: { kind: 'string' }, value })

const UNITS = new Set('YEAR QUARTER MONTH WEEK DAY DAYOFYEAR HOUR MINUTE SECOND MILLISECOND MICROSECOND'.split(' '))

/** `TIMESTAMPADD(DAY, 1, ts)`: undefined for the forms without a unit, which are plain calls. */
const withUnit =
  (name: string): Form =>
  (parser) => {
    const { cursor } = parser
    const unit = cursor.token.text
    if (cursor.token.kind !== 'word' || !UNITS.has(unit.toUpperCase()) || !cursor.isSymbol(',', 1)) return undefined
    cursor.advance()
    cursor.advance()
    const first = parser.expression()
    if (!cursor.takeSymbol(',')) return undefined
    return call(name, text(unit), first, parser.expression())
  }

const FORMS: Readonly<Record<string, Form>> = {
  CAST: cast(undefined),
  TRY_CAST: cast('try'),
  TIMESTAMPADD: withUnit('timestampadd'),
  DATEADD: withUnit('timestampadd'),
  DATE_ADD: withUnit('timestampadd'),
  TIMESTAMPDIFF: withUnit('timestampdiff'),
  DATEDIFF: withUnit('timestampdiff'),
  DATE_DIFF: withUnit('timestampdiff'),
  EXTRACT: (parser) => {
    const { cursor } = parser
    if (cursor.token.kind !== 'word' || !cursor.isWord('FROM', 1)) return undefined
    const field = cursor.advance().text
    cursor.advance()
    return call('extract', text(field), parser.operand())
  },
  POSITION: (parser) => {
    const needle = parser.operand()
    if (!parser.cursor.takeWords('IN')) return undefined
    return call('locate', needle, parser.operand())
  },
  SUBSTRING: substring,
  SUBSTR: substring,
  OVERLAY: (parser) => {
    const input = parser.operand()
    if (!parser.cursor.takeWords('PLACING')) return undefined
    const replacement = parser.operand()
    parser.cursor.expectWords('FROM')
    const from = parser.operand()
    return parser.cursor.takeWords('FOR')
      ? call('overlay', input, replacement, from, parser.operand())
      : call('overlay', input, replacement, from)
  },
  TRIM: (parser) => {
    const { cursor } = parser
    const side = ['BOTH', 'LEADING', 'TRAILING'].find((w) => cursor.takeWords(w))
    const name = side === 'LEADING' ? 'ltrim' : side === 'TRAILING' ? 'rtrim' : 'trim'
    if (side !== undefined && cursor.takeWords('FROM')) return call(name, parser.operand())
    const first = parser.operand()
    if (!cursor.takeWords('FROM')) return undefined
    return call(name, first, parser.operand())
  },
}

function substring(parser: ExpressionParser): Expression | undefined {
  const input = parser.operand()
  if (!parser.cursor.takeWords('FROM')) return undefined
  const from = parser.operand()
  return parser.cursor.takeWords('FOR')
    ? call('substring', input, from, parser.operand())
    : call('substring', input, from)
}
