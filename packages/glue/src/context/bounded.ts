import type { FileReading } from '@dryfit/spark'
import { notSupported } from '../errors/glue-error.ts'
import { fileSize } from '../world/file-bytes.ts'
import type { WorldFile } from '../world/world-file.ts'

/** Options that say how much a run takes at most (AWS: workload partitioning with bounded execution). */
export const BOUNDS = ['boundedFiles', 'boundedSize']

/**
 * As many files, and bytes, as a run takes at most are all of them, or nobody says which.
 *
 * @throws GlueError GLUE_NOT_SUPPORTED where there are more
 */
export function requireBounds(
  files: readonly WorldFile[],
  { boundedFiles, boundedSize }: Readonly<Record<string, unknown>>,
  conf: FileReading['conf'],
): void {
  if (boundedFiles !== undefined && files.length > Number(boundedFiles))
    throw beyond(`${files.length} files with boundedFiles ${String(boundedFiles)}`)
  if (boundedSize === undefined) return
  const size = files.reduce((sum, file) => sum + fileSize(file, conf), 0)
  if (size > Number(boundedSize)) throw beyond(`${size} bytes with boundedSize ${String(boundedSize)}`)
}

const beyond = (what: string): Error =>
  notSupported(`read ${what}`, 'Which of them Glue takes first is not known for sure: put no more than that.')
