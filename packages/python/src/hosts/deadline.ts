import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import type { Deadline } from '@dryfit/spark'
import type { Bounds, PythonRaisable } from '../host.ts'
import { currentStretch, limitOf, timeLimit, withinClock } from '../limits/stretch.ts'
import { JobTimeoutError } from '../protocol/errors.ts'
import { startedHost } from './embedded/start.ts'

const defaultLimit = 60_000
const grace = 500
/** How full V8's heap may be: beyond its limit the process ends without a word. */
const fullest = 0.8
/** Milliseconds between two looks at the heap. */
const between = 20

const now = performance.now.bind(performance)

/** The rows of one action take all memory of the test's process. */
export class OutOfMemoryError extends Error implements PythonRaisable {
  readonly code = 'OUT_OF_MEMORY'
  readonly pythonError: PythonRaisable['pythonError']

  constructor(during: string, bytes: number) {
    super(
      `[OUT_OF_MEMORY] Failed to finish ${during}: its rows take all memory of the test's process (${(bytes / 2 ** 30).toFixed(1)} GiB). ` +
        'Give the test fewer rows.',
    )
    this.name = 'OutOfMemoryError'
    this.pythonError = { python: 'builtins.MemoryError', message: this.message }
  }
}

/**
 * Bounds the engine's actions as runs of Python are: together they are one stretch of work, whoever calls the other.
 *
 * @param bounds names and bounds what begins now: the running test
 */
export function deadlineOf(bounds: () => Bounds): Deadline {
  return {
    run(what, work) {
      if (currentStretch() !== undefined) return work()
      const run = { ...bounds(), file: what }
      const host = startedHost()
      if (host !== undefined) return host.within(run, work)
      const stretch = { ...run, timeLimit: run.timeLimit ?? defaultLimit }
      const late = (during: string): Error =>
        new JobTimeoutError(
          { type: 'JobTimeout', message: during, traceback: '', frames: [], kind: 'timeout' },
          { label: run.label ?? what, limit: limitOf(stretch) },
        )
      return withinClock(stretch, { grace, work, late, ended: () => late(what) })
    },
    check(during) {
      timeLimit.check(during)
      checkHeap(during)
    },
  }
}

let looksAt = 0

function checkHeap(during: string): void {
  const time = now()
  if (time < looksAt) return
  looksAt = time + between
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics()
  if (used < limit * fullest) return
  collectGarbage()
  const { used_heap_size: kept } = getHeapStatistics()
  if (kept >= limit * fullest) throw new OutOfMemoryError(during, kept)
  looksAt = now() + between * 10
}

/** What looks full may be garbage. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = new Script('globalThis.gc').runInNewContext()
  if (typeof collect === 'function') collect()
}
