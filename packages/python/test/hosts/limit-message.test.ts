import { expect, test } from 'vitest'
import { JobTimeoutError } from '../../src/protocol/errors.ts'

test('a job that was interrupted where no line was seen is not said to have stood before its first or after its last', () => {
  const described = { type: 'JobTimeout', message: '', traceback: '', frames: [], kind: 'timeout' } as const
  expect(new JobTimeoutError(described, { label: 'my test', limit: 20 }).message).toBe(
    'Failed to finish my test within 20 ms: the line where it was is not known. Raise the time limit of the run, or look for a loop that does not end.',
  )
})
