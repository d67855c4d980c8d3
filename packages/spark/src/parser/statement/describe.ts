import type { PartitionSpec } from '../../plan/catalog-command.ts'
import type { Statement } from '../../plan/command.ts'
import type { Cursor } from '../cursor.ts'
import { parseQuery } from '../query.ts'
import { isQueryHere } from '../query-here.ts'
import { fullSpec, nameParts, takeNamespaceWord } from './clauses.ts'
import { command, type StatementParser } from './statement-parser.ts'

/** `DESCRIBE EXTENDED t`, `DESC DATABASE sales`, `DESC QUERY SELECT …`. */
export const describe: StatementParser = (cursor, args) => {
  cursor.advance()
  const isTableAt = (distance: number): boolean => cursor.closes(distance) || cursor.isSymbol('.', distance)
  if (cursor.isWord('FUNCTION') && !isTableAt(1)) return describeFunction(cursor)
  if (!isTableAt(1) && takeNamespaceWord(cursor)) {
    const extended = !isTableAt(1) && cursor.takeWords('EXTENDED')
    return command({ kind: 'DescribeNamespace', namespace: nameParts(cursor), extended })
  }
  const isQuery = cursor.isWord('QUERY') && !isTableAt(1) && cursor.takeWords('QUERY')
  if (!isQuery && cursor.isWord('TABLE') && !isTableAt(1)) cursor.advance()
  else if (isQuery || isQueryHere(cursor)) {
    // Spark binds no markers in what it only describes.
    const { frames = {} } = args
    return command({ kind: 'DescribeQuery', query: parseQuery(cursor, { frames }) })
  }
  const extended = !isTableAt(1) && (cursor.takeWords('EXTENDED') || cursor.takeWords('FORMATTED'))
  const table = nameParts(cursor)
  const partition = cursor.isSymbol('(', 1) ? describedPartition(cursor) : undefined
  if (cursor.closes())
    return command({ kind: 'DescribeTable', table, extended, ...(partition === undefined ? {} : { partition }) })
  if (partition !== undefined) {
    nameParts(cursor)
    throw cursor.error('UNSUPPORTED_FEATURE.DESC_TABLE_COLUMN_PARTITION', {}, cursor.ahead(-cursor.position))
  }
  return command({ kind: 'DescribeTable', table, extended, column: nameParts(cursor) })
}

/** `DESCRIBE FUNCTION EXTENDED upper`; an operator and a text stand for a name. */
function describeFunction(cursor: Cursor): Statement {
  cursor.advance()
  const extended = !cursor.closes(1) && cursor.takeWords('EXTENDED')
  const { kind, value, text } = cursor.token
  if (kind === 'string' || kind === 'symbol') {
    cursor.advance()
    return command({ kind: 'DescribeFunction', name: [kind === 'string' ? value : text], extended })
  }
  return command({ kind: 'DescribeFunction', name: nameParts(cursor), extended })
}

const describedPartition = (cursor: Cursor): PartitionSpec | undefined =>
  cursor.isWord('PARTITION') ? fullSpec(cursor) : undefined
