import { quoteName } from '../lexer/quoting.ts'
import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import { isQueryHere } from './query-here.ts'
import { notSupported, type QueryParser } from './query-parser.ts'

/** `(1, TABLE (t))`: arguments of which one is a table; undefined where none is. */
export function tableArgument(parser: QueryParser, named: () => Relation): TableArguments | undefined {
  const { cursor, expressions } = parser
  if (!holdsTable(cursor)) return undefined
  cursor.expectSymbol('(')
  const args: Expression[] = []
  let input: Relation | undefined
  let inputAt = 0
  do {
    if (!isTable(cursor)) {
      args.push(expressions.expression())
      continue
    }
    if (input !== undefined) throw notSupported('two tables as arguments of one function')
    inputAt = args.length
    input = tableOf(parser, named)
  } while (cursor.takeSymbol(','))
  cursor.expectSymbol(')')
  return input === undefined ? undefined : { arguments: args, input, inputAt }
}

interface TableArguments {
  readonly arguments: readonly Expression[]
  readonly input: Relation
  readonly inputAt: number
}

/** TABLE and what is behind it: a name in brackets, or a query in brackets. */
function tableOf(parser: QueryParser, named: () => Relation): Relation {
  const { cursor, expressions } = parser
  const first = cursor.token
  cursor.advance()
  if (!cursor.takeSymbol('(')) {
    const parts = [expressions.name()]
    while (cursor.takeSymbol('.')) parts.push(expressions.name())
    const errorClass = 'INVALID_SQL_SYNTAX.INVALID_TABLE_FUNCTION_IDENTIFIER_ARGUMENT_MISSING_PARENTHESES'
    cursor.fail(cursor.error(errorClass, { argumentName: quoteName(parts) }, first))
    return { kind: 'NamedTable', unparsedIdentifier: quoteName(parts) }
  }
  const found = isQueryHere(cursor, 0) ? parser.query() : named()
  cursor.expectSymbol(')')
  return found
}

const isTable = (cursor: Cursor, at = 0): boolean => {
  const next = cursor.ahead(at + 1)
  return cursor.isWord('TABLE', at) && (cursor.isSymbol('(', at + 1) || next.kind === 'word' || next.kind === 'quoted')
}

/** Whether one of the arguments of the bracket that opens here begins with TABLE. */
function holdsTable(cursor: Cursor): boolean {
  for (let at = 0, depth = 0; ; at++) {
    if (cursor.ahead(at).kind === 'end') return false
    if (depth === 1 && cursor.isSymbol(',', at) && isTable(cursor, at + 1)) return true
    if (cursor.isSymbol('(', at)) {
      if (depth === 0 && isTable(cursor, at + 1)) return true
      depth += 1
    }
    if (cursor.isSymbol(')', at)) depth -= 1
    if (depth === 0) return false
  }
}
