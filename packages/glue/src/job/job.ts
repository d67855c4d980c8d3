import type { GlueContext } from '../context/glue-context.ts'
import type { Runtime } from '../context/runtime.ts'
import { JobError } from '../errors/glue-error.ts'
import { type BoundArguments, signature } from '../recorder/signature.ts'

/** awsglue's Job. `init` and `commit` are recorded as `Job.init` and `Job.commit`; between them bookmarks are kept. */
export class Job {
  readonly #runtime: Runtime
  #isInitialized = false

  constructor(glue_context: GlueContext) {
    this.#runtime = glue_context.runtime
    const { recorder, bookmarks } = this.#runtime
    recorder.watch('Job.init', {
      name: 'Job.init',
      signature: signature('job_name, args={}'),
      direction: 'other',
      run: ({ job_name: name, args }) => {
        bookmarks.begin(String(name), isObject(args) ? args : {})
        return null
      },
    })
    recorder.watch('Job.commit', {
      name: 'Job.commit',
      signature: signature(''),
      direction: 'other',
      run: () => {
        bookmarks.commit()
        return null
      },
    })
  }

  /** @throws GlueError NO_SUCH_RUN when the arguments name a run for the bookmarks that was not */
  init(job_name: string, args: Readonly<Record<string, unknown>> = {}): void {
    this.enter('init', { job_name, args })
  }
  /** @throws JobError when the job was not initialized */
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
