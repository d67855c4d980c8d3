import { type DataFrame, quoted } from '@dryfit/spark'
import { columnOf, filtered, missing, within } from '../columns.ts'
import { holds } from '../compare.ts'
import { notKnown } from '../not-known.ts'
import {
  aggregated,
  type Demand,
  type Evaluator,
  measured,
  nothingIn,
  outcomeOf,
  type RuleData,
  unmeasured,
} from '../outcome.ts'
import type { PlainRule } from '../syntax.ts'
import { completenessOf } from './numbers.ts'
import { numberCondition } from './whole.ts'

/** How often the values of columns stand in a frame, those without a value left out. */
interface Groups {
  readonly rows: number
  readonly groups: number
  /** Groups of one row. */
  readonly single: number
  readonly entropy: number
}

function groupsOf(frame: DataFrame, columns: readonly string[]): Groups {
  const names = columns.map(quoted)
  const filled = frame.filter(names.map((name) => `${name} IS NOT NULL`).join(' OR '))
  const counts = filled
    .groupBy(...names)
    .count()
    .selectExpr('`count` AS n')
    .rows()
    .map(([n]) => Number(n))
  const rows = counts.reduce((sum, n) => sum + n, 0)
  const entropy = counts.reduce((sum, n) => sum - (n / rows) * Math.log(n / rows), 0)
  return { rows, groups: counts.length, single: counts.filter((n) => n === 1).length, entropy }
}

/** The rows that a rule looks at; of these rules AWS's evaluator lets Spark's error of a wrong `where` out. */
const rowsOf = ({ where }: PlainRule, { frame }: RuleData): DataFrame =>
  where === undefined ? frame : frame.filter(where)

const instanceOf = (columns: readonly string[]): string =>
  `${columns.length === 1 ? 'Column' : 'Multicolumn'}.${columns.join(',')}`

/** That a row's values stand in no other row, told of each row. */
function alone(columns: readonly string[], where: string | undefined): string {
  const names = columns.map(quoted).join(', ')
  return within(where, `count(1) OVER (PARTITION BY ${where === undefined ? '' : `(${where}), `}${names}) = 1`)
}

function noGroups(rule: PlainRule, name: string): Demand {
  if (name === 'UniqueValueRatio') throw notKnown(rule, 'there is no value to judge by')
  return nothingIn(rule, `${name}(List(${rule.parameters.join(', ')}),None,None)`)
}

type Share = (groups: Groups) => number

const uniqueness: Share = ({ single, rows }) => single / rows
const uniqueValueRatio: Share = ({ single, groups }) => single / groups

function shareOf(name: string, share: Share, isMet: (rule: PlainRule, value: number) => boolean): Evaluator {
  return (rule, data) => {
    const columns = rule.parameters
    const unknown = columns.find((column) => columnOf(data.frame, column) === undefined)
    if (unknown !== undefined) return outcomeOf([unmeasured(missing(unknown))])
    const rows = rowsOf(rule, data)
    const groups = groupsOf(rows, columns)
    if (groups.rows === 0) return outcomeOf([noGroups(rule, name)])
    const value = share(groups)
    return outcomeOf(
      [measured(`${instanceOf(columns)}.${name}`, value, isMet(rule, value))],
      alone(columns, rule.where),
    )
  }
}

const asWanted = (rule: PlainRule, value: number): boolean => holds(numberCondition(rule), value, rule.text)
const isOne = (_: PlainRule, value: number): boolean => value === 1

const isPrimaryKey: Evaluator = (rule, data) => {
  const columns = rule.parameters
  const unknown = columns.filter((column) => columnOf(data.frame, column) === undefined)
  if (unknown.length > 0) {
    const reasons = [unknown[0] ?? '', ...unknown].map((column) => unmeasured(missing(column)))
    return outcomeOf(reasons, 'false')
  }
  const rows = rowsOf(rule, data)
  const groups = groupsOf(rows, columns)
  const [all, ...filled] = aggregated(rows, 'count(*)', ...columns.map((column) => `count(${quoted(column)})`))
  const unique: Demand =
    groups.rows === 0
      ? noGroups(rule, 'Uniqueness')
      : measured(`${instanceOf(columns)}.Uniqueness`, uniqueness(groups), uniqueness(groups) === 1)
  const present = columns.map((column) => `${quoted(column)} IS NOT NULL`).join(' AND ')
  const perRow = `(${alone(columns, rule.where)}) AND (${within(rule.where, present)})`
  if (columns.length > 1) {
    // The documentation wants each of them filled; AWS's open evaluator looks at none.
    if (filled.some((count) => count !== all)) throw notKnown(rule, 'one of several columns has rows without a value')
    return outcomeOf([unique], perRow)
  }
  const complete = columns.map((column, i) =>
    completenessOf(rule, column, { all: Number(all), some: Number(filled[i]) }, (share) => share === 1),
  )
  return outcomeOf([unique, ...complete], perRow)
}

/** A row without a value counts as a value of its own. */
const distinctValuesCount: Evaluator = (rule, data) => {
  const [column = ''] = rule.parameters
  if (columnOf(data.frame, column) === undefined) return outcomeOf([unmeasured(missing(column))])
  const rows = filtered(rule, data, false)
  if ('passed' in rows) return rows
  const count = rows.selectExpr(quoted(column)).distinct().count()
  const isMet = holds(numberCondition(rule), count, rule.text)
  return outcomeOf([measured(`Column.${column}.DistinctValuesCount`, count, isMet, String(count))])
}

const entropy: Evaluator = (rule, data) => {
  const [column = ''] = rule.parameters
  if (columnOf(data.frame, column) === undefined) return outcomeOf([unmeasured(missing(column))])
  const rows = rowsOf(rule, data)
  const groups = groupsOf(rows, [column])
  if (groups.rows === 0) return outcomeOf([nothingIn(rule, `Entropy(${column},None)`)])
  return outcomeOf([measured(`Column.${column}.Entropy`, groups.entropy, asWanted(rule, groups.entropy))])
}

/** Rules about how often values stand in a column. */
export const GROUPS: Readonly<Record<string, Evaluator>> = {
  Uniqueness: shareOf('Uniqueness', uniqueness, asWanted),
  IsUnique: shareOf('Uniqueness', uniqueness, isOne),
  UniqueValueRatio: shareOf('UniqueValueRatio', uniqueValueRatio, asWanted),
  IsPrimaryKey: isPrimaryKey,
  DistinctValuesCount: distinctValuesCount,
  Entropy: entropy,
}
