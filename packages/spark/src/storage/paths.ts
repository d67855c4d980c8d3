import { SparkError } from '../errors/spark-error.ts'
import type { Storage } from './storage.ts'

/**
 * A path in the one spelling of its storage.
 *
 * @throws SparkError for an empty path, in Hadoop's words
 */
export function qualifiedPath(path: string, storage: Storage | undefined): string {
  if (path === '') throw new SparkError('IllegalArgumentException', 'Can not create a Path from an empty string')
  return storage?.qualified?.(path) ?? path
}

/** A path as Hadoop prints it: a local one has no empty host. */
export const shownPath = (path: string): string => path.replace(/^file:\/\/\//, 'file:/')

/** Whether a file or a folder is there, also an empty one. */
export const isThere = (path: string, storage: Storage): boolean =>
  storage.list(path).length > 0 || storage.isFolder?.(path) === true
