import { GlueError } from '../../errors/glue-error.ts'
import { withArticle } from '../../errors/listing.ts'
import type { FrameCore } from '../frame-core.ts'
import { type GlueSchema, type GlueType, glueTypeName } from '../glue-type.ts'

/**
 * The same records under a schema that the job vouches for. Glue does not look; a schema that the records do not have
 * would be wrong in silence, so it is refused.
 *
 * @throws GlueError SCHEMA_NOT_TRUE
 */
export function withFrameSchema(frame: FrameCore, schema: GlueSchema): FrameCore {
  requireHolds(schema, frame.schema(), '')
  return frame.withSchema(schema)
}

function requireHolds(given: GlueSchema, actual: GlueSchema, above: string): void {
  for (const [name, type] of actual) {
    const path = above + name
    const claimed = given.get(name)
    if (claimed === undefined) throw notTrue(`${path} is missing in it`)
    requireType(claimed, type, path)
  }
}

function requireType(given: GlueType, actual: GlueType, path: string): void {
  if (actual.kind === 'null') return
  if (given.kind === 'choice') {
    for (const type of actual.kind === 'choice' ? actual.choices : [actual]) {
      const choice = given.choices.find((c) => glueTypeName(c) === glueTypeName(type))
      if (choice === undefined) throw notTrue(`${path} holds ${withArticle(glueTypeName(type))}`)
      requireType(choice, type, path)
    }
    return
  }
  if (glueTypeName(given) !== glueTypeName(actual))
    throw notTrue(`${path} holds ${withArticle(glueTypeName(actual))} and it says ${glueTypeName(given)}`)
  if (given.kind === 'struct' && actual.kind === 'struct') requireHolds(given.fields, actual.fields, `${path}.`)
  if (given.kind === 'array' && actual.kind === 'array') requireType(given.element, actual.element, `${path}[]`)
  if (given.kind === 'map' && actual.kind === 'map') requireType(given.value, actual.value, `${path}{}`)
  const isDecimal = given.kind === 'atom' && actual.kind === 'atom' && given.type.kind === 'decimal'
  if (isDecimal && JSON.stringify(given.type) !== JSON.stringify(actual.type))
    throw notTrue(`${path} is a decimal of another precision`)
}

const notTrue = (reason: string): GlueError =>
  new GlueError(
    'SCHEMA_NOT_TRUE',
    `Failed to set the schema of a frame: ${reason}. Glue would take it and fail or lose data later. Give the schema that the records have.`,
  )
