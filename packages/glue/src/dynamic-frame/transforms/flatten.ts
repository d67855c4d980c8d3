import { GlueError, notSupported } from '../../errors/glue-error.ts'
import { type GlueSchema, type GlueType, glueTypeName } from '../glue-type.ts'
import type { Dynamic, DynamicRecord } from '../value.ts'

/**
 * The fields of a record with its structs taken apart: `{ a: { b: 1 } }` has the field `a.b`, in the place of `a`.
 *
 * @param above - what stands before each name
 * @throws GlueError FIELD_TWICE when a flattened name is there already
 */
export function flatten(record: DynamicRecord, above = ''): Map<string, Dynamic> {
  const flat = new Map<string, Dynamic>()
  for (const [name, value] of record) {
    const path = above + name
    const parts = value.kind === 'struct' ? flatten(value.fields, `${path}.`) : [[path, value] as const]
    for (const [inner, part] of parts) {
      if (flat.has(inner)) throw twice(inner)
      flat.set(inner, part)
    }
  }
  return flat
}

/** What stands before the names of the fields of structs inside an array: so Glue names them, "for historical reasons". */
export const insideArray = (path: string): string => `${path}.val.`

/**
 * Refuses the shapes that Glue's documentation leaves open when a frame is flattened.
 *
 * @throws GlueError NULL_STRUCT, GLUE_NOT_SUPPORTED
 */
export function requireFlattens(verb: string, schema: GlueSchema, records: readonly DynamicRecord[]): void {
  for (const [name, type] of schema) requireKnownShape(verb, name, type)
  for (const [index, record] of records.entries()) requireStructs(verb, schema, record, `record ${index}`)
}

function requireKnownShape(verb: string, path: string, type: GlueType): void {
  switch (type.kind) {
    case 'map':
      throw notSupported(`${verb} the map ${path}`, 'Turn it into columns with Spark first.')
    case 'choice':
      if (type.choices.every((c) => c.kind === 'atom')) return
      throw notSupported(
        `${verb} the column ${path}, which is a choice of ${type.choices.map(glueTypeName).join(' and ')}`,
        `Settle it first: resolveChoice(specs=[("${path}", "make_cols")]).`,
      )
    case 'struct':
      for (const [name, inner] of type.fields) requireKnownShape(verb, `${path}.${name}`, inner)
      return
    case 'array':
      if (type.element.kind === 'array')
        throw notSupported(`${verb} ${path}, an array of arrays`, 'Flatten it with Spark (flatten) first.')
      requireKnownShape(verb, `${path}[]`, type.element)
  }
}

function requireStructs(verb: string, schema: GlueSchema, record: DynamicRecord, place: string): void {
  for (const [name, value] of record) {
    const type = schema.get(name)
    const at = `${place}, ${name}`
    if (type?.kind === 'struct') requireStruct(verb, type.fields, value, at)
    if (type?.kind !== 'array' || type.element.kind !== 'struct' || value.kind !== 'array') continue
    for (const item of value.items) requireStruct(verb, type.element.fields, item, at)
  }
}

function requireStruct(verb: string, fields: GlueSchema, value: Dynamic, place: string): void {
  if (value.kind !== 'struct') throw nullStruct(verb, place)
  requireStructs(verb, fields, value.fields, place)
}

const nullStruct = (verb: string, place: string): GlueError =>
  new GlueError(
    'NULL_STRUCT',
    `Failed to ${verb} ${place}: it is null where other records have a struct, and whether Glue keeps a column of nulls for it is not known for sure. Select the members with Spark: toDF().select("a.*").`,
  )

const twice = (name: string): GlueError =>
  new GlueError(
    'FIELD_TWICE',
    `Failed to flatten a record: it would have the field ${name} twice. Rename one of them first.`,
  )
