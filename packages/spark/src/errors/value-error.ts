/**
 * A value of a test that does not fit its column. The message reads `Failed to <verb> <object>: <reason>. <next step>`.
 */
export class ValueError extends Error {
  readonly code: string

  constructor(code: string, message: string, nextStep: string) {
    super(`[${code}] ${message}. ${nextStep}`)
    this.name = 'ValueError'
    this.code = code
  }
}
