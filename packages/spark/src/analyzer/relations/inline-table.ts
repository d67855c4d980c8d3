import { analysisError, SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { InlineTable } from '../../plan/relation.ts'
import { isFoldable } from '../../resolved/argument.ts'
import type { ResolvedExpression } from '../../resolved/expression.ts'
import { quotedSql } from '../../resolved/pretty.ts'
import { INLINE_TABLE } from '../../resolved/source.ts'
import { exists } from '../../resolved/tree.ts'
import { findWiderCommonTypeWithoutStringPromotion, haveSameType } from '../../types/coercion.ts'
import type { DataType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { attributeOf } from '../attribute.ts'
import { implicitlyCast } from '../cast.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { type Handler, planIdsOf } from './handler.ts'

/** Spark's ResolveInlineTables: every column of one type, strings kept apart from numbers. */
export const inlineTable: Handler<InlineTable> = (relation, _inputs, context) => {
  const width = relation.columnNames?.length ?? relation.rows[0]?.length ?? 0
  const scope = { context, attributes: [] }
  const rows = relation.rows.map((row, i) => {
    if (row.length !== width) throw mismatch(width, row.length, i)
    return row.map((e) => cell(unalias(resolveExpression(e, scope))))
  })
  const columns = Array.from({ length: width }, (_, i) => {
    const cells = rows.map((row) => row[i] as ResolvedExpression)
    const name = relation.columnNames?.[i] ?? `col${i + 1}`
    const dataType = commonType(name, cells, context)
    return { cells, attribute: attributeOf({ name, dataType, nullable: cells.some((c) => c.nullable), metadata: {} }) }
  })
  const values = rows.map((_, i) =>
    columns.map(({ cells, attribute }) =>
      valueOf(implicitlyCast(cells[i] as ResolvedExpression, attribute.dataType, context.conf.ansi), context),
    ),
  )
  return {
    kind: 'Scan',
    source: { kind: 'Local', rows: values },
    origin: INLINE_TABLE,
    output: columns.map((c) => c.attribute),
    planIds: planIdsOf(relation),
  }
}

/** Spark computes the cells as it reads the query, and says only which one fails. */
function valueOf(e: ResolvedExpression, context: AnalyzerContext): Value {
  try {
    return context.evaluate(e)
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    const cell = e.kind === 'Cast' && !e.explicit ? e.child : e
    throw analysisError('INVALID_INLINE_TABLE.FAILED_SQL_EXPRESSION_EVALUATION', { sqlExpr: quotedSql(cell) })
  }
}

/** A value that is known before any row is read. */
function cell(e: ResolvedExpression): ResolvedExpression {
  if (!isFoldable(e)) {
    throw analysisError('INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE', { expr: quotedSql(e) })
  }
  if (exists(e, (n) => n.kind === 'ScalarCall' && n.function.readsClock?.(n.arguments) === true)) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to analyze an inline table: ${quotedSql(e)} is the time of the query`,
      'Select the time beside the table.',
    )
  }
  return e
}

function commonType(name: string, cells: readonly ResolvedExpression[], context: AnalyzerContext): DataType {
  const types = cells.map((c) => c.dataType)
  const [first] = types
  if (first !== undefined && types.length === 1) return first
  const wider = findWiderCommonTypeWithoutStringPromotion(types, context.conf)
  if (wider !== undefined) return wider
  if (first !== undefined && haveSameType(types)) return first
  throw analysisError('INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE', { colName: `\`${name}\`` })
}

const mismatch = (expected: number, actual: number, row: number): SparkError =>
  analysisError('INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH', {
    expectedNumCols: String(expected),
    actualNumCols: String(actual),
    rowIndex: String(row),
  })
