import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { Command, SqlArguments, Statement } from '../../plan/command.ts'
import type { Cursor } from '../cursor.ts'

/** Reads a statement from its first keyword on, which the cursor stands at: a query or a command. */
export type StatementParser = (cursor: Cursor, args: SqlArguments) => Statement

/** By first keyword. */
export type StatementParsers = Readonly<Record<string, StatementParser>>

export const command = (made: Command): Statement => ({ kind: 'Command', command: made })

/** Our refusal of a statement that Spark reads and dryfit does not. */
export const unsupportedStatement = (name: string, next = ''): UnsupportedError =>
  new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to run ${name}: this statement of SQL is not supported`,
    next === '' ? 'Do it with methods of spark, spark.catalog or a DataFrame.' : next,
  )

/** Our refusal of a part of a statement. */
export const unsupportedClause = (name: string, next = ''): UnsupportedError =>
  new UnsupportedError('SQL_NOT_IMPLEMENTED', `Failed to run a statement of SQL: ${name} is not supported`, next)
