import type { PythonHost, PythonModule } from '../../src/host.ts'

/** How a job ended at its time limit. */
export interface Ended {
  readonly error: unknown
  /** Milliseconds. */
  readonly timeLimit: number
  readonly python: PythonHost
}

/**
 * Calls a job with a time limit that passes while it runs. The job says by `arrive()` that it has come to where the limit is to
 * find it: on a machine so slow that the limit passed before, a longer one is taken.
 *
 * @param file - defines `arrive`
 */
export async function atItsLimit(
  start: () => Promise<PythonHost>,
  file: string,
  call: (job: PythonModule, timeLimit: number) => unknown,
): Promise<Ended> {
  for (let timeLimit = 200; ; timeLimit *= 4) {
    const python = await start()
    const job = python.load(file, { timeLimit: 0 })
    let arrived = false
    const arrive = (): void => {
      arrived = true
    }
    job.replace(new Map([['arrive', arrive]]))
    try {
      call(job, timeLimit)
    } catch (error) {
      if (arrived) return { error, timeLimit, python }
      python.restore()
      continue
    }
    throw new Error('Failed to end the job: it returned.')
  }
}
