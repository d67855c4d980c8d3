import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { SqlArguments, Statement } from '../../plan/command.ts'
import type { Cursor } from '../cursor.ts'

/** Reads a statement from its first keyword on, which the cursor stands at: a query or a command. */
export type StatementParser = (cursor: Cursor, args: SqlArguments) => Statement

/** Our refusal of what Spark reads and dryfit does not. */
export const unsupportedStatement = (text: string): UnsupportedError =>
  new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to parse the statement ${JSON.stringify(text)}: of SQL only queries, temporary views and settings are supported yet`,
    'Do it with methods of spark, spark.catalog or a DataFrame.',
  )
