import { rootOf, type TableDescription } from '../catalog/provider.ts'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import { Cursor } from '../parser/cursor.ts'
import { parseExpression } from '../parser/expression.ts'
import { PLAIN_SQL } from '../parser/settings.ts'
import { cast, named } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import { canUpCast, compileCast } from '../types/cast.ts'
import { CURRENT_DEFAULT } from '../types/column-metadata.ts'
import { type DataType, equalTypes, type StructField, type StructType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import type { CommandContext } from './handler.ts'

const ONE_ROW: Relation = { kind: 'LocalRelation', schema: { kind: 'struct', fields: [] }, rows: [[]] }

export const defaultText = ({ metadata }: StructField): string | undefined => {
  const text = metadata[CURRENT_DEFAULT]
  return typeof text === 'string' ? text : undefined
}

/** The default of a column in its type: null where it has none. */
export function defaultOf(field: StructField, { conf }: CommandContext): Expression {
  const text = defaultText(field)
  return cast(text === undefined ? NULL : parseExpression(text, conf), field.dataType)
}
const NULL: Expression = { kind: 'Literal', dataType: { kind: 'void' }, value: null }

/** What the default of a column is now. */
export function defaultValue(field: StructField, context: CommandContext): Value {
  if (defaultText(field) === undefined) return null
  const expressions = [named(defaultOf(field, context), 'value')]
  const { rows } = context.input({ kind: 'Project', input: ONE_ROW, expressions }).rows()
  return rows[0]?.[0] ?? null
}

/** @throws SparkError for a format whose columns have no defaults */
export function requireDefaultProvider(
  { fields }: StructType,
  { format }: Pick<TableDescription, 'format'>,
  statementType: string,
  { conf }: CommandContext,
): void {
  if (!fields.some((field) => defaultText(field) !== undefined)) return
  const allowed = (conf.get('spark.sql.defaultColumn.allowedProviders') ?? '').split(',').map((name) => name.trim())
  if (allowed.includes(format.toLowerCase())) return
  throw analysisError('_LEGACY_ERROR_TEMP_1345', { statementType, dataSource: format })
}

/** A row that is older than its column has the default of then, which files do not tell. */
export function requireNoOlderRows({ fields }: StructType, table: TableDescription, { storage }: CommandContext): void {
  const field = fields.find((one) => defaultText(one) !== undefined)
  if (field === undefined || (storage?.list(rootOf(table)) ?? []).length === 0) return
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to add the column ${field.name} to ${table.database}.${table.name}: rows that are there would have its DEFAULT, which is not supported`,
    'Add the column to the empty table, or without a DEFAULT.',
  )
}

/**
 * That defaults are constants that go into their columns.
 *
 * @throws SparkError INVALID_DEFAULT_VALUE
 */
export function checkedDefaults(
  fields: readonly StructField[],
  table: Pick<TableDescription, 'format'>,
  statement: string,
  context: CommandContext,
): readonly StructField[] {
  requireDefaultProvider({ kind: 'struct', fields }, table, statement, context)
  for (const field of fields) {
    const text = defaultText(field)
    if (text !== undefined) checkDefault(field, text, statement, context)
  }
  return fields
}

function checkDefault(field: StructField, text: string, statement: string, context: CommandContext): void {
  const fail = (reason: string, more: Readonly<Record<string, string>> = {}): never => {
    throw analysisError(`INVALID_DEFAULT_VALUE.${reason}`, {
      statement,
      colName: quoteName([field.name]),
      defaultValue: text,
      ...more,
    })
  }
  if (hasQuery(text)) fail('SUBQUERY_EXPRESSION')
  const [type, value] = attempt(() => evaluated(text, context)) ?? fail('UNRESOLVED_EXPRESSION')
  if (/\b(?:rand|randn|random|uuid|shuffle|monotonically_increasing_id)\s*\(/i.test(text)) fail('NOT_CONSTANT')
  if (equalTypes(type, field.dataType, false) || type.kind === 'void' || canUpCast(type, field.dataType)) return
  if (isNarrowed(type, field.dataType, value)) return
  fail('DATA_TYPE', { expectedType: `"${sqlType(field.dataType)}"`, actualType: `"${sqlType(type)}"` })
}

function evaluated(text: string, context: CommandContext): readonly [DataType, Value] {
  const expression = named(parseExpression(text, context.conf), 'value')
  const input = context.input({ kind: 'Project', input: ONE_ROW, expressions: [expression] })
  const type = input.schema.fields[0]?.dataType ?? { kind: 'void' }
  return [type, input.rows().rows[0]?.[0] ?? null]
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    if (error instanceof SparkError) return undefined
    throw error
  }
}

/** A query in brackets. */
function hasQuery(text: string): boolean {
  const cursor = new Cursor(text, PLAIN_SQL)
  for (let at = 0; cursor.ahead(at).kind !== 'end'; at++)
    if (cursor.isSymbol('(', at) && (cursor.isWord('SELECT', at + 1) || cursor.isWord('WITH', at + 1))) return true
  return false
}

const WHOLE = ['byte', 'short', 'integer', 'long']

/** A whole number that fits into a smaller type. */
function isNarrowed(from: DataType, to: DataType, value: Value): boolean {
  if (value === null || !WHOLE.includes(from.kind) || !WHOLE.includes(to.kind)) return false
  try {
    compileCast(from, to, { mode: 'ansi', timeZone: 'UTC', now: 0 })(value)
    return true
  } catch {
    return false
  }
}
