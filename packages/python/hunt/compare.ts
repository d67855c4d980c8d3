import type { Answer, Field } from './program.ts'

/** How two answers differ, the worst first. */
export type Difference =
  | 'crash'
  | 'rows'
  | 'silent'
  | 'raised'
  | 'types'
  | 'names'
  | 'digits'
  | 'nullability'
  | 'error'
  | 'refused'

/** The difference of dryfit's answer from Spark's; undefined where there is none. */
export function differenceOf(spark: Answer, dryfit: Answer): Difference | undefined {
  if ('crash' in spark) return undefined
  if ('crash' in dryfit) return 'crash'
  if ('error' in dryfit) {
    if (dryfit.refused) return 'refused'
    if (!('error' in spark)) return 'raised'
    return sameError(spark.error, dryfit.error) ? undefined : 'error'
  }
  if ('error' in spark) return 'silent'
  if ('value' in spark || 'value' in dryfit) return text(spark) === text(dryfit) ? undefined : 'rows'
  return schemaDifference(spark.schema, dryfit.schema) ?? rowsDifference(spark, dryfit)
}

type Raised = Extract<Answer, { readonly error: unknown }>['error']

const sameError = (a: Raised, b: Raised): boolean => a.python === b.python && a.class === b.class && a.java === b.java

function schemaDifference(spark: readonly Field[], dryfit: readonly Field[]): Difference | undefined {
  const types = (fields: readonly Field[]): string => text(fields.map(({ type }) => withoutFlags(type)))
  if (types(spark) !== types(dryfit)) return 'types'
  const names = (fields: readonly Field[]): string => text(fields.map(({ name }) => name))
  return names(spark) === names(dryfit) ? undefined : 'names'
}

function rowsDifference(
  spark: Extract<Answer, { readonly rows: unknown }>,
  dryfit: Extract<Answer, { readonly rows: unknown }>,
): Difference | undefined {
  const bag = (rows: readonly unknown[], change: (row: unknown) => unknown): string =>
    text(rows.map((r) => text(change(r))).sort())
  if (bag(spark.rows, (r) => r) === bag(dryfit.rows, (r) => r))
    return flags(spark.schema) === flags(dryfit.schema) ? undefined : 'nullability'
  return bag(spark.rows, rounded) === bag(dryfit.rows, rounded) ? 'digits' : 'rows'
}

const text = (value: unknown): string => JSON.stringify(value)

/** Spark marks in a column's metadata that SQL has named it; nothing that a job computes follows that. */
const flags = (fields: readonly Field[]): string => text(fields.map(({ type, nullable }) => [type, nullable]))

/** A type of Spark's JSON without its flags of nullability. */
const withoutFlags = (type: unknown): unknown =>
  JSON.parse(text(type), (key, value: unknown) =>
    ['nullable', 'containsNull', 'valueContainsNull'].includes(key) ? undefined : value,
  )

/** Doubles to twelve digits. */
const rounded = (row: unknown): unknown =>
  JSON.parse(text(row), (key, value: unknown) =>
    key === 'double' && typeof value === 'string' && Number.isFinite(Number(value))
      ? Number(value).toPrecision(12)
      : value,
  )
