import { formatDouble } from '@dryfit/spark'
import { filtered } from '../columns.ts'
import { holds } from '../compare.ts'
import { type Evaluator, measured, outcomeOf } from '../outcome.ts'
import type { NumberCondition, PlainRule } from '../syntax.ts'

/** The condition of a rule that has to have one about a number. */
export const numberCondition = ({ condition }: PlainRule): NumberCondition => condition as NumberCondition

const rowCount: Evaluator = (rule, data) => {
  const rows = filtered(rule, data, false)
  if ('passed' in rows) return rows
  const count = rows.count()
  return outcomeOf([
    measured('Dataset.*.RowCount', count, holds(numberCondition(rule), count, rule.text), String(count)),
  ])
}

const columnCount: Evaluator = (rule, { frame }) => {
  const count = frame.columns.length
  return outcomeOf([
    measured('Dataset.*.ColumnCount', count, holds(numberCondition(rule), count, rule.text), String(count)),
  ])
}

/** Alone among the rules it tells capitals from small letters. */
const columnExists: Evaluator = ({ parameters: [column = ''] }, { frame }) => {
  const isThere = frame.columns.includes(column)
  return outcomeOf([
    measured(`Dataset.${column}.ColumnExists`, isThere ? 1 : 0, isThere, formatDouble(isThere ? 1 : 0)),
  ])
}

/** Rules about the frame as a whole. */
export const WHOLE = { RowCount: rowCount, ColumnCount: columnCount, ColumnExists: columnExists }
