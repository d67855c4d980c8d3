import type { Relation } from '../plan/relation.ts'
import { functionCall } from './call.ts'
import type { Cursor } from './cursor.ts'
import type { QueryParser } from './query-parser.ts'
import { isClause } from './relation-alias.ts'

/** `LATERAL VIEW OUTER explode(a) t AS x, y`, any number of them. */
export function lateralViews(relation: Relation, parser: QueryParser): Relation {
  const { cursor, expressions } = parser
  let input = relation
  while (cursor.takeWords('LATERAL', 'VIEW')) {
    const isOuter = cursor.isWord('OUTER') && !cursor.isSymbol('(', 1) && cursor.takeWords('OUTER')
    const first = cursor.token
    const parts = [cursor.takeName()]
    while (cursor.takeSymbol('.')) parts.push(cursor.takeName())
    if (!cursor.isSymbol('(')) throw cursor.syntaxError()
    refuseNames(cursor)
    const generator = functionCall(first, parts, expressions)
    const alias = cursor.takeName()
    input = { kind: 'LateralView', input, generator, isOuter, alias, columnNames: columns(parser) }
  }
  return input
}

/** A generator of a lateral view takes its arguments by their places. */
function refuseNames(cursor: Cursor): void {
  for (let i = 0, depth = 0; cursor.ahead(i).kind !== 'end'; i++) {
    if (cursor.isSymbol('(', i)) depth += 1
    if (cursor.isSymbol(')', i)) depth -= 1
    if (depth === 0) return
    if (depth === 1 && cursor.isSymbol('=>', i)) throw cursor.syntaxError(cursor.ahead(i))
  }
}

function columns({ cursor }: QueryParser): readonly string[] {
  const { kind, keyword } = cursor.token
  if (!cursor.takeWords('AS') && (isClause(keyword) || (kind !== 'word' && kind !== 'quoted'))) return []
  const names = [cursor.takeName()]
  while (cursor.takeSymbol(',')) names.push(cursor.takeName())
  return names
}
