import type { AnalyzeTable } from '../../plan/catalog-command.ts'
import type { Cursor } from '../cursor.ts'
import { nameParts, partitionSpec } from './clauses.ts'
import { command, type StatementParser } from './statement-parser.ts'

/** `ANALYZE TABLE t COMPUTE STATISTICS`, `ANALYZE TABLES IN sales …`: what it counts changes no result. */
export const analyze: StatementParser = (cursor) => {
  cursor.advance()
  if (cursor.takeWords('TABLES')) {
    const namespace = cursor.takeWords('FROM') || cursor.takeWords('IN') ? nameParts(cursor) : undefined
    computeStatistics(cursor)
    noscan(cursor)
    return command({ kind: 'AnalyzeTables', ...(namespace === undefined ? {} : { namespace }) })
  }
  if (!cursor.takeWords('TABLE')) throw cursor.syntaxError()
  const table = nameParts(cursor)
  const partition = partitionSpec(cursor)
  computeStatistics(cursor)
  const columns = columnsOf(cursor)
  if (columns === undefined) noscan(cursor)
  // Spark leaves the partitions out where columns are named.
  const where = partition === undefined || columns !== undefined ? {} : { partition }
  return command({ kind: 'AnalyzeTable', table, ...where, ...(columns === undefined ? {} : { columns }) })
}

function computeStatistics(cursor: Cursor): void {
  if (!cursor.takeWords('COMPUTE')) throw cursor.syntaxError()
  cursor.expectWord('STATISTICS', cursor.token.kind === 'end' ? 'always' : 'told')
}

function noscan(cursor: Cursor): void {
  const { token } = cursor
  if (cursor.closes() || cursor.takeWords('NOSCAN')) return
  const ctx = cursor.takeName()
  cursor.fail(cursor.error('INVALID_SQL_SYNTAX.ANALYZE_TABLE_UNEXPECTED_NOSCAN', { ctx: ctx.toUpperCase() }, token))
}

/** `FOR COLUMNS a, b`, `FOR ALL COLUMNS` */
function columnsOf(cursor: Cursor): AnalyzeTable['columns'] {
  if (!cursor.takeWords('FOR')) return undefined
  if (cursor.takeWords('ALL', 'COLUMNS')) return 'all'
  if (!cursor.takeWords('COLUMNS')) throw cursor.syntaxError()
  const columns = [cursor.takeName()]
  while (cursor.takeSymbol(',')) columns.push(cursor.takeName())
  return columns
}
