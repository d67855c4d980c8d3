import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { Token } from '../lexer/token.ts'
import { booleanLiteral } from '../plan/build.ts'
import type { Expression, UnresolvedFunction } from '../plan/expression.ts'
import type { Cursor } from './cursor.ts'
import { filterOf } from './filter.ts'
import { percentileCall } from './percentile.ts'
import { isWindowHere, type WindowParser, windowOf } from './window.ts'

/** What a call asks of the parser: an argument of `struct` may have a name. */
export interface CallParser extends WindowParser {
  named(): Expression
}

/** `f(DISTINCT a, b) FILTER (WHERE …) OVER (…)`, from the opening bracket on. */
export function functionCall(first: Token, nameParts: readonly string[], parser: CallParser): Expression {
  const { cursor } = parser
  const percentile = percentileCall(first, nameParts, parser)
  if (percentile !== undefined) return percentile
  cursor.advance()
  const quantifier = ['DISTINCT', 'ALL'].find((word) => cursor.isOperator(word))
  if (quantifier !== undefined) cursor.advance()
  const functionName = nameParts.join('.')
  if (quantifier === 'DISTINCT' && ORDERED.has(functionName.toLowerCase())) throw distinctOrdered(functionName)
  const { args, named } = cursor.isSymbol(')') ? NO_ARGUMENTS() : argumentsOf(functionName, parser)
  if (takesNulls(cursor)) args.push(booleanLiteral(true))
  closeArguments(cursor, args.length)
  const ignoresNulls = takesNulls(cursor)
  const isOffset = /^(?:lag|lead)$/i.test(functionName)
  if (ignoresNulls && !isOffset) args.push(booleanLiteral(true))
  const filter = filterOf(parser)
  const e: UnresolvedFunction = parser.placed(first, {
    kind: 'UnresolvedFunction',
    // Spark makes them anew behind IGNORE NULLS, under their first names.
    functionName: ignoresNulls ? functionName.replace(/^(first|last)_value$/i, '$1') : functionName,
    arguments: args,
    ...named,
    inSql: true,
    ...(ignoresNulls && isOffset ? { ignoresNulls } : {}),
    ...(quantifier === 'DISTINCT' ? { isDistinct: true } : {}),
    ...(filter === undefined ? {} : { filter }),
  })
  return isWindowHere(cursor) ? windowOf(e, parser) : e
}

/** What stands between the brackets of a call. */
interface Arguments {
  readonly args: Expression[]
  readonly named: { readonly argumentNames?: readonly string[] }
}
const NO_ARGUMENTS = (): Arguments => ({ args: [], named: {} })

function argumentsOf(functionName: string, parser: CallParser): Arguments {
  const item = functionName.toLowerCase() === 'struct' ? () => parser.named() : () => parser.expression()
  const { cursor } = parser
  const args: Expression[] = []
  const names: string[] = []
  do {
    const isNamed = isName(cursor) && cursor.isSymbol('=>', 1)
    names.push(isNamed ? cursor.takeName() : '')
    if (isNamed) cursor.advance()
    args.push(item())
  } while (cursor.takeSymbol(','))
  return { args, named: names.some((n) => n !== '') ? { argumentNames: names } : {} }
}

/** `(a, b)` behind the name of a function. */
export function callArguments(
  functionName: string,
  parser: CallParser,
): { readonly arguments: readonly Expression[]; readonly argumentNames?: readonly string[] } {
  const { cursor } = parser
  cursor.expectSymbol('(')
  const { args, named } = cursor.isSymbol(')') ? NO_ARGUMENTS() : argumentsOf(functionName, parser)
  closeArguments(cursor, args.length)
  return { arguments: args, ...named }
}

/** Whether IGNORE NULLS stands here; RESPECT NULLS says nothing. */
function takesNulls(cursor: Cursor): boolean {
  if (cursor.takeWords('IGNORE', 'NULLS')) return true
  cursor.takeWords('RESPECT', 'NULLS')
  return false
}

/** The bracket, or Spark's words for its absence: they depend on what stands before. */
function closeArguments(cursor: Cursor, count: number): void {
  const { kind } = cursor.ahead(-1)
  const afterName = kind === 'word' || kind === 'quoted'
  if (cursor.token.kind === 'end' && !afterName && count > 1)
    throw cursor.syntaxError(cursor.token, 'extra input end of input')
  cursor.expectSymbol(')', afterName && cursor.token.kind === 'end' ? 'told' : 'untold')
}

/** Which value these take of the distinct ones hangs on Spark's hash table. */
const ORDERED = new Set(['first', 'last', 'first_value', 'last_value', 'any_value'])
const distinctOrdered = (functionName: string): Error =>
  new UnsupportedError('SQL_NOT_IMPLEMENTED', `Failed to parse ${functionName}(DISTINCT …): it is not supported`)

const isName = ({ token: { kind } }: Cursor): boolean => kind === 'word' || kind === 'quoted'
