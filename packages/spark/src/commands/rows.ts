import { type DataType, StringType, structField, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { CommandResult } from './handler.ts'

/** A column of an answer: its name and type, whether it can be null, and Spark's comment on it. */
type Column = readonly [name: string, options?: { type?: DataType; nullable?: boolean; comment?: string }]

/** The answer of a statement that shows something. */
export const answer = (columns: readonly Column[], rows: readonly Row[]): CommandResult => ({
  schema: structType(
    columns.map(([name, { type = StringType, nullable = false, comment } = {}]) =>
      structField(name, type, nullable, comment === undefined ? {} : { comment }),
    ),
  ),
  rows,
})

/** `spark.redaction.regex` and `spark.sql.redaction.options.regex`, which keep their defaults here. */
const SECRET = /secret|password|token|access[.]?key|url/i

/** Spark shows no value that may be a secret, by its name or by itself. */
export const redacted = ([key, value]: readonly [string, string]): readonly [string, string] =>
  SECRET.test(key) || SECRET.test(value) ? [key, '*********(redacted)'] : [key, value]
