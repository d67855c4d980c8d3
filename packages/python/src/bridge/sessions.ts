import type { Session, SparkSession } from '@dryfit/spark'

interface Numbered {
  readonly session: SparkSession
  /** The session whose world it lives in: its own number, or that of the one that it was made of. */
  readonly root: number
}

/** The sessions of a run by number: that of the test is 0, then come those of other worlds and those that jobs make. */
export class Sessions {
  #all: Numbered[] = []

  /** Begins a run with the session of its test. */
  begin(session: SparkSession): void {
    this.#all = [{ session, root: 0 }]
  }

  /** Adds the session of another world; gives its number. */
  add(session: SparkSession): number {
    return this.#all.push({ session, root: this.#all.length }) - 1
  }

  /** Adds a session that a job made of another; gives its number. */
  addBeside(session: SparkSession, other: number): number {
    return this.#all.push({ session, root: this.rootOf(other) }) - 1
  }

  /** The number of a session of this run; one that the test made of another joins it. Undefined for one of another world. */
  numberJoined(session: SparkSession): number | undefined {
    const known = this.numberOf(session.session)
    if (known !== undefined) return known
    const root = this.numberOf(session.sparkContext.session)
    return root === undefined ? undefined : this.addBeside(session, root)
  }

  get(number: number): SparkSession | undefined {
    return this.#all[number]?.session
  }

  rootOf(number: number): number {
    return this.#all[number]?.root ?? 0
  }

  /** The number of a frame's session; undefined for one of an earlier run. */
  numberOf(session: Session): number | undefined {
    const at = this.#all.findIndex((known) => known.session.session === session)
    return at < 0 ? undefined : at
  }
}
