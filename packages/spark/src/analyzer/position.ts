import type { Expression } from '../plan/expression.ts'

/** `ORDER BY 2`, `groupBy(lit(1))`: the column that an integer literal counts to. */
export function positionOf(e: Expression): number | undefined {
  return e.kind === 'Literal' && e.dataType.kind === 'integer' && e.value !== null ? Number(e.value) : undefined
}
