import { SparkError } from '@dryfit/spark'

/** What Glue raises for a text that is no ruleset. */
export const invalidRuleset = (message: string): SparkError =>
  new SparkError('IllegalArgumentException', `Parsing Error: ${message}`)
