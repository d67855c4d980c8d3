import { parseSchema, SparkError, type StructType } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'

/**
 * A schema as a test gives it.
 *
 * @param call - what it is given to, after "Failed to": a test may give many
 * @throws GlueError SCHEMA_NOT_READ, with what Spark's parser says
 */
export function givenSchema(
  call: string,
  schema: string | StructType,
  settings?: Parameters<typeof parseSchema>[1],
): StructType {
  if (typeof schema !== 'string') return schema
  try {
    return parseSchema(schema, settings)
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    throw new GlueError(
      'SCHEMA_NOT_READ',
      `Failed to ${call}: Spark can not read its schema. Write it as 'id int, name string'.\n${error.message.trim()}`,
    )
  }
}
