import { realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PythonHost, PythonModule, StandIn } from '../../src/host.ts'

/** How a job ended at its time limit. */
export interface Ended {
  readonly error: unknown
  /** Milliseconds. */
  readonly timeLimit: number
  readonly python: PythonHost
}

function endless(): never {
  for (;;);
}

/**
 * Calls a job with a time limit that passes while it runs. The job says by `arrive()` that it has come to where the limit is to
 * find it: on a machine so slow that the limit passed before, a longer one is taken.
 *
 * @param file - imports `arrive` from the module `arrival`, which has a function `wait` too that never returns
 */
export async function atItsLimit(
  start: () => Promise<PythonHost>,
  file: string,
  call: (job: PythonModule, timeLimit: number) => unknown,
): Promise<Ended> {
  const arrival = join(dirname(file), 'arrival.py')
  writeFileSync(arrival, 'def arrive(): pass\ndef wait(): pass\n')
  for (let timeLimit = 200; ; timeLimit *= 4) {
    const python = await start()
    let arrived = false
    const standIn: StandIn = {
      answer: ({ name }) => {
        if (name === 'arrive') arrived = true
        else endless()
      },
      member: () => undefined,
    }
    const job = python.load(file, { timeLimit: 0, standIns: new Map([[realpathSync(arrival), standIn]]) })
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
