import type { Glue } from '@dryfit/glue'

/** What a law is asked of: a world, and a job that runs in it. */
export interface LawSubject {
  /** The world; the law runs the job in it as often as it needs to. */
  readonly glue: Glue
  /** Runs the job once. */
  readonly run: () => unknown
}

/** Where a job breaks a law, as data: words are made by who reports it. */
export interface LawBreach {
  /** The law's name. */
  readonly law: string
  /** The sink that shows it. */
  readonly target: string
  /** What the sink holds where the law would have it hold `expected`. */
  readonly received: LawRows
  readonly expected: LawRows
  /** One sentence of what happened. */
  readonly summary: string
}

/** Rows of a sink, in the form in which tests write them. */
export type LawRows = readonly Readonly<Record<string, unknown>>[]

/** A property that any good job obeys. Undefined: it does. */
export type Law = (subject: LawSubject) => Promise<LawBreach | undefined>

/** A job that breaks a law. */
export class LawError extends Error {
  readonly breach: LawBreach

  constructor(breach: LawBreach, message: string) {
    super(message)
    this.name = 'LawError'
    this.breach = breach
  }
}
