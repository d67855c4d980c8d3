import { analysisError } from '../errors/spark-error.ts'
import { updateFields as entry, type FieldOperation } from '../functions/internal/update-fields.ts'
import { sameName } from '../lexer/name-parts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { prettySql } from '../resolved/pretty.ts'
import { StringType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { AnalyzerContext } from './context.ts'
import { extractFields } from './extract.ts'
import { resolveCall } from './function-call.ts'

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
  const inner = rest.length > 0 ? updateFields(extractFields(struct, [name], context), rest, value, context) : value
  const operation = inner === undefined ? [text('DropField'), text(name)] : [text('WithField'), text(name), inner]
  const { base, operations } = takenApart(struct)
  const all = withoutOverwritten([...operations, operation], context).flat()
  return resolveCall(entry, entry.name, [base, ...all], false, context)
}

const text = (value: FieldOperation | string): ResolvedExpression => ({
  kind: 'Literal',
  dataType: StringType,
  nullable: false,
  value,
})

const textOf = (e: ResolvedExpression | undefined): string => (e?.kind === 'Literal' ? String(e.value) : '')

/** Changes of what was changed are one call to Spark. */
function takenApart(e: ResolvedExpression): {
  readonly base: ResolvedExpression
  readonly operations: readonly (readonly ResolvedExpression[])[]
} {
  const [base, ...rest] = e.kind === 'ScalarCall' && e.function === entry ? e.arguments : [e]
  const operations: ResolvedExpression[][] = []
  while (rest.length > 0) operations.push(rest.splice(0, textOf(rest[0]) === 'WithField' ? 3 : 2))
  return { base: base ?? e, operations }
}

/** Where fields are only set, Spark forgets what is set again. */
function withoutOverwritten(
  operations: readonly (readonly ResolvedExpression[])[],
  { conf }: AnalyzerContext,
): readonly (readonly ResolvedExpression[])[] {
  if (operations.some(([operation]) => textOf(operation) !== 'WithField')) return operations
  return operations.filter(
    ([, name], i) =>
      !operations.slice(i + 1).some(([, later]) => sameName(textOf(name), textOf(later), conf.caseSensitive)),
  )
}
