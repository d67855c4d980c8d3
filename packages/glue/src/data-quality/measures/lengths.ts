import { quoted } from '@dryfit/spark'
import { filtered, notString, within } from '../columns.ts'
import { holds } from '../compare.ts'
import { aggregated, type Demand, type Evaluator, measured, nothingIn, outcomeOf, unmeasured } from '../outcome.ts'
import type { NumberCondition, Operator, PlainRule } from '../syntax.ts'
import { compliance } from './compliance.ts'
import { numberCondition } from './whole.ts'

type Extreme = 'Minimum' | 'Maximum'

/** The extremes that a comparison looks at, and what each is compared by. */
const EXTREMES: Readonly<Partial<Record<Operator, readonly (readonly [Extreme, Operator, bound: number])[]>>> = {
  '>': [['Minimum', '>', 0]],
  '>=': [['Minimum', '>=', 0]],
  '<': [['Maximum', '<', 0]],
  '<=': [['Maximum', '<=', 0]],
  '=': [
    ['Minimum', '=', 0],
    ['Maximum', '=', 0],
  ],
  '!=': [
    ['Minimum', '!=', 0],
    ['Maximum', '!=', 0],
  ],
  between: [
    ['Minimum', '>', 0],
    ['Maximum', '<', 1],
  ],
}

/** `ColumnLength`: how many characters each value of a column may have. */
const columnLength: Evaluator = (rule, data) => {
  const condition = numberCondition(rule)
  if (condition.operands.some(({ isPlain }) => !isPlain))
    return outcomeOf([
      unmeasured(
        'Rule (or nested rule) not supported due to: ColumnLength rule only supports atomic operands in conditions.',
      ),
    ])
  const extremes = EXTREMES[condition.operator]
  const [name = ''] = rule.parameters
  if (extremes === undefined) return ofLengths(rule, data, condition)
  const reason = notString(data.frame, name)
  if (reason !== undefined)
    return outcomeOf(
      extremes.map(() => unmeasured(reason)),
      'false',
    )
  const rows = filtered(rule, data, true)
  if ('passed' in rows) return rows
  const length = `length(${quoted(name)})`
  const [least, most] = aggregated(rows, `CAST(min(${length}) AS DOUBLE)`, `CAST(max(${length}) AS DOUBLE)`)
  const demands = extremes.map(([extreme, operator, bound]): Demand => {
    const value = extreme === 'Minimum' ? least : most
    const short = extreme === 'Minimum' ? 'MinLength' : 'MaxLength'
    if (typeof value !== 'number') return nothingIn(rule, `${short}(${name},None,None)`)
    const compared: NumberCondition = { ...condition, operator, operands: condition.operands.slice(bound, bound + 1) }
    return measured(`Column.${name}.${extreme}Length`, value, holds(compared, value, rule.text))
  })
  const each = extremes.map(([, operator, bound]) => `${length} ${operator} ${condition.operands[bound]?.text}`)
  const isTold = typeof least === 'number' || rule.where !== undefined
  return outcomeOf(demands, isTold ? within(rule.where, each.join(' AND ')) : 'false')
}

/** A value that is not there counts as one of no characters. */
function ofLengths(
  rule: PlainRule,
  data: Parameters<Evaluator>[1],
  { operator, operands }: NumberCondition,
): ReturnType<Evaluator> {
  const column = quoted(rule.parameters[0] ?? '')
  const bounds = operands.map(({ text }) => (text.includes('.') ? text : `${text}.0`))
  const hasZero = operands.some(({ value }) => value === 0)
  const [low = '', high = ''] = bounds
  const list = bounds.join(',')
  const sql =
    operator === 'in'
      ? `${column} IS ${hasZero ? 'NULL OR' : 'NOT NULL AND'} length(${column}) IN (${list})`
      : operator === 'not in'
        ? `${column} IS ${hasZero ? 'NOT NULL' : 'NULL'} OR length(${column}) NOT IN (${list})`
        : `${column} IS ${hasZero ? 'NOT NULL' : 'NULL'} OR (length(${column}) <= ${low} OR length(${column}) >= ${high})`
  return compliance(rule, data, {
    sql,
    metric: `Column.${rule.parameters[0]}.LengthCompliance`,
    isMet: (share) => share === 1,
  })
}

/** Rules about the lengths of values. */
export const LENGTHS: Readonly<Record<string, Evaluator>> = { ColumnLength: columnLength }
