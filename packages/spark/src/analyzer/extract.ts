import { analysisError, sparkError } from '../errors/spark-error.ts'
import { type ScalarFunction, scalar } from '../functions/define.ts'
import { sameName } from '../lexer/name-parts.ts'
import type { ResolvedExpression, ScalarCall } from '../resolved/expression.ts'
import { quotedSql } from '../resolved/pretty.ts'
import { implicitCast } from '../types/coercion.ts'
import { compileEquality } from '../types/compare.ts'
import type { DataType, StructType } from '../types/data-type.ts'
import { arrayType, isIntegral, StringType } from '../types/data-type.ts'
import { wrapInt } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries, Value } from '../types/value.ts'
import { implicitlyCast } from './cast.ts'
import type { AnalyzerContext } from './context.ts'

// `a.b`, `a[i]` and `m[k]` as calls of entries of their own: Spark has no function name for them.

const field = (name: string, ordinal: number, dataType: DataType): ScalarFunction =>
  scalar({
    name: 'get_struct_field',
    summary: 'Returns a field of a struct.',
    params: ['struct', 'name: str'],
    returns: dataType,
    kernel: () => (struct: readonly Value[]) => struct[ordinal] ?? null,
    sql: ([struct = '']) => `${struct}.${name}`,
  })

const arrayField = (name: string, ordinal: number, dataType: DataType): ScalarFunction =>
  scalar({
    name: 'get_array_struct_fields',
    summary: 'Returns a field of each struct of an array.',
    params: ['array', 'name: str'],
    returns: dataType,
    kernel: () => (array: readonly (readonly Value[] | null)[]) => array.map((s) => s?.[ordinal] ?? null),
    sql: ([array = '']) => `${array}.${name}`,
  })

const arrayItem = (dataType: DataType): ScalarFunction =>
  scalar({
    name: 'get_array_item',
    summary: 'Returns an element of an array by its index from 0.',
    params: ['array', 'index'],
    inputs: ['any', 'integral'],
    coercion: 'expects',
    returns: dataType,
    nullable: true,
    kernel:
      ({ conf }) =>
      (array: readonly Value[], index: number | bigint) => {
        const i = wrapInt(index)
        if (i >= 0 && i < array.length) return array[i] ?? null
        if (!conf.ansi) return null
        throw sparkError('ArrayIndexOutOfBoundsException', 'INVALID_ARRAY_INDEX', {
          indexValue: String(i),
          arraySize: String(array.length),
          ansiConfig: '"spark.sql.ansi.enabled"',
        })
      },
    sql: ([array = '', index = '']) => `${array}[${index}]`,
  })

const mapValue = (keyType: DataType, dataType: DataType): ScalarFunction =>
  scalar({
    name: 'get_map_value',
    summary: 'Returns the value of a map under a key.',
    params: ['map', 'key'],
    returns: dataType,
    nullable: true,
    kernel: () => {
      const equal = compileEquality(keyType)
      return (map: MapEntries, key: Value) => map.find(([k]) => equal(k, key))?.[1] ?? null
    },
    sql: ([map = '', key = '']) => `${map}[${key}]`,
  })

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
    const { ordinal, found } = findField(type, name, context)
    return call(field(name, ordinal, found.dataType), child, extraction, child.nullable || found.nullable)
  }
  if (type.kind === 'array') {
    if (type.elementType.kind === 'struct' && name !== undefined) {
      const { ordinal, found } = findField(type.elementType, name, context)
      const dataType = arrayType(found.dataType, type.containsNull || found.nullable)
      return call(arrayField(name, ordinal, dataType), child, extraction, child.nullable)
    }
    if (!isIntegral(extraction.dataType)) throw wrongIndex(child, extraction)
    return call(arrayItem(type.elementType), child, extraction, true)
  }
  if (type.kind === 'map') {
    const target = implicitCast(extraction.dataType, type.keyType, context.conf.ansi)
    const key = target === undefined ? extraction : implicitlyCast(extraction, target, context.conf.ansi)
    return call(mapValue(type.keyType, type.valueType), child, key, true)
  }
  throw analysisError('INVALID_EXTRACT_BASE_FIELD_TYPE', { base: quotedSql(child), other: `"${sqlType(type)}"` })
}

function wrongIndex(child: ResolvedExpression, extraction: ResolvedExpression): Error {
  return analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${quotedSql(child).slice(1, -1)}[${quotedSql(extraction).slice(1, -1)}]"`,
    paramIndex: '2',
    requiredType: '"INTEGRAL"',
    inputSql: quotedSql(extraction),
    inputType: `"${sqlType(extraction.dataType)}"`,
  })
}

/** The field of a struct under a name. @throws SparkError FIELD_NOT_FOUND, AMBIGUOUS_REFERENCE_TO_FIELDS */
export function findField(
  type: StructType,
  name: string,
  context: AnalyzerContext,
): { readonly ordinal: number; readonly found: StructType['fields'][number] } {
  const matches = type.fields.flatMap((f, ordinal) =>
    sameName(f.name, name, context.conf.caseSensitive) ? [{ ordinal, found: f }] : [],
  )
  const [first, second] = matches
  if (first === undefined) {
    const fields = type.fields.map((f) => `\`${f.name}\``).join(', ')
    throw analysisError('FIELD_NOT_FOUND', { fieldName: `\`${name}\``, fields })
  }
  if (second !== undefined) {
    throw analysisError('AMBIGUOUS_REFERENCE_TO_FIELDS', { field: `\`${name}\``, count: String(matches.length) })
  }
  return first
}

const call = (
  entry: ScalarFunction,
  child: ResolvedExpression,
  extraction: ResolvedExpression,
  nullable: boolean,
): ScalarCall => ({
  kind: 'ScalarCall',
  function: entry,
  name: entry.name,
  arguments: [child, extraction],
  dataType: entry.returns as DataType,
  nullable,
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
