import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { attribute } from '../plan/build.ts'
import type { Relation } from '../plan/relation.ts'
import { equalTypes, type StructType } from '../types/data-type.ts'

/** A view, and the columns that it had when it was made. */
interface Made {
  readonly relation: Relation
  readonly schema: StructType
  readonly viewName: string
}

/**
 * The columns that a view was made with, of what its query gives now.
 *
 * @throws SparkError INCOMPATIBLE_VIEW_SCHEMA_CHANGE. UnsupportedError for columns of other types
 */
export function viewAsMade(
  { relation, schema, viewName }: Made,
  schemaOf: (relation: Relation) => StructType,
): Relation {
  const now = currentFields(relation, schemaOf)
  const names = now?.map((f) => f.name.toLowerCase()) ?? []
  const isAsMade =
    schema.fields.every((field, i) => now?.[i]?.name === field.name) && now?.length === schema.fields.length
  const places = schema.fields.map((field, i) => (isAsMade ? i : names.indexOf(field.name.toLowerCase())))
  const gone = schema.fields.find((_, i) => (places[i] ?? -1) < 0)
  if (gone !== undefined) {
    throw analysisError('INCOMPATIBLE_VIEW_SCHEMA_CHANGE', {
      viewName,
      colName: gone.name,
      expectedNum: '1',
      actualCols: '[]',
      suggestion: `CREATE OR REPLACE VIEW ${viewName} AS ...`,
    })
  }
  const isSame = schema.fields.every((field, i) => {
    const type = now?.[places[i] ?? -1]?.dataType
    return type !== undefined && equalTypes(type, field.dataType, false)
  })
  const isTwice = !isAsMade && new Set(names).size < names.length
  if (!isSame || isTwice) {
    throw new UnsupportedError(
      'VIEW_CHANGED',
      `Failed to read the view ${viewName}: the columns of what it reads have changed since it was made`,
      'Create the view anew.',
    )
  }
  if (isAsMade) return relation
  return { kind: 'Project', input: relation, expressions: schema.fields.map((field) => attribute(field.name)) }
}

/** Nothing where a column that the query names is gone. */
function currentFields(
  relation: Relation,
  schemaOf: (relation: Relation) => StructType,
): StructType['fields'] | undefined {
  try {
    return schemaOf(relation).fields
  } catch (error) {
    if (error instanceof SparkError && error.errorClass === 'UNRESOLVED_COLUMN.WITH_SUGGESTION') return undefined
    throw error
  }
}
