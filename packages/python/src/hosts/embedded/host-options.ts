import type { JobFiles } from './job-files.ts'

/** What a host is made with. */
export interface EmbeddedHostOptions {
  readonly files: JobFiles
  readonly timeLimit?: number
  readonly grace?: number
}

/** Milliseconds, and a count. */
export const usual = {
  /** What a run may take. */
  limit: 60_000,
  /** Between an interrupt that Python does not look at and the end of that Python. */
  grace: 500,
  /** What a look at the frames of a Python may take whose memory a job has broken; else it takes none. */
  patience: 5000,
  /** What a reset may take at least: a test that used its time up still leaves a fresh Python. */
  resetLimit: 5000,
  /** More objects, functions and errors than a test hands to and fro. */
  numbersOfATest: 2 ** 24,
} as const
