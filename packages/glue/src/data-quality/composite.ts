import { F, quoted } from '@dryfit/spark'
import { columnOf } from './columns.ts'
import { evaluatorOf } from './evaluators.ts'
import { notKnown } from './not-known.ts'
import type { Outcome, PerRow, RuleData } from './outcome.ts'
import { leavesOf } from './parse.ts'
import { ruleTypeOf } from './rule-types.ts'
import type { CompositeRule, PlainRule, Rule } from './syntax.ts'

/** What comes of a rule, and of rules that are joined. */
export const outcomeOfRule = (rule: Rule, data: RuleData): Outcome =>
  rule.kind === 'composite' ? compositeOutcome(rule, data) : plainOutcome(rule, data)

function plainOutcome(rule: PlainRule, data: RuleData): Outcome {
  const evaluate = evaluatorOf(rule)
  // AWS's evaluator quotes such names in some of its rules only.
  const odd = rule.parameters.find(
    (name) => name.startsWith('`') || (name.includes('.') && columnOf(data.frame, name) !== undefined),
  )
  if (odd !== undefined && rule.type !== 'ColumnExists')
    throw notKnown(rule, `the name of its column ${odd} has a dot or stands in back-ticks`)
  return evaluate(rule, data)
}

function compositeOutcome(rule: CompositeRule, data: RuleData): Outcome {
  const { operator, rules } = rule
  const outcomes = rules.map((rule) => outcomeOfRule(rule, data))
  const isPassed = ({ passed }: Outcome): boolean => passed
  const reasons = outcomes.flatMap(({ reason }) => (reason === undefined ? [] : [reason]))
  return {
    passed: operator === 'AND' ? outcomes.every(isPassed) : outcomes.some(isPassed),
    reason: reasons.length === 0 ? undefined : reasons.join('\n'),
    metrics: outcomes.flatMap(({ metrics }) => metrics),
    perRow: joined(rule, outcomes),
  }
}

/** Of each row, what joined rules say together; they are skipped where one of them is about the whole. */
function joined(rule: CompositeRule, outcomes: readonly Outcome[]): PerRow | undefined {
  const { operator } = rule
  const parts = outcomes.flatMap(({ perRow }) => (perRow === undefined ? [] : [perRow]))
  if (parts.length < outcomes.length) return undefined
  return (rows, name) => {
    const share = leavesOf(rule).find(({ type }) => ruleTypeOf(type)?.isLeftOutOfRows)
    if (share !== undefined)
      throw notKnown(rule, `${share.type} stands in it, which Glue leaves out where rows are told`)
    const names = parts.map((_, i) => `${name}_${i}`)
    const told = parts.reduce((frame, part, i) => part(frame, names[i] ?? ''), rows)
    return told.withColumn(name, F.expr(names.map(quoted).join(` ${operator} `))).drop(...names)
  }
}
