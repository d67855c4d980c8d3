import { limitOf, type Stretch, timeLimit } from '../limits/stretch.ts'
import {
  type DescribedError,
  HiddenRefusalError,
  JobExitError,
  JobTimeoutError,
  PythonError,
  type PythonFrame,
} from './errors.ts'

/** What the host knows that a description does not tell. */
export interface Known {
  /** The error of JavaScript's that a number stands for. */
  readonly thrown: (id: number) => unknown
  /** A file of this machine, by the path that Python has for it. */
  readonly fileOf: (guestPath: string) => string
  /** Where the job was when its time was over. */
  readonly wasAt: readonly PythonFrame[]
  /** The function that Python called most through its stub, if that is often. */
  readonly busiest: { readonly name: string; readonly calls: number } | undefined
}

/** The JavaScript error of a Python exception that was described. */
export function errorOf(described: DescribedError, stretch: Stretch, known: Known): Error {
  const { thrown, fileOf, wasAt, busiest } = known
  const told = described.kind === 'timeout' && described.frames.length === 0 ? wasAt : described.frames
  const error = { ...described, frames: told.map((frame) => ({ ...frame, file: fileOf(frame.file) })) }
  if (error.kind === 'timeout') {
    const message = error.message || (timeLimit.over?.during ?? '')
    const label = stretch.label ?? stretch.file
    const limit = limitOf(stretch)
    return new JobTimeoutError({ ...error, message }, { label, limit, spent: limit - stretch.timeLimit, busiest })
  }
  if (error.kind === 'exit') return new JobExitError(error, error.code ?? 0)
  const cause = error.cause === undefined ? undefined : thrown(error.cause)
  const options = cause === undefined || isTold(cause, error) ? {} : { cause }
  return error.kind === 'hidden' ? new HiddenRefusalError(error, options) : new PythonError(error, options)
}

/** The exception says all that the engine's error does: as a cause it would print our own frames below the user's. */
function isTold(cause: unknown, { message }: DescribedError): boolean {
  return cause instanceof Error && 'pythonError' in cause && message.includes(cause.message)
}
