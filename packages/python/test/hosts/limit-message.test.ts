import { expect, test } from 'vitest'
import { JobTimeoutError } from '../../src/protocol/errors.ts'

test('a job that was interrupted where no line was seen is not said to have stood before its first or after its last', () => {
  const described = { type: 'JobTimeout', message: '', traceback: '', frames: [], kind: 'timeout' } as const
  expect(new JobTimeoutError(described, { label: 'my test', limit: 20 }).message).toBe(
    'Failed to finish my test within 20 ms: the line where it was is not known. Raise the time limit of the run, or look for a loop that does not end.',
  )
})

test('a job that was busy with a stub is told of it', () => {
  const described = { type: 'JobTimeout', message: '', traceback: '', frames: [], kind: 'timeout' } as const
  const run = { label: 'my test', limit: 20, busiest: { name: 'clean', calls: 20_000 } }
  expect(new JobTimeoutError(described, run).message).toContain(
    'Python had called clean 20000 times through its stub, and each such call is recorded',
  )
})
