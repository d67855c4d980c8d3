import type { Value } from '@dryfit/spark'
import { columnOf, filtered, missing, sparkReason, within } from '../columns.ts'
import { aggregated, failed, measured, nothingIn, type Outcome, outcomeOf, type RuleData } from '../outcome.ts'
import type { PlainRule } from '../syntax.ts'

/** What a rule asks of each row: a condition in SQL, the name of its share, and how large that has to be. */
export interface Share {
  readonly sql: string
  /** AWS's evaluator tells no measure of some. */
  readonly metric: string | undefined
  readonly isMet: (share: number) => boolean
  /** What a message calls it. */
  readonly analyzer?: string
}

/** The outcome of a rule that looks at each row by itself: the share of rows that are as it wants them. */
export function compliance(
  rule: PlainRule,
  data: RuleData,
  { sql, metric, isMet, analyzer = 'Compliance(…)' }: Share,
): Outcome {
  const [column = ''] = rule.parameters
  if (columnOf(data.frame, column) === undefined) return failed(missing(column), true)
  const rows = filtered(rule, data, true)
  if ('passed' in rows) return rows
  const share = shareIn(() => aggregated(rows, `sum(CAST((${sql}) AS INT)) / count(*)`)[0])
  if (typeof share === 'string') return failed(share, true)
  const demand = typeof share === 'number' ? measured(metric ?? '', share, isMet(share)) : nothingIn(rule, analyzer)
  const { metric: _, ...unnamed } = demand
  return outcomeOf(
    [metric === undefined ? unnamed : demand],
    typeof share === 'number' || demand.isMet ? within(rule.where, sql) : 'false',
  )
}

/** Where Spark has no answer for any row there is no share; what can't be compared fails the rule, in Spark's words. */
function shareIn(ask: () => Value | undefined): Value | undefined {
  try {
    return ask()
  } catch (error) {
    return sparkReason(error)
  }
}
