import { call } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'
import type { ExpressionParser } from './expression-parser.ts'

/** `CASE WHEN … THEN … ELSE … END`, with or without a subject; undefined where `case` is a name. */
export function caseExpression(parser: ExpressionParser): Expression | undefined {
  const { cursor } = parser
  const isName = cursor.closes(1) || cursor.isSymbol('(', 1) || cursor.isSymbol('.', 1)
  if (isName || (cursor.ahead(1).kind === 'word' && cursor.closes(2))) return undefined
  cursor.advance()
  if (cursor.isWord('WHEN')) return withoutSubject(parser)
  const subject = parser.expression()
  // Without WHEN it was the column `case` under another name, and too much behind it.
  if (!cursor.isWord('WHEN')) cursor.expectEnd()
  return branches(parser, subject)
}

function withoutSubject(parser: ExpressionParser): Expression {
  const { cursor } = parser
  const second = cursor.ahead(1)
  const hint = cursor.ahead(2).kind === 'end' ? `extra input '${second.text}'` : ''
  return cursor.orElse(
    () => branches(parser),
    () => cursor.syntaxError(second, hint),
  )
}

function branches(parser: ExpressionParser, subject?: Expression): Expression {
  const { cursor } = parser
  const args: Expression[] = []
  while (cursor.takeWords('WHEN')) {
    const condition = parser.expression()
    cursor.expectWord('THEN')
    args.push(subject === undefined ? condition : call('==', subject, condition), parser.expression())
  }
  if (args.length === 0) throw cursor.syntaxError()
  if (cursor.takeWords('ELSE')) args.push(parser.expression())
  if (cursor.token.kind === 'end') throw cursor.syntaxError(cursor.token, 'extra input end of input')
  cursor.expectWord('END')
  return call('when', ...args)
}
