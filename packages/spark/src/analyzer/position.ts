import type { SessionConf } from '../conf/session-conf.ts'
import type { Expression } from '../plan/expression.ts'

/** `ORDER BY 2`, `groupBy(lit(1))`: the column that an integer literal counts to. */
export function positionOf(e: Expression, clause: 'groupBy' | 'orderBy', conf: SessionConf): number | undefined {
  if (!conf.flag(`spark.sql.${clause}Ordinal`)) return undefined
  return e.kind === 'Literal' && e.dataType.kind === 'integer' && e.value !== null ? Number(e.value) : undefined
}
