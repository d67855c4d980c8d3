import { quoted } from '@dryfit/spark'
import { columnOf, filtered, missing, notNumeric, within } from '../columns.ts'
import { holds } from '../compare.ts'
import { aggregated, type Demand, type Evaluator, failed, measured, nothingIn, outcomeOf } from '../outcome.ts'
import type { PlainRule } from '../syntax.ts'
import { numberCondition } from './whole.ts'

/** Of the rows, the share that have a value. */
function completeness(
  rule: PlainRule,
  data: Parameters<Evaluator>[1],
  isMet: (share: number) => boolean,
): ReturnType<Evaluator> {
  const [column = ''] = rule.parameters
  if (columnOf(data.frame, column) === undefined) return failed(missing(column), true)
  const rows = filtered(rule, data, true)
  if ('passed' in rows) return rows
  const perRow = within(rule.where, `${quoted(column)} IS NOT NULL`)
  const [all, some] = aggregated(rows, 'count(*)', `count(${quoted(column)})`)
  return outcomeOf([completenessOf(rule, column, { all: Number(all), some: Number(some) }, isMet)], perRow)
}

/** That enough rows have a value. */
export function completenessOf(
  rule: PlainRule,
  column: string,
  rows: Counted,
  isMet: (share: number) => boolean,
): Demand {
  if (rows.all === 0) return nothingIn(rule, `Completeness(${column},None,None)`)
  const share = rows.some / rows.all
  return measured(`Column.${column}.Completeness`, share, isMet(share))
}

/** How many rows there are, and how many of them have a value. */
interface Counted {
  readonly all: number
  readonly some: number
}

/** A number that Spark aggregates, under the name of the rule. */
const ofNumbers =
  (name: string, expression: (column: string) => string): Evaluator =>
  (rule, data) => {
    const [column = ''] = rule.parameters
    const reason = notNumeric(data.frame, column)
    if (reason !== undefined) return failed(reason, false)
    const rows = filtered(rule, data, false)
    if ('passed' in rows) return rows
    const [value] = aggregated(rows, `CAST(${expression(quoted(column))} AS DOUBLE)`)
    return outcomeOf([numberDemand(rule, `Column.${column}.${name}`, `${name}(${column},None)`, value)])
  }

/** That a number which may not be there is as the condition wants it. */
function numberDemand(rule: PlainRule, metric: string, analyzer: string, value: unknown): Demand {
  if (typeof value !== 'number') return nothingIn(rule, analyzer)
  return measured(metric, value, holds(numberCondition(rule), value, rule.text))
}

const correlation: Evaluator = (rule, data) => {
  const [first = '', second = ''] = rule.parameters
  const reason = notNumeric(data.frame, first) ?? notNumeric(data.frame, second)
  if (reason !== undefined) return failed(reason, false)
  const rows = filtered(rule, data, false)
  if ('passed' in rows) return rows
  const metric = `Multicolumn.${first},${second}.ColumnCorrelation`
  const [value] = aggregated(rows, `corr(${quoted(first)}, ${quoted(second)})`)
  return outcomeOf([numberDemand(rule, metric, `Correlation(${first},${second},None)`, value)])
}

/** Rules about numbers that Spark aggregates. */
export const NUMBERS: Readonly<Record<string, Evaluator>> = {
  Completeness: (rule, data) => completeness(rule, data, (share) => holds(numberCondition(rule), share, rule.text)),
  IsComplete: (rule, data) => completeness(rule, data, (share) => share === 1),
  Mean: ofNumbers('Mean', (column) => `avg(${column})`),
  Sum: ofNumbers('Sum', (column) => `sum(${column})`),
  StandardDeviation: ofNumbers('StandardDeviation', (column) => `stddev_pop(${column})`),
  ColumnCorrelation: correlation,
}
