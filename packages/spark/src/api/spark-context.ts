import type { Session } from '../session/session.ts'

/**
 * The application that sessions belong to. A test hands it to a function of a job that takes one; RDDs and the rest of PySpark's
 * SparkContext are the job's, in Python.
 *
 * @example
 * ```ts skip="needs a job on disk"
 * await job.load(glue.spark.sparkContext)
 * ```
 */
export class SparkContext {
  readonly session: Session

  /** @param session - the session that it is made with */
  constructor(session: Session) {
    this.session = session
  }

  /** The version of Spark that is stood in for. */
  get version(): string {
    return this.session.conf.profile.spark
  }
}
