import { analysisError } from '../../errors/spark-error.ts'
import type { Argument } from '../define.ts'

/** @throws SparkError NON_FOLDABLE_INPUT for a share that rows decide */
export function requireConstantPercentage(percentage: Argument | undefined, sqlExpr: string): void {
  if (percentage === undefined || percentage.foldable) return
  throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
    sqlExpr: `"${sqlExpr}"`,
    inputName: 'percentage',
    inputType: '"DOUBLE"',
    inputExpr: `"${percentage.sql}"`,
  })
}

/** A share from 0 to 1, or a list of them. */
export function checkPercentage(percentage: Argument | undefined, sqlExpr: string): void {
  if (percentage === undefined) return
  if (percentage.value === null)
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr: `"${sqlExpr}"`, exprName: 'percentage' })
  const list = Array.isArray(percentage.value) ? percentage.value : [percentage.value]
  if (list.some((p) => Number(p) < 0 || Number(p) > 1)) {
    throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
      sqlExpr: `"${sqlExpr}"`,
      exprName: 'percentage',
      valueRange: '[0.0, 1.0]',
      currentValue: list.map((p) => String(p)).join(','),
    })
  }
}
