import { SparkError } from '../errors/spark-error.ts'
import type { Span } from '../lexer/token.ts'

/** What Spark finds before it knows which expression it looks at. */
const WITHOUT_PLACE: ReadonlySet<string | undefined> = new Set([
  'UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS',
  'AMBIGUOUS_LATERAL_COLUMN_ALIAS',
  'DATATYPE_MISMATCH.SEQUENCE_WRONG_INPUT_TYPES',
  'FIELD_NOT_FOUND',
  'ROUTINE_NOT_FOUND',
  'SECOND_FUNCTION_ARGUMENT_NOT_INTEGER',
  'STAR_GROUP_BY_POS',
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED',
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE',
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_COLUMN_IS_NOT_ALLOWED_IN_PREDICATE',
  'WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE',
  '_LEGACY_ERROR_TEMP_1021',
  '_LEGACY_ERROR_TEMP_1035',
  '_LEGACY_ERROR_TEMP_1099',
])

/** Does something for an expression; what Spark's analyzer raises then says where in the text the innermost one stands. */
export function located<T>({ span }: { readonly span?: Span }, act: () => T): T {
  if (span === undefined) return act()
  try {
    return act()
  } catch (error) {
    if (error instanceof SparkError && error.kind === 'AnalysisException' && !error.isLocated) {
      error.isLocated = true
      if (!WITHOUT_PLACE.has(error.errorClass)) error.message = `${error.message}; ${placeOf(span)}`
    }
    throw error
  }
}

/** Looks a table up: where there is none the error says where its name stands, and of anything else no place. */
export const locatedTable = <T>(name: { readonly span?: Span }, find: () => T): T =>
  located(name, () => {
    try {
      return find()
    } catch (error) {
      if (error instanceof SparkError && error.errorClass !== 'TABLE_OR_VIEW_NOT_FOUND') withoutPlace(error)
      throw error
    }
  })

/** An error of which Spark says another place, which is not known here. */
export function withoutPlace(error: SparkError): SparkError {
  error.isLocated = true
  return error
}

/** `line 1 pos 7`: Spark counts lines from 1 and characters from 0. */
function placeOf({ text, start }: Span): string {
  const lines = text.slice(0, start).split('\n')
  return `line ${lines.length} pos ${[...(lines.at(-1) ?? '')].length}`
}
