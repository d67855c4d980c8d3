/** Where the user reads what is supported. */
const PARITY = 'docs/parity.md lists what dryfit supports.'

/**
 * Something that Spark does and this engine does not: refused, never guessed. Not an error of Spark.
 * The message reads `Failed to <verb> <object>: <reason>. <next step>`.
 */
export class UnsupportedError extends Error {
  readonly code: string

  constructor(code: string, message: string, nextStep: string = PARITY) {
    super(`[${code}] ${message}. ${nextStep}`)
    this.name = 'UnsupportedError'
    this.code = code
  }
}
