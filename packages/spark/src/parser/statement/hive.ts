import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { Cursor } from '../cursor.ts'
import { properties, takeString } from './clauses.ts'
import { unsupportedClause } from './statement-parser.ts'

/** The serdes whose tables Spark reads and writes as files of its own. */
const SERDES: Readonly<Record<string, string>> = {
  'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe': 'parquet',
  'parquet.hive.serde.ParquetHiveSerDe': 'parquet',
}

/**
 * `STORED AS PARQUET`, or `ROW FORMAT SERDE '…' STORED AS INPUTFORMAT '…' OUTPUTFORMAT '…'`: the format of Spark's that
 * such a table is read and written as.
 */
export function hiveClause(cursor: Cursor): string | undefined {
  const serde = rowFormat(cursor)
  const stored = storedAs(cursor)
  if (serde === undefined && stored === undefined) return undefined
  const format = serde === undefined ? (stored ?? '') : SERDES[serde]
  if (format?.toLowerCase() === 'parquet') return 'parquet'
  const what = serde ?? stored ?? ''
  throw new UnsupportedError(
    'HIVE_TABLE',
    `Failed to create a table of Hive's ${what}: dryfit reads and writes Hive's Parquet tables only`,
    'Say USING csv, json or text, or declare the table with glue.catalog.table.',
  )
}

function rowFormat(cursor: Cursor): string | undefined {
  if (!cursor.takeWords('ROW', 'FORMAT')) return undefined
  if (!cursor.takeWords('SERDE')) throw unsupportedClause('ROW FORMAT DELIMITED', 'Say USING csv.')
  const serde = takeString(cursor)
  if (cursor.takeWords('WITH', 'SERDEPROPERTIES')) {
    const given = properties(cursor)
    const unknown = Object.keys(given).find((key) => key !== 'serialization.format')
    if (unknown !== undefined) throw unsupportedClause(`the serde property ${unknown}`)
  }
  return serde
}

function storedAs(cursor: Cursor): string | undefined {
  if (cursor.takeWords('STORED', 'BY')) throw unsupportedClause('STORED BY')
  if (!cursor.takeWords('STORED', 'AS')) return undefined
  if (!cursor.takeWords('INPUTFORMAT')) return cursor.takeName()
  const input = takeString(cursor)
  cursor.expectWord('OUTPUTFORMAT')
  takeString(cursor)
  return /Mapred?ParquetInputFormat$/.test(input) ? 'parquet' : input
}
