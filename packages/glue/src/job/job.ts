import type { GlueContext } from '../context/glue-context.ts'
import type { Runtime } from '../context/runtime.ts'
import { JobError, notSupported } from '../errors/glue-error.ts'
import { type BoundArguments, signature } from '../recorder/signature.ts'

/** awsglue's Job. `init` and `commit` are recorded as `Job.init` and `Job.commit`. */
export class Job {
  readonly #runtime: Runtime
  #isInitialized = false

  constructor(glue_context: GlueContext) {
    this.#runtime = glue_context.runtime
    const { recorder } = this.#runtime
    recorder.watch('Job.init', {
      name: 'Job.init',
      signature: signature('job_name, args={}'),
      direction: 'other',
      warnings: (args) => bookmarkWarnings(args),
      run: () => null,
    })
    recorder.watch('Job.commit', { name: 'Job.commit', signature: signature(''), direction: 'other', run: () => null })
  }

  init(job_name: string, args: Readonly<Record<string, unknown>> = {}): void {
    this.enter('init', { job_name, args })
  }
  commit(): void {
    this.enter('commit', {})
  }
  isInitialized(): boolean {
    return this.#isInitialized
  }

  /** Calls `init` or `commit` with bound arguments, as the guest does. */
  enter(name: string, args: BoundArguments): unknown {
    if (name === 'commit' && !this.#isInitialized) {
      throw new JobError(
        'py4j.protocol.Py4JJavaError',
        'Failed to commit the job: it was not initialized. Call job.init(args["JOB_NAME"], args) first.',
      )
    }
    const result = this.#runtime.recorder.enter(`Job.${name}`, args)
    if (name === 'init') this.#isInitialized = true
    return result
  }
}

/** Bookmarks are not simulated yet; a job that turns them on reads everything. */
function bookmarkWarnings(args: BoundArguments): readonly string[] {
  const given = args['args']
  const option =
    typeof given === 'object' && given !== null ? (given as Record<string, unknown>)['job_bookmark_option'] : undefined
  if (option === 'job-bookmark-pause')
    throw notSupported('run with job-bookmark-pause', 'Leave --job-bookmark-option out of the arguments of the test.')
  return option === 'job-bookmark-enable'
    ? ['Bookmarks are on, and dryfit does not simulate them yet: every read gives all that is there.']
    : []
}
