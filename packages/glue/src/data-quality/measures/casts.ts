import { formatDouble, quoted } from '@dryfit/spark'
import { columnOf, filtered } from '../columns.ts'
import { holds } from '../compare.ts'
import { aggregated, type Demand, type Evaluator, outcomeOf, type RuleData, unmeasured } from '../outcome.ts'
import type { Condition, DurationOperand, PlainRule } from '../syntax.ts'

const unsupported = (reason: string): ReturnType<Evaluator> =>
  outcomeOf([unmeasured(`Rule (or nested rule) not supported due to: ${reason}`)])

/** The share of rows for which SQL says yes, of those that the rule looks at. */
function shareOf(
  rule: PlainRule,
  data: RuleData,
  sql: string,
  demand: (share: number) => Demand,
): ReturnType<Evaluator> {
  const [column = ''] = rule.parameters
  if (columnOf(data.frame, column) === undefined)
    return outcomeOf([unmeasured(`Column ${column} does not exist in the dataset`)])
  const rows = filtered(rule, data, false)
  if ('passed' in rows) return outcomeOf([unmeasured('The provided where clause is invalid')])
  const [all, some] = aggregated(rows, 'count(*)', `count_if(${sql})`)
  if (Number(all) === 0) return { ...outcomeOf([]), reason: 'No rows matched the filter' }
  return outcomeOf([demand(Number(some) / Number(all))])
}

const TYPES: Readonly<Record<string, string>> = {
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP',
  INTEGER: 'INT',
  DOUBLE: 'DOUBLE',
  FLOAT: 'FLOAT',
  LONG: 'BIGINT',
}

/** Formats of dates, and what makes a whole date of those that are a part of one. */
const DATE_FORMATS: Readonly<Record<string, readonly [before: string, after: string, format: string]>> = {
  ...Object.fromEntries(
    ['dd-MM-yyyy', 'MM-dd-yyyy', 'yyyy-MM-dd', 'dd/MM/yyyy', 'MM/dd/yyyy', 'yyyy/MM/dd'].map((whole) => [
      whole,
      ['', '', whole] as const,
    ]),
  ),
  'MM-yyyy': ['01-', '', 'dd-MM-yyyy'],
  'yyyy-MM': ['', '-01', 'yyyy-MM-dd'],
  'MM/yyyy': ['01/', '', 'dd/MM/yyyy'],
  'yyyy/MM': ['', '/01', 'yyyy/MM/dd'],
  'dd-MM': ['', '-2000', 'dd-MM-yyyy'],
  'dd/MM': ['', '/2000', 'dd/MM/yyyy'],
  'MM/dd': ['', '/2000', 'MM/dd/yyyy'],
  'MM-dd': ['', '-2000', 'MM-dd-yyyy'],
}

/** `ColumnDataType`: whether the values of a column can be cast to a type. */
const columnDataType: Evaluator = (rule, data) => {
  const { operator, operands } = rule.condition as Extract<Condition, { kind: 'string' }>
  if (operator !== '=' && operator !== '!=') return unsupported('Unsupported operator')
  const name = (operands[0]?.value ?? '').toUpperCase()
  const type = /^DECIMAL\(\d+,\s*\d+\)$/.test(name) ? name : TYPES[name]
  if (type === undefined) return unsupported(`Unrecognized data type: ${operands[0]?.value}`)
  const format = rule.tags.get('format')
  if (type === 'DATE' && rule.tags.size > 0 && format === undefined) return unsupported('Unsupported rule format')
  const column = rule.parameters[0] ?? ''
  const is = isOfType(quoted(column), type, format)
  return shareOf(rule, data, operator === '=' ? is : `NOT (${is})`, (share) => {
    const isMet = rule.threshold === undefined ? share === 1 : holds(rule.threshold, share, rule.text)
    const reason = `Value: ${formatDouble(share)} does not meet the constraint requirement.`
    return { isMet, reason, metric: [`Column.${column}.ColumnDataType.Compliance`, share] }
  })
}

function isOfType(column: string, type: string, format: string | undefined): string {
  if (type !== 'DATE' || format === undefined) return `CAST(${column} AS ${type}) IS NOT NULL`
  const known = DATE_FORMATS[format]
  if (known === undefined) return 'false'
  const [before, after, whole] = known
  return `to_date(concat('${before}', CAST(${column} AS STRING), '${after}'), '${whole}') IS NOT NULL`
}

/** `DataFreshness`: how old the times of a column may be. */
const dataFreshness: Evaluator = (rule, data) => {
  const [column = ''] = rule.parameters
  const age = `round((CAST(current_timestamp() AS BIGINT) - CAST(to_timestamp(${quoted(column)}) AS BIGINT)) / 3600, 2)`
  const { operator, operands } = rule.condition as Extract<Condition, { kind: 'duration' }>
  return shareOf(rule, data, ageSql(age, operator, operands), (share) => ({
    isMet: share === 1,
    reason: `${(share * 100).toFixed(2)}% of rows passed`,
    metric: [`Column.${column}.DataFreshness.Compliance`, share],
  }))
}

function ageSql(age: string, operator: string, operands: readonly DurationOperand[]): string {
  const hours = operands.map((operand) => `CAST(${operand.hours} AS DOUBLE)`)
  const [low = '', high = ''] = hours
  switch (operator) {
    case 'between':
      return `${age} > ${low} AND ${age} < ${high}`
    case 'not between':
      return `${age} <= ${low} OR ${age} >= ${high}`
    case 'in':
    case 'not in':
      return `${age} ${operator} (${hours.join(', ')})`
    default:
      return `${age} ${operator} ${low}`
  }
}

/** Rules about what values can be cast to. */
export const CASTS: Readonly<Record<string, Evaluator>> = {
  ColumnDataType: columnDataType,
  DataFreshness: dataFreshness,
}
