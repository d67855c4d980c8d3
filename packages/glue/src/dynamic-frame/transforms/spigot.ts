import { GlueError, notSupported } from '../../errors/glue-error.ts'
import { placesOf } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'

const DEFAULT_COUNT = 100

/** Lets the first records out to files on the way: JSON lines at `path`, written when an action first asks. */
export function spigot(
  frame: FrameCore,
  path: string,
  options: Readonly<Record<string, unknown>>,
  stage: StageOptions = {},
): FrameCore {
  const count = countOf(options)
  let isWritten = false
  return frame.derive((records) => {
    if (!isWritten) {
      isWritten = true
      frame.host.writeSample(path, firstOf(frame, count).dataFrame())
    }
    return { records, from: placesOf(records) }
  }, stage)
}

/** The first records of a frame. */
export const firstOf = (frame: FrameCore, count: number): FrameCore =>
  frame.derive((records) => {
    const first = records.slice(0, count)
    return { records: first, from: placesOf(first) }
  })

function countOf(options: Readonly<Record<string, unknown>>): number {
  const { topk = DEFAULT_COUNT, prob = 1, ...others } = options
  const [unknown] = Object.keys(others)
  if (unknown !== undefined)
    throw notSupported(`let records out with the option ${unknown}`, 'Spigot has topk and prob.')
  if (Number(prob) !== 1)
    throw notSupported('let records out by chance (prob)', 'Leave prob out of the options in the test.')
  const count = Number(topk)
  if (Number.isInteger(count) && count >= 0) return count
  throw new GlueError('NOT_A_COUNT', `Failed to let records out: topk is ${JSON.stringify(topk)}. Give a whole number.`)
}
