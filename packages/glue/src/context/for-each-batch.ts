import { DataFrame } from '@dryfit/spark'
import { GlueError, JobError } from '../errors/glue-error.ts'
import type { BoundArguments } from '../recorder/signature.ts'
import type { ContextCore } from './context-core.ts'
import { options } from './method.ts'

const RETRIES = 3
const MOST_RETRIES = 100

/**
 * Hands the rows of a stream to the job's function as one batch, and returns: Glue would wait for the next one. An empty
 * batch is not handed over; one that fails is tried again, as often as Glue tries it.
 *
 * @throws JobError Glue's errors for missing or wrong options, and what the function raised in its last attempt
 */
export function forEachBatch(args: BoundArguments, { runtime }: ContextCore): null {
  const given = options(args['options'])
  for (const name of ['windowSize', 'checkpointLocation'])
    if (!(name in given)) throw new JobError('builtins.Exception', `Missing ${name} argument`)
  const retries = retriesOf(given['batchMaxRetries'])
  const { frame, batch_function: handle } = args
  if (!(frame instanceof DataFrame) || typeof handle !== 'function') {
    throw new GlueError(
      'NOT_A_BATCH',
      'Failed to run forEachBatch: it takes a DataFrame and a function. Pass what create_data_frame gives, and the function that handles a batch.',
    )
  }
  const batch = frame.snapshot('stream')
  if (batch.count() === 0) return null
  for (let attempt = 0; ; attempt += 1) {
    try {
      handle(batch, 0)
      return null
    } catch (error) {
      if (attempt >= retries) throw error
      runtime.recorder.warn(`The batch failed in attempt ${attempt + 1}, and Glue runs the function again.`)
    }
  }
}

function retriesOf(given: unknown): number {
  const retries = given === undefined ? RETRIES : Number(given)
  if (Number.isInteger(retries) && retries >= 0 && retries <= MOST_RETRIES) return retries
  throw new JobError(
    'builtins.ValueError',
    'Please specify the number of retries as an integer in the range of [0, 100].',
  )
}
