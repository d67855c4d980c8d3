import { analysisError, SparkError } from '../../errors/spark-error.ts'
import type { Expression } from '../../plan/expression.ts'
import type { ResolvedExpression } from '../../resolved/expression.ts'
import { quotedSql } from '../../resolved/pretty.ts'
import { exists, isDeterministic } from '../../resolved/tree.ts'
import type { Row } from '../../types/value.ts'
import { DataFrame } from '../data-frame.ts'

/** A frame whose rows are measured by the first action that computes them, and what was measured. */
export interface Observed {
  readonly frame: DataFrame
  /** One row: the metrics. */
  readonly metrics: DataFrame
  /** Undefined while no action has computed the rows, `partly` where the first one stopped before the last of them. */
  seen(): Row | 'partly' | undefined
}

/**
 * A frame as it is, with metrics of its rows.
 *
 * @throws SparkError what Spark says of metrics that no aggregate gives
 */
export function observe(input: DataFrame, name: string, expressions: readonly Expression[]): Observed {
  if (name === '') throw invalid('MISSING_NAME', { operator: 'CollectMetrics' })
  const frame = new DataFrame(input.session, { kind: 'Hint', input: input.relation, name: 'observe' })
  const metrics = measured(frame, expressions)
  let seen: Row | 'partly' | undefined
  input.session.observe(frame, metrics, (row) => {
    seen ??= row
  })
  return { frame, metrics, seen: () => seen }
}

function measured(frame: DataFrame, aggregateExpressions: readonly Expression[]): DataFrame {
  const aggregate = { kind: 'Aggregate', groupType: 'groupby', groupingExpressions: [] } as const
  try {
    const metrics = new DataFrame(frame.session, { ...aggregate, input: frame.relation, aggregateExpressions })
    for (const e of metricsOf(metrics)) checkMetric(e)
    return metrics
  } catch (error) {
    const isBare = error instanceof SparkError && /^MISSING_(?:GROUP_BY|AGGREGATION)/.test(error.errorClass ?? '')
    const bare = isBare && aggregateExpressions.map(nameOf).find((n) => n !== undefined)
    if (bare) throw invalid('NON_AGGREGATE_FUNC_ARG_IS_ATTRIBUTE', { expr: `"${bare}"` })
    throw error
  }
}

const nameOf = (e: Expression): string | undefined =>
  e.kind === 'UnresolvedAttribute' ? e.unparsedIdentifier : e.kind === 'Alias' ? nameOf(e.expr) : undefined

function metricsOf({ resolved }: DataFrame): readonly ResolvedExpression[] {
  if (resolved.kind === 'Aggregate') return resolved.aggregates
  if (resolved.kind === 'Window' || resolved.kind === 'Project') return resolved.expressions
  return []
}

function checkMetric(metric: ResolvedExpression): void {
  const expr = quotedSql(metric)
  if (exists(metric, (e) => e.kind === 'WindowExpression')) throw invalid('WINDOW_EXPRESSIONS_UNSUPPORTED', { expr })
  if (exists(metric, (e) => e.kind === 'AggregateCall' && e.isDistinct))
    throw invalid('AGGREGATE_EXPRESSION_WITH_DISTINCT_UNSUPPORTED', { expr })
  if (!exists(metric, (e) => e.kind === 'AggregateCall') && !isDeterministic(metric))
    throw invalid('NON_AGGREGATE_FUNC_ARG_IS_NON_DETERMINISTIC', { expr })
}

const invalid = (kind: string, parameters: Readonly<Record<string, string>>): SparkError =>
  analysisError(`INVALID_OBSERVED_METRICS.${kind}`, parameters)
