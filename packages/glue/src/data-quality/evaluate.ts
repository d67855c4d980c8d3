import {
  type DataFrame,
  DoubleType,
  formatDouble,
  mapType,
  type Row,
  StringType,
  structField,
  structType,
} from '@dryfit/spark'
import { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import { FrameCore } from '../dynamic-frame/frame-core.ts'
import { GlueError } from '../errors/glue-error.ts'
import { type Measure, measurerOf } from './measures.ts'
import { type Condition, parseRuleset, type Rule } from './ruleset.ts'

const OUTCOMES = structType([
  structField('Rule', StringType),
  structField('Outcome', StringType),
  structField('FailureReason', StringType),
  structField('EvaluatedMetrics', mapType(StringType, DoubleType)),
])

/**
 * The outcome of data quality rules written in DQDL, one row a rule: `Rule`, `Outcome` (Passed or Failed),
 * `FailureReason` and `EvaluatedMetrics`, as `EvaluateDataQuality` gives it.
 *
 * @throws GlueError NOT_A_RULESET, GLUE_NOT_SUPPORTED for a rule that dryfit does not evaluate, RULE_NOT_KNOWN
 * @example
 * ```ts
 * import { createGlue, evaluateRules } from '@dryfit/glue'
 *
 * const frame = createGlue().dynamicFrame([{ id: 1 }, { id: null }])
 * evaluateRules(frame, 'Rules = [ RowCount = 2, IsComplete "id" ]').toDF().select('Outcome').collect()
 * // [{ Outcome: 'Passed' }, { Outcome: 'Failed' }]
 * ```
 */
export function evaluateRules(frame: DynamicFrame, ruleset: string): DynamicFrame {
  const data = frame.toDF()
  const { host } = frame.core
  const outcomes = host.localFrame(
    OUTCOMES,
    parseRuleset(ruleset).map((rule) => outcomeOf(rule, data)),
    'ruleOutcomes',
  )
  return new DynamicFrame(new FrameCore(host, { kind: 'plan', frame: outcomes }), 'ruleOutcomes')
}

function outcomeOf(rule: Rule, data: DataFrame): Row {
  const measure = measurerOf(rule)
  const missing = rule.type === 'ColumnExists' ? undefined : rule.columns.find((c) => !data.columns.includes(c))
  if (missing !== undefined) return [rule.text, 'Failed', `Input data does not include column ${missing}!`, []]
  const measures = measure(data)
  const failed = measures.filter((found) => !holds(rule, found))
  const reason = failed
    .map((found) => `Value: ${numberText(found)} does not meet the constraint requirement!`)
    .join('\n')
  const metrics = measures.map(({ name, value }) => [name, value] as const)
  return [rule.text, failed.length === 0 ? 'Passed' : 'Failed', failed.length === 0 ? null : reason, metrics]
}

/** A double as Java prints it. */
const numberText = ({ value, isCount }: Measure): string => (isCount ? String(value) : formatDouble(value))

function holds({ condition, text }: Rule, { value }: Measure): boolean {
  return condition === undefined ? value === 1 : meets(condition, value, text)
}

function meets(condition: Condition, value: number, rule: string): boolean {
  if (condition.kind === 'between') {
    const { low, high, isNegated } = condition
    if (value === low || value === high) {
      throw new GlueError(
        'RULE_NOT_KNOWN',
        `Failed to evaluate the data quality rule ${rule}: the value is ${value}, a bound of the range, and whether Glue counts it in is not known for sure. Compare with >= and <=, or give the frame other values.`,
      )
    }
    return (value > low && value < high) !== isNegated
  }
  const { operator, bound } = condition
  switch (operator) {
    case '=':
      return value === bound
    case '!=':
      return value !== bound
    case '<':
      return value < bound
    case '<=':
      return value <= bound
    case '>':
      return value > bound
    default:
      return value >= bound
  }
}
