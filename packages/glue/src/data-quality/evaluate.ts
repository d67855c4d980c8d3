import { DoubleType, mapType, type Row, StringType, structField, structType } from '@dryfit/spark'
import { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import { FrameCore } from '../dynamic-frame/frame-core.ts'
import { spoiling } from './columns.ts'
import { outcomeOfRule } from './composite.ts'
import { notRead } from './not-known.ts'
import type { Outcome } from './outcome.ts'
import { leavesOf, parseRuleset } from './parse.ts'
import { rowLevelFrame } from './row-level.ts'
import type { Rule } from './syntax.ts'

const OUTCOMES = structType([
  structField('Rule', StringType),
  structField('Outcome', StringType),
  structField('FailureReason', StringType),
  structField('EvaluatedMetrics', mapType(StringType, DoubleType)),
])

/** Other frames that rules look at, by the name that they give them. */
export type RuleSources = Readonly<Record<string, DynamicFrame>>

/**
 * The outcome of data quality rules written in DQDL, one row a rule: `Rule`, `Outcome` (Passed or Failed),
 * `FailureReason` and `EvaluatedMetrics`, as `EvaluateDataQuality` gives it. Rules mean what AWS's open evaluator makes of
 * them (awslabs/deequ 2.1.0).
 *
 * @param sources - frames that rules such as ReferentialIntegrity name
 * @throws SparkError IllegalArgumentException for what is no ruleset; GlueError GLUE_NOT_SUPPORTED for a rule that dryfit
 * does not evaluate, RULE_NOT_KNOWN for what AWS does not tell
 * @example
 * ```ts
 * import { createGlue, evaluateRules } from '@dryfit/glue'
 *
 * const frame = createGlue().dynamicFrame([{ id: 1 }, { id: null }])
 * evaluateRules(frame, 'Rules = [ RowCount = 2, IsComplete "id" ]').toDF().select('Outcome').collect()
 * // [{ Outcome: 'Passed' }, { Outcome: 'Failed' }]
 * ```
 */
export function evaluateRules(frame: DynamicFrame, ruleset: string, sources: RuleSources = {}): DynamicFrame {
  const rows = judged(frame, ruleset, sources).map(([{ text }, outcome]) => rowOf(text, outcome))
  const { host } = frame.core
  const outcomes = host.localFrame(OUTCOMES, rows, 'ruleOutcomes')
  return new DynamicFrame(new FrameCore(host, { kind: 'plan', frame: outcomes }), 'ruleOutcomes')
}

/**
 * The rows of a frame with what each rule says of them: `DataQualityRulesPass`, `DataQualityRulesFail` and
 * `DataQualityRulesSkip` name rules, `DataQualityEvaluationResult` is Failed where one fails.
 *
 * @throws as {@link evaluateRules}
 * @example
 * ```ts
 * import { createGlue, evaluateRows } from '@dryfit/glue'
 *
 * const frame = createGlue().dynamicFrame([{ id: 1 }, { id: null }])
 * evaluateRows(frame, 'Rules = [ IsComplete "id" ]').toDF().select('id', 'DataQualityEvaluationResult').collect()
 * // [{ id: 1, DataQualityEvaluationResult: 'Passed' }, { id: null, DataQualityEvaluationResult: 'Failed' }]
 * ```
 */
export function evaluateRows(frame: DynamicFrame, ruleset: string, sources: RuleSources = {}): DynamicFrame {
  const rows = rowLevelFrame(frame.toDF(), judged(frame, ruleset, sources))
  return new DynamicFrame(new FrameCore(frame.core.host, { kind: 'plan', frame: rows }), 'rowLevelOutcomes')
}

function judged(frame: DynamicFrame, ruleset: string, sources: RuleSources): readonly (readonly [Rule, Outcome])[] {
  const rules = parseRuleset(ruleset)
  const others = new Map(Object.entries(sources).map(([name, other]) => [name, other.toDF()]))
  const data = { frame: frame.toDF(), sources: others }
  const isAlone = rules.flatMap(leavesOf).length === 1
  return rules.map((rule) => {
    const outcome = outcomeOfRule(rule, data)
    const error = spoiling(outcome, isAlone)
    if (error !== undefined) throw notRead(rule, error)
    return [rule, outcome]
  })
}

const rowOf = (text: string, { passed, reason, metrics }: Outcome): Row => [
  text,
  passed ? 'Passed' : 'Failed',
  reason ?? null,
  [...new Map(metrics)],
]
