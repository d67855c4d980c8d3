import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import type { QueryParser } from './query-parser.ts'

export interface RelationAlias {
  readonly name: string
  readonly columns: readonly string[]
}

// What goes on behind a relation, and so does not name it.
const CLAUSES: ReadonlySet<string> = new Set(
  (
    'ANTI CROSS EXCEPT FULL INNER INTERSECT JOIN LATERAL LEFT NATURAL ON RIGHT SEMI SETMINUS UNION USING MINUS WHERE ' +
    'GROUP ORDER HAVING LIMIT OFFSET WINDOW SORT CLUSTER DISTRIBUTE TABLESAMPLE PIVOT UNPIVOT FOR SELECT'
  ).split(' '),
)

/** Whether a word begins what goes on behind a relation. */
export const isClause = (keyword: string): boolean => CLAUSES.has(keyword)

/** `INSERT INTO …` behind a relation, whose name the word could be else. */
export const isInsert = (cursor: Cursor): boolean =>
  cursor.isWord('INSERT') && (cursor.isWord('INTO', 1) || cursor.isWord('OVERWRITE', 1))

/** `AS t (x, y)`; undefined where no name stands. */
export function relationAlias(parser: QueryParser): RelationAlias | undefined {
  const { cursor, expressions } = parser
  if (!cursor.takeWords('AS')) {
    const { kind, keyword } = cursor.token
    if (kind !== 'quoted' && (kind !== 'word' || CLAUSES.has(keyword) || isInsert(cursor))) return undefined
  }
  return { name: expressions.name(), columns: columnAliases(parser) }
}

/** `(x, y)`; empty where no bracket stands. */
export function columnAliases({ cursor, expressions }: QueryParser): readonly string[] {
  if (!cursor.takeSymbol('(')) return []
  const names = [expressions.name()]
  while (cursor.takeSymbol(',')) names.push(expressions.name())
  cursor.expectSymbol(')')
  return names
}

export function withAlias(input: Relation, { name, columns }: RelationAlias): Relation {
  const renamed: Relation = columns.length === 0 ? input : { kind: 'ToDF', input, columnNames: columns, inSql: true }
  return { kind: 'SubqueryAlias', input: renamed, alias: name }
}
