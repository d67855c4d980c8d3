import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { QueryParser } from './query-parser.ts'
import { relationAlias, withAlias } from './relation-alias.ts'
import { tupleValues } from './tuple.ts'

/** `VALUES (1, 'a'), (2, 'b') AS t (x, y)`, from behind the keyword on. */
export function inlineTable(parser: QueryParser): Relation {
  const rows: (readonly Expression[])[] = []
  do rows.push(rowOf(parser))
  while (parser.cursor.takeSymbol(','))
  const alias = relationAlias(parser)
  const table: Relation = {
    kind: 'InlineTable',
    rows,
    ...(alias !== undefined && alias.columns.length > 0 ? { columnNames: alias.columns } : {}),
  }
  return alias === undefined ? table : withAlias(table, { ...alias, columns: [] })
}

/** The cells of a row, in brackets or in `struct(…)`; another expression is a row of one. */
function rowOf({ expressions }: QueryParser): readonly Expression[] {
  const e = expressions.expression()
  return tupleValues(e)?.map((a) => (a.kind === 'Alias' ? a.expr : a)) ?? [e]
}
