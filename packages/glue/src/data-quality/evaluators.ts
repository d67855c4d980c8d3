import { notSupported } from '../errors/glue-error.ts'
import { CASTS } from './measures/casts.ts'
import { CUSTOM_SQL } from './measures/custom-sql.ts'
import { GROUPS } from './measures/groups.ts'
import { LENGTHS } from './measures/lengths.ts'
import { NAMES } from './measures/names.ts'
import { NUMBERS } from './measures/numbers.ts'
import { OTHER_DATA } from './measures/other-data.ts'
import { VALUES } from './measures/values.ts'
import { WHOLE } from './measures/whole.ts'
import type { Evaluator } from './outcome.ts'
import type { PlainRule } from './syntax.ts'

/** How each type of rule is worked out, as AWS's open evaluator does it (awslabs/deequ 2.1.0, its package dqdl). */
const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  ...WHOLE,
  ...NAMES,
  ...NUMBERS,
  ...GROUPS,
  ...VALUES,
  ...LENGTHS,
  ...CASTS,
  ...CUSTOM_SQL,
  ...OTHER_DATA,
}

/**
 * The types of data quality rules that dryfit works out, in the order of the alphabet.
 *
 * @example
 * ```ts
 * import { evaluatedRuleTypes } from '@dryfit/glue'
 *
 * evaluatedRuleTypes().includes('IsComplete') // true
 * ```
 */
export const evaluatedRuleTypes = (): readonly string[] => Object.keys(EVALUATORS).sort()

/**
 * How a rule is worked out.
 *
 * @throws GlueError GLUE_NOT_SUPPORTED for a type of rule that dryfit does not work out
 */
export function evaluatorOf(rule: PlainRule): Evaluator {
  const evaluator = Object.hasOwn(EVALUATORS, rule.type) ? EVALUATORS[rule.type] : undefined
  if (evaluator !== undefined) return evaluator
  throw notSupported(
    `evaluate the data quality rule ${rule.text}`,
    `It evaluates ${evaluatedRuleTypes().join(', ')}; stub the function that looks at the outcome.`,
  )
}
