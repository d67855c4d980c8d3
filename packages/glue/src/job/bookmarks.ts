import { GlueError } from '../errors/glue-error.ts'
import { listed } from '../errors/listing.ts'
import { Bookmark, type Mark } from './bookmark.ts'

type Marks = ReadonlyMap<string, Mark>

/** A run of a job, and where its bookmarks stood when it ended: where they stood before, unless it committed. */
interface PastRun {
  readonly id: string
  readonly marks: Marks
}

interface OpenRun {
  readonly job: string
  readonly id: string
  readonly isPaused: boolean
  /** What is behind these was read before. */
  readonly after: Marks
  /** What is beyond these is left for another run. */
  readonly upTo: Marks | undefined
  readonly made: Map<string, Mark>
}

const NO_MARKS: Marks = new Map()

/**
 * The job bookmarks of a world: which input earlier runs of a job have read. They live as long as the test, are kept by
 * job name and `transformation_ctx`, begin with `Job.init` and are saved by `Job.commit`.
 *
 * @example
 * ```ts
 * import { createGlue, Job } from '@dryfit/glue'
 *
 * const glue = createGlue()
 * glue.s3.put('s3://lake/in/1.json', [{ id: 1 }])
 * const run = () => {
 *   const job = new Job(glue.context)
 *   job.init('nightly', { job_bookmark_option: 'job-bookmark-enable' })
 *   const read = { connection_type: 's3', connection_options: { paths: ['s3://lake/in'] }, format: 'json' }
 *   const frame = glue.context.create_dynamic_frame.from_options({ ...read, transformation_ctx: 'source' })
 *   job.commit()
 *   return frame.count()
 * }
 * run() // 1
 * run() // 0
 * glue.bookmarks.reset('nightly')
 * ```
 */
export class Bookmarks {
  readonly #past = new Map<string, PastRun[]>()
  readonly #now: () => number
  #open: OpenRun | undefined

  constructor(now: () => number) {
    this.#now = now
  }

  /** Forgets what a job has read, as `aws glue reset-job-bookmark` does. */
  reset(job: string): void {
    this.#past.delete(job)
  }

  /**
   * Begins a run with the arguments that `Job.init` got.
   * @throws GlueError NO_SUCH_RUN
   */
  begin(job: string, args: Readonly<Record<string, unknown>>): void {
    this.end()
    const past = this.#past.get(job) ?? []
    const id = typeof args['JOB_RUN_ID'] === 'string' ? args['JOB_RUN_ID'] : `jr_${past.length + 1}`
    const latest = past.at(-1)?.marks ?? NO_MARKS
    const option = args['job_bookmark_option']
    const isPaused = option === 'job-bookmark-pause'
    if (isPaused || option === 'job-bookmark-enable') {
      const [from, to] = isPaused ? [args['job_bookmark_from'], args['job_bookmark_to']] : []
      this.#open = {
        job,
        id,
        isPaused,
        after: typeof from === 'string' ? marksAfter(past, from, job) : latest,
        upTo: typeof to === 'string' ? marksAfter(past, to, job) : undefined,
        made: new Map(),
      }
    }
    this.#past.set(job, [...past.filter((run) => run.id !== id), { id, marks: latest }])
  }

  /** Keeps what the run has read. */
  commit(): void {
    const open = this.#open
    this.end()
    if (open === undefined || open.isPaused) return
    const past = this.#past.get(open.job) ?? []
    const marks = new Map([...open.after, ...open.made])
    this.#past.set(open.job, [...past.filter((run) => run.id !== open.id), { id: open.id, marks }])
  }

  /** The runs of a job that kept what they have read, by their ids. */
  runsOf(job: string): readonly string[] {
    return (this.#past.get(job) ?? []).filter(({ marks }) => marks.size > 0).map(({ id }) => id)
  }

  /** Forgets all jobs. */
  clear(): void {
    this.end()
    this.#past.clear()
  }

  /** Ends a run: what it has read and not committed is forgotten. */
  end(): void {
    this.#open = undefined
  }

  /** Whether reads are bookmarked now. */
  get isOn(): boolean {
    return this.#open !== undefined
  }

  /** The bookmark of a source; undefined when bookmarks are off, or the read has no `transformation_ctx`. */
  of(transformationCtx: string): Bookmark | undefined {
    const open = this.#open
    if (open === undefined || transformationCtx === '') return undefined
    return new Bookmark({
      name: transformationCtx,
      now: this.#now(),
      before: open.after.get(transformationCtx),
      limit: open.upTo && { mark: open.upTo.get(transformationCtx) },
      isTaken: open.made.has(transformationCtx),
      keep: (mark) => open.made.set(transformationCtx, mark),
    })
  }
}

function marksAfter(past: readonly PastRun[], id: string, job: string): Marks {
  const found = past.find((run) => run.id === id)
  if (found !== undefined) return found.marks
  throw new GlueError(
    'NO_SUCH_RUN',
    `Failed to begin the run of ${job}: no run ${id} of it went before. The test has run ${listed(past.map((run) => run.id))}. Name one of them by JOB_RUN_ID in its arguments.`,
  )
}
