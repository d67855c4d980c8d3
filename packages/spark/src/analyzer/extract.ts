import { analysisError } from '../errors/spark-error.ts'
import { getArrayItem, getArrayStructFields, getMapValue, getStructField } from '../functions/internal.ts'
import { sameName } from '../lexer/name-parts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { quotedSql } from '../resolved/pretty.ts'
import { implicitCast } from '../types/coercion.ts'
import { IntegerType, StringType, type StructType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import { implicitlyCast } from './cast.ts'
import type { AnalyzerContext } from './context.ts'
import { resolveCall } from './function-call.ts'

const nameLiteral = (e: ResolvedExpression): string | undefined =>
  e.kind === 'Literal' && e.dataType.kind === 'string' && e.value !== null ? String(e.value) : undefined

/** `child[extraction]`, by Spark's rules for what a struct, an array and a map give. */
export function extractValue(
  child: ResolvedExpression,
  extraction: ResolvedExpression,
  context: AnalyzerContext,
): ResolvedExpression {
  const type = child.dataType
  const name = nameLiteral(extraction)
  if (type.kind === 'struct') {
    if (name === undefined) throw analysisError('INVALID_EXTRACT_FIELD_TYPE', { extraction: quotedSql(extraction) })
    // The field is known by its place; the name is how the caller wrote it.
    return resolveCall(getStructField, name, [child, place(findField(type, name, context))], false, context)
  }
  if (type.kind === 'array') {
    if (type.elementType.kind === 'struct' && name !== undefined) {
      const ordinal = findField(type.elementType, name, context)
      const args = [child, place(ordinal), extraction]
      return resolveCall(getArrayStructFields, getArrayStructFields.name, args, false, context)
    }
    return resolveCall(getArrayItem, getArrayItem.name, [child, extraction], false, context)
  }
  if (type.kind === 'map') {
    const target = implicitCast(extraction.dataType, type.keyType, context.conf.ansi)
    const key = target === undefined ? extraction : implicitlyCast(extraction, target, context.conf.ansi)
    return resolveCall(getMapValue, getMapValue.name, [child, key], false, context)
  }
  throw analysisError('INVALID_EXTRACT_BASE_FIELD_TYPE', { base: quotedSql(child), other: `"${sqlType(type)}"` })
}

/** The place of the field under a name. @throws SparkError FIELD_NOT_FOUND, AMBIGUOUS_REFERENCE_TO_FIELDS */
function findField(type: StructType, name: string, context: AnalyzerContext): number {
  const places = type.fields.flatMap((f, i) => (sameName(f.name, name, context.conf.caseSensitive) ? [i] : []))
  const [first, second] = places
  if (first === undefined) {
    const fields = type.fields.map((f) => `\`${f.name}\``).join(', ')
    throw analysisError('FIELD_NOT_FOUND', { fieldName: `\`${name}\``, fields })
  }
  if (second !== undefined) {
    throw analysisError('AMBIGUOUS_REFERENCE_TO_FIELDS', { field: `\`${name}\``, count: String(places.length) })
  }
  return first
}

const place = (value: number): ResolvedExpression => ({
  kind: 'Literal',
  dataType: IntegerType,
  nullable: false,
  value,
})

/** `a.b.c` below a column. */
export const extractFields = (
  root: ResolvedExpression,
  fields: readonly string[],
  context: AnalyzerContext,
): ResolvedExpression =>
  fields.reduce<ResolvedExpression>(
    (e, name) => extractValue(e, { kind: 'Literal', dataType: StringType, nullable: false, value: name }, context),
    root,
  )
