import type { StructType } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { givenSchema } from './given-schema.ts'

/**
 * Looks at what a test makes a frame of; gives its schema.
 * @throws GlueError NOT_ROWS, SCHEMA_NOT_READ
 */
export function requireFrame(
  rows: unknown,
  schema: unknown,
  settings: Parameters<typeof givenSchema>[2],
): StructType | undefined {
  if (!Array.isArray(rows) || !rows.every((row) => typeof row === 'object' && row !== null)) {
    throw new GlueError(
      'NOT_ROWS',
      "Failed to make a frame: what it is made of is no list of rows. Give a list of objects by column name: glue.frame([{ id: 1, name: 'a' }]).",
    )
  }
  if (schema === undefined) return undefined
  if (typeof schema === 'string') return givenSchema('make a frame', schema, settings)
  if (isStruct(schema)) return schema
  throw new GlueError(
    'SCHEMA_NOT_READ',
    `Failed to make a frame: its schema is neither text nor a StructType. Write it as '${asText(schema)}'.`,
  )
}

const isStruct = (schema: unknown): schema is StructType =>
  typeof schema === 'object' && schema !== null && 'kind' in schema && schema.kind === 'struct'

/** What `{ id: 'int' }` is meant to be. */
function asText(schema: unknown): string {
  const columns = typeof schema === 'object' && schema !== null ? Object.entries(schema) : []
  const named = columns.filter(([, type]) => typeof type === 'string').map(([name, type]) => `${name} ${type}`)
  return named.length > 0 ? named.join(', ') : 'id int, name string'
}
