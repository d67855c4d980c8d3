import { decimalType } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { atomOfName, type GlueSchema, type GlueType, glueTypeName } from './glue-type.ts'
import type { AtomDataType } from './value.ts'

/** The schema in the JSON form of awsglue's gluetypes. */
export function schemaJson(schema: GlueSchema): object {
  return typeJson({ kind: 'struct', fields: schema })
}

function typeJson(type: GlueType): object {
  const base = { dataType: glueTypeName(type), properties: {} }
  switch (type.kind) {
    case 'struct':
      return {
        ...base,
        fields: [...type.fields].map(([name, t]) => ({ name, container: typeJson(t), properties: {} })),
      }
    case 'array':
      return { ...base, elementType: typeJson(type.element) }
    case 'map':
      return { ...base, valueType: typeJson(type.value) }
    case 'choice':
      return { ...base, choices: type.choices.map(typeJson) }
    case 'atom':
      return type.type.kind === 'decimal' ? { ...base, precision: type.type.precision, scale: type.type.scale } : base
    default:
      return base
  }
}

type Json = Readonly<Record<string, unknown>>

/** The schema of such JSON. */
export function schemaOfJson(json: unknown): GlueSchema {
  const fields = ((json as Json)['fields'] ?? []) as readonly Json[]
  return new Map(fields.map((field) => [String(field['name']), typeOfJson(field['container'] as Json)]))
}

function typeOfJson(json: Json): GlueType {
  const name = String(json['dataType'])
  switch (name) {
    case 'struct':
      return { kind: 'struct', fields: schemaOfJson(json) }
    case 'array':
      return { kind: 'array', element: typeOfJson(json['elementType'] as Json) }
    case 'map':
      return { kind: 'map', value: typeOfJson(json['valueType'] as Json) }
    case 'choice':
      return { kind: 'choice', choices: (json['choices'] as readonly Json[]).map(typeOfJson) }
    case 'null':
    case 'unknown':
      return { kind: 'null' }
    case 'decimal':
      return { kind: 'atom', type: decimalType(Number(json['precision']), Number(json['scale'])) as AtomDataType }
    default:
      return { kind: 'atom', type: atomOfName(name) ?? refuse(name) }
  }
}

function refuse(name: string): never {
  throw new GlueError('UNKNOWN_TYPE', `Failed to read a schema: ${name} is no type that a record of Glue has.`)
}
