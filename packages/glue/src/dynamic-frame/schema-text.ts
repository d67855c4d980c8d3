import { type GlueSchema, type GlueType, glueTypeName } from './glue-type.ts'

/** What `printSchema()` prints, without the line end that print adds. */
export function schemaTree(schema: GlueSchema): string {
  return ['root', ...fieldLines(schema, '|')].join('\n')
}

function fieldLines(schema: GlueSchema, indent: string): readonly string[] {
  return [...schema].flatMap(([name, type]) => [
    `${indent}-- ${name}: ${glueTypeName(type)}`,
    ...partLines(type, `${indent}    |`),
  ])
}

function partLines(type: GlueType, indent: string): readonly string[] {
  switch (type.kind) {
    case 'struct':
      return fieldLines(type.fields, indent)
    case 'array':
      return fieldLines(new Map([['element', type.element]]), indent)
    case 'map':
      return fieldLines(new Map([['value', type.value]]), indent)
    case 'choice':
      return type.choices.flatMap((c) => [`${indent}-- ${glueTypeName(c)}`, ...partLines(c, `${indent}    |`)])
    default:
      return []
  }
}

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
