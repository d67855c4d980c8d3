import { type DataFrame, formatDouble, quoted, type Row } from '@dryfit/spark'
import type { PlainRule } from './syntax.ts'

/** What came of a rule. */
export interface Outcome {
  readonly passed: boolean
  readonly reason: string | undefined
  /** What was measured, by name: `Column.id.Completeness`. */
  readonly metrics: readonly (readonly [name: string, value: number])[]
  /** Tells of each row whether it passes; undefined where the rule is about the whole. */
  readonly perRow: PerRow | undefined
}

/** Adds a column to the rows that rules are about: true, false, or null where a rule is skipped. */
export type PerRow = (rows: DataFrame, name: string) => DataFrame

/** The data that rules are about. */
export interface RuleData {
  readonly frame: DataFrame
  /** Other frames, by the name that rules give them. */
  readonly sources: ReadonlyMap<string, DataFrame>
}

/** Works a type of rule out. */
export type Evaluator = (rule: PlainRule, data: RuleData) => Outcome

/** One thing that a rule demands. */
export interface Demand {
  readonly isMet: boolean
  /** Why it is not met. */
  readonly reason?: string
  readonly metric?: readonly [name: string, value: number]
}

/** A rule is met where all that it demands is. */
export function outcomeOf(demands: readonly Demand[], perRow?: string | PerRow): Outcome {
  const reasons = demands.flatMap(({ isMet, reason }) => (isMet || reason === undefined ? [] : [reason]))
  return {
    passed: demands.every(({ isMet }) => isMet),
    reason: reasons.length === 0 ? undefined : reasons.join('\n'),
    metrics: demands.flatMap(({ metric }) => (metric === undefined ? [] : [metric])),
    perRow: typeof perRow === 'string' ? byCondition(perRow) : perRow,
  }
}

/** Of each row, what a condition in SQL says. */
const byCondition =
  (condition: string): PerRow =>
  (rows, name) =>
    rows.selectExpr('*', `${condition} AS ${quoted(name)}`)

/** A number that was measured, against what it has to be. */
export const measured = (name: string, value: number, isMet: boolean, text = formatDouble(value)): Demand => ({
  isMet,
  reason: `Value: ${text} does not meet the constraint requirement!`,
  metric: [name, value],
})

/** What can't be measured is not met. */
export const unmeasured = (reason: string): Demand => ({ isMet: false, reason })

/** That there is nothing to measure fails a rule, but one whose `where` leaves no row. */
export const nothingIn = ({ where }: PlainRule, analyzer: string): Demand =>
  where === undefined
    ? unmeasured(`Empty state for analyzer ${analyzer}, all input values were NULL.`)
    : { isMet: true }

/** A rule whose rows all fail alike, for there is nothing to judge them by. */
export const failed = (reason: string, isPerRow: boolean): Outcome =>
  outcomeOf([unmeasured(reason)], isPerRow ? 'false' : undefined)

/** A text in SQL. */
export const sqlString = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The one row of aggregates over a frame. */
export const aggregated = (frame: DataFrame, ...expressions: readonly string[]): Row =>
  frame.selectExpr(...expressions).rows()[0] ?? []
