import { UnsupportedError } from '../../errors/unsupported-error.ts'

/** A text that is no Java pattern: Java's PatternSyntaxException. */
export class PatternSyntaxError extends Error {
  constructor(description: string) {
    super(description)
    this.name = 'PatternSyntaxError'
  }
}

/** Part of Java's pattern language that has no exact counterpart here. */
export const refusedConstruct = (construct: string, pattern: string): UnsupportedError =>
  new UnsupportedError(
    'REGEX_CONSTRUCT',
    `Failed to translate the Java pattern '${pattern}': ${construct} has no exact counterpart in JavaScript`,
    'Write the pattern without it.',
  )
