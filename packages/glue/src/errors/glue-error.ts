/**
 * Something that only the author of a test can cause or mend. The message reads
 * `[CODE] Failed to <verb> <object>: <reason>. <next step>`.
 */
export class GlueError extends Error {
  readonly code: string

  /** @param message - from "Failed to" on, the next step included */
  constructor(code: string, message: string) {
    super(`[${code}] ${message}`)
    this.name = 'GlueError'
    this.code = code
  }
}

/** An error that awsglue or the engine behind it raises: its words, and the Python class that carries them. */
export class JobError extends Error {
  readonly pythonError: { readonly python: string; readonly message: string }

  constructor(python: string, message: string) {
    super(message)
    this.name = python
    this.pythonError = { python, message }
  }
}

/** A part of Glue that is known and not there yet: refused, never guessed. */
export const notSupported = (what: string, nextStep: string): GlueError =>
  new GlueError('GLUE_NOT_SUPPORTED', `Failed to ${what}: dryfit does not support it yet. ${nextStep}`)
