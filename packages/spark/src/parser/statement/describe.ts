import { parseQuery } from '../query.ts'
import { isQueryHere } from '../query-here.ts'
import { nameParts, takeNamespaceWord } from './clauses.ts'
import { command, type StatementParser, unsupportedStatement } from './statement-parser.ts'

/** `DESCRIBE EXTENDED t`, `DESC DATABASE sales`, `DESC QUERY SELECT …`. */
export const describe: StatementParser = (cursor, args) => {
  cursor.advance()
  const isTableAt = (distance: number): boolean => cursor.closes(distance) || cursor.isSymbol('.', distance)
  if (cursor.isWord('FUNCTION') && !isTableAt(1)) throw unsupportedStatement('DESCRIBE FUNCTION')
  if (!isTableAt(1) && takeNamespaceWord(cursor)) {
    const extended = !isTableAt(1) && cursor.takeWords('EXTENDED')
    return command({ kind: 'DescribeNamespace', namespace: nameParts(cursor), extended })
  }
  const isQuery = cursor.isWord('QUERY') && !isTableAt(1) && cursor.takeWords('QUERY')
  if (!isQuery && cursor.isWord('TABLE') && !isTableAt(1)) cursor.advance()
  else if (isQuery || isQueryHere(cursor)) return command({ kind: 'DescribeQuery', query: parseQuery(cursor, args) })
  const extended = !isTableAt(1) && (cursor.takeWords('EXTENDED') || cursor.takeWords('FORMATTED'))
  const table = nameParts(cursor)
  if (cursor.isWord('PARTITION') && cursor.isSymbol('(', 1)) throw unsupportedStatement('DESCRIBE TABLE … PARTITION')
  if (cursor.closes()) return command({ kind: 'DescribeTable', table, extended })
  return command({ kind: 'DescribeTable', table, extended, column: nameParts(cursor) })
}
