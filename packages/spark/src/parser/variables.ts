import { UnsupportedError } from '../errors/unsupported-error.ts'

/** Spark puts the value of a setting in place of `${name}` before it reads a text: `spark.sql.variable.substitute`. */
export function refuseVariables(text: string): void {
  const variable = /\$\{(?:\w+?:)?\S+?\}/.exec(text)?.[0]
  if (variable === undefined) return
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to read a SQL text: in place of ${variable} Spark puts the value of a setting, which is not implemented yet`,
    'Put the value into the text where it is made.',
  )
}
