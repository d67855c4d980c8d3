import { GlueError } from '../errors/glue-error.ts'
import type { Rule } from './syntax.ts'

/** What AWS does not tell, and its open evaluator leaves to chance. */
export const notKnown = ({ text }: Rule, reason: string): GlueError =>
  new GlueError(
    'RULE_NOT_KNOWN',
    `Failed to evaluate the data quality rule ${text}: ${reason}, and what Glue makes of that is not known for sure. Give the frame other values, or stub the function that looks at the outcome.`,
  )
