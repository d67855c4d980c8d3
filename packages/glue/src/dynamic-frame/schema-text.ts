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
