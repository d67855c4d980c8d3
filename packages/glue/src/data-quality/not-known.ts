import { GlueError } from '../errors/glue-error.ts'
import type { Rule } from './syntax.ts'

/** What AWS does not tell, and its open evaluator leaves to chance. */
export const notKnown = (
  { text }: Rule,
  reason: string,
  next = 'Give the frame other values, or stub the function that looks at the outcome.',
): GlueError =>
  new GlueError(
    'RULE_NOT_KNOWN',
    `Failed to evaluate the data quality rule ${text}: ${reason}, and what Glue makes of that is not known for sure. ${next}`,
  )

/** What Spark can't read in one rule fails others that are measured with it; which of them, is the evaluator's affair. */
export const notRead = ({ text }: Rule, error: string): GlueError =>
  new GlueError(
    'RULE_NOT_KNOWN',
    `Failed to evaluate the data quality rule ${text}: Spark can't read its condition, which fails rules that are measured with it, too. Correct the rule: ${error}`,
  )
