import { SparkError } from '../errors/spark-error.ts'
import type { Expression } from '../plan/expression.ts'
import { nodesBelow, type PlanNode } from '../plan/walk.ts'
import { some } from '../trees/fold.ts'

/** What Spark's functions build as an expression that asks its arguments for their types when it is named. */
const TYPED: ReadonlySet<string> = new Set(['get', 'nvl', 'nvl2', 'try_element_at'])

const isTyped = (e: PlanNode): boolean =>
  e.kind === 'UnresolvedFunction' && e.inSql !== true && TYPED.has(e.functionName)

/**
 * Spark names what a frame is grouped by and its aggregates before it resolves them.
 *
 * @throws SparkError for a call that has no name until then, where no alias names the whole
 */
export function nameable(source: Expression): Expression {
  if (source.kind === 'Alias' || !some<PlanNode>(source, nodesBelow, isTyped)) return source
  throw new SparkError('AnalysisException', 'Invalid call to dataType on unresolved object')
}
