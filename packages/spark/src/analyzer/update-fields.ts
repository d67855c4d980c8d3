import { analysisError } from '../errors/spark-error.ts'
import { scalar } from '../functions/define.ts'
import { sameName } from '../lexer/name-parts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { prettySql } from '../resolved/pretty.ts'
import type { StructField, StructType } from '../types/data-type.ts'
import { structField, structType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import type { AnalyzerContext } from './context.ts'
import { extractFields } from './extract.ts'

/** `withField(path, value)`, or `dropFields(path)` without a value, on a struct column. */
export function updateFields(
  struct: ResolvedExpression,
  path: readonly string[],
  value: ResolvedExpression | undefined,
  context: AnalyzerContext,
): ResolvedExpression {
  const [name = '', ...rest] = path
  if (struct.dataType.kind !== 'struct') {
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: `"update_fields(${prettySql(struct)})"`,
      paramIndex: '1',
      requiredType: '"STRUCT"',
      inputSql: `"${prettySql(struct)}"`,
      inputType: `"${sqlType(struct.dataType)}"`,
    })
  }
  if (rest.length > 0) {
    const inner = updateFields(extractFields(struct, [name], context), rest, value, context)
    return build(struct, struct.dataType, name, inner, context)
  }
  return build(struct, struct.dataType, name, value, context)
}

function build(
  struct: ResolvedExpression,
  type: StructType,
  name: string,
  value: ResolvedExpression | undefined,
  context: AnalyzerContext,
): ResolvedExpression {
  const matches = (f: StructField): boolean => sameName(f.name, name, context.conf.caseSensitive)
  const there = type.fields.some(matches)
  const slots = value === undefined ? keepOthers(type, matches) : replaceOrAppend(type, there, matches, name, value)
  if (slots.length === 0) {
    throw analysisError('DATATYPE_MISMATCH.CANNOT_DROP_ALL_FIELDS', {
      sqlExpr: `"update_fields(${prettySql(struct)}, dropfield())"`,
    })
  }
  const dataType = structType(slots.map((s) => s.field))
  const ordinals = slots.map((s) => s.ordinal)
  const entry = scalar({
    name: 'update_fields',
    summary: 'Returns a struct with a field replaced, added or dropped.',
    params: ['struct', 'value'],
    returns: dataType,
    nulls: 'pass',
    kernel: () => (row: readonly Value[] | null, replacement?: Value) =>
      row === null ? null : ordinals.map((o) => (o < 0 ? (replacement ?? null) : (row[o] ?? null))),
    sql: ([base = '', replacement = '']) => {
      if (value !== undefined) return `update_fields(${base}, WithField(${replacement}))`
      // dropFields("a", "b") is one call in Spark's eyes.
      return base.endsWith('dropfield())')
        ? `${base.slice(0, -1)}, dropfield())`
        : `update_fields(${base}, dropfield())`
    },
  })
  return {
    kind: 'ScalarCall',
    function: entry,
    name: entry.name,
    arguments: value === undefined ? [struct] : [struct, value],
    dataType,
    nullable: struct.nullable,
  }
}

interface Slot {
  /** Where in the struct it comes from; -1: the new value. */
  readonly ordinal: number
  readonly field: StructField
}

const keepOthers = (type: StructType, matches: (f: StructField) => boolean): readonly Slot[] =>
  type.fields.flatMap((field, ordinal) => (matches(field) ? [] : [{ ordinal, field }]))

function replaceOrAppend(
  type: StructType,
  there: boolean,
  matches: (f: StructField) => boolean,
  name: string,
  value: ResolvedExpression,
): readonly Slot[] {
  const fresh: Slot = { ordinal: -1, field: structField(name, value.dataType, value.nullable) }
  const kept = type.fields.map((field, ordinal) => (matches(field) ? fresh : { ordinal, field }))
  return there ? kept : [...kept, fresh]
}
