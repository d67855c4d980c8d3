import type { Token } from '../lexer/token.ts'
import { call, cast as castOf, stringLiteral } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'
import type { Cursor } from './cursor.ts'
import { dataType } from './data-type.ts'
import type { ExpressionParser } from './expression-parser.ts'

/** Calls whose arguments SQL separates by words: `CAST(a AS INT)`, `EXTRACT(YEAR FROM d)`. Undefined: none stands here. */
export function specialCall(parser: ExpressionParser): Expression | undefined {
  const { cursor } = parser
  const { token } = cursor
  const word = token.keyword
  if (!cursor.isSymbol('(', 1))
    return NO_PARENTHESES.has(word) && !cursor.isSymbol('.', 1)
      ? { ...call(zeroArgument(cursor)), orColumn: !cursor.isStrict }
      : undefined
  const form = FORMS[word]
  if (form === undefined || !form.stands(cursor)) return undefined
  cursor.advance()
  cursor.advance()
  const e = form.read(parser, token)
  cursor.expectSymbol(')', 'told')
  return e
}

/** In strict mode USER is the function, under its other name. */
function zeroArgument(cursor: Cursor): string {
  const { text, keyword } = cursor.advance()
  return cursor.isStrict && keyword === 'USER' ? 'current_user' : text
}

const NO_PARENTHESES = new Set(['CURRENT_DATE', 'CURRENT_TIMESTAMP', 'CURRENT_USER', 'USER', 'LOCALTIMESTAMP'])

interface Form {
  /** Whether the call is written so, seen from its name. */
  stands(cursor: Cursor): boolean
  /** From behind the opening bracket to before the closing one. */
  read(parser: ExpressionParser, name: Token): Expression
}

/** The word stands among the arguments, and no comma does. */
const separatedBy =
  (word: string) =>
  (cursor: Cursor): boolean => {
    let depth = 0
    for (let i = 2; cursor.ahead(i).kind !== 'end'; i++) {
      const { kind, text, keyword } = cursor.ahead(i)
      if (depth === 0 && keyword === word) return true
      if (kind !== 'symbol') continue
      if (text === '(' || text === '[') depth += 1
      else if (text === ')' || text === ']') depth -= 1
      else if (text === ',' && depth === 0) return false
      if (depth < 0) return false
    }
    return false
  }

const cast = (evalMode: 'try' | undefined): Form => ({
  stands: separatedBy('AS'),
  read: (parser) => {
    const expr = parser.expression()
    parser.cursor.expectWord('AS')
    return { ...castOf(expr, dataType(parser.cursor)), ...(evalMode === undefined ? {} : { evalMode }) }
  },
})

const UNITS = 'YEAR QUARTER MONTH WEEK DAY DAYOFYEAR HOUR MINUTE SECOND MILLISECOND MICROSECOND'.split(' ')

/** `TIMESTAMPADD(DAY, 1, ts)`; the forms without a unit are plain calls. */
const withUnit = (name: string): Form => ({
  stands: (cursor) =>
    cursor.isSymbol(',', 3) &&
    (UNITS.includes(cursor.ahead(2).keyword) || cursor.ahead(2).kind === 'string') &&
    argumentCount(cursor) !== 2,
  read: (parser, called) => {
    const { cursor } = parser
    const unit = cursor.advance()
    if (unit.kind === 'string') cursor.fail(quotedUnit(cursor, called, unit))
    cursor.advance()
    const amount = parser.value()
    cursor.expectSymbol(',')
    return call(name, stringLiteral(unit.text), amount, parser.value())
  },
})

/** How many arguments the call has that stands here; those of a call left open count too. */
function argumentCount(cursor: Cursor): number {
  let depth = 0
  let commas = 0
  for (let i = 1; cursor.ahead(i).kind !== 'end'; i++) {
    const { kind, text } = cursor.ahead(i)
    if (kind !== 'symbol') continue
    if (text === '(' || text === '[') depth += 1
    else if (text === ')' || text === ']') depth -= 1
    else if (text === ',' && depth === 1) commas += 1
    if (depth === 0) break
  }
  return commas + 1
}

const quotedUnit = (cursor: Cursor, called: Token, unit: Token): ReturnType<Cursor['error']> =>
  cursor.error(
    'INVALID_PARAMETER_VALUE.DATETIME_UNIT',
    {
      functionName: `\`${called.text}\``,
      parameter: '`unit`',
      invalidValue: `'${unit.value}'`,
    },
    called,
  )

const SIDES = ['BOTH', 'LEADING', 'TRAILING']

const trim: Form = {
  stands: (cursor) => separatedBy('FROM')(cursor) || (SIDES.includes(cursor.ahead(2).keyword) && !cursor.closes(3)),
  read: (parser) => {
    const { cursor } = parser
    const side = SIDES.find((w) => cursor.takeWords(w))
    const name = side === 'LEADING' ? 'ltrim' : side === 'TRAILING' ? 'rtrim' : 'trim'
    if (cursor.takeWords('FROM')) return call(name, parser.value())
    const characters = parser.value()
    cursor.expectWord('FROM')
    return call(name, characters, parser.value())
  },
}

const substring: Form = {
  stands: separatedBy('FROM'),
  read: (parser) => {
    const input = parser.value()
    parser.cursor.expectWord('FROM')
    const from = parser.value()
    return parser.cursor.takeWords('FOR')
      ? call('substring', input, from, parser.value())
      : call('substring', input, from)
  },
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
  EXTRACT: {
    stands: (cursor) => cursor.ahead(2).kind === 'word' && cursor.isWord('FROM', 3),
    read: (parser) => {
      const field = parser.cursor.advance().text
      parser.cursor.advance()
      return call('extract', stringLiteral(field), parser.value())
    },
  },
  POSITION: {
    stands: separatedBy('IN'),
    read: (parser) => {
      const needle = parser.value()
      parser.cursor.expectWord('IN')
      return call('locate', needle, parser.value())
    },
  },
  SUBSTRING: substring,
  SUBSTR: substring,
  OVERLAY: {
    stands: separatedBy('PLACING'),
    read: (parser) => {
      const { cursor } = parser
      const input = parser.value()
      cursor.expectWord('PLACING')
      const replacement = parser.value()
      cursor.expectWord('FROM')
      const from = parser.value()
      return cursor.takeWords('FOR')
        ? call('overlay', input, replacement, from, parser.value())
        : call('overlay', input, replacement, from)
    },
  },
  TRIM: trim,
}
