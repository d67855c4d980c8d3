import { type DataFrame, F, quoted } from '@dryfit/spark'
import { notKnown } from './not-known.ts'
import type { Outcome } from './outcome.ts'
import { sqlString } from './outcome.ts'
import { leavesOf } from './parse.ts'
import { ruleTypeOf } from './rule-types.ts'
import type { Rule } from './syntax.ts'

/** The rows of a frame, and the rules that each passes, fails and is skipped by. */
export function rowLevelFrame(frame: DataFrame, judged: readonly (readonly [Rule, Outcome])[]): DataFrame {
  for (const [rule] of judged)
    for (const leaf of leavesOf(rule))
      if (ruleTypeOf(leaf.type)?.isToldByGlueAlone)
        throw notKnown(
          leaf,
          "AWS's open evaluator tells nothing of its rows, and Glue does",
          'Its outcome for the whole is there (ruleOutcomes); of the rows, stub the function that looks at them.',
        )
  const names = judged.map((_, i) => `dryfit_rule_${i}`)
  const told = judged.reduce(
    (rows, [, { perRow }], i) =>
      perRow === undefined
        ? rows.withColumn(names[i] ?? '', F.lit(null).cast('boolean'))
        : perRow(rows, names[i] ?? ''),
    frame,
  )
  const texts = judged.map(([rule]) => rule.text)
  const listOf = (test: string): string => {
    const items = texts.map((text, i) => `CASE WHEN ${quoted(names[i] ?? '')} ${test} THEN ${sqlString(text)} END`)
    return items.length === 0
      ? 'CAST(array() AS ARRAY<STRING>)'
      : `filter(array(${items.join(', ')}), rule -> rule IS NOT NULL)`
  }
  return told
    .withColumn('DataQualityRulesPass', F.expr(listOf('IS TRUE')))
    .withColumn('DataQualityRulesFail', F.expr(listOf('IS FALSE')))
    .withColumn('DataQualityRulesSkip', F.expr(listOf('IS NULL')))
    .withColumn('DataQualityEvaluationResult', F.expr("IF(size(DataQualityRulesFail) = 0, 'Passed', 'Failed')"))
    .drop(...names)
}
