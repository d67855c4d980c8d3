import { resolve } from 'node:path'
import type { GlueVersion } from '@dryfit/spark'

/** What the plugin tells the workers. */
export interface Project {
  readonly root: string
  /** Folders and archives behind a job's own folder on `sys.path`. */
  readonly path: readonly string[]
  /** Whether there are Python files below the root, or elsewhere in its repository. */
  readonly hasPython: boolean
  /** The version of Glue of all tests that name none. */
  readonly glueVersion?: GlueVersion
}

/** The variable through which the plugin tells it. */
export const PROJECT_VARIABLE = 'DRYFIT_PROJECT'

/** The project of this worker; without the plugin, the current folder. */
export function project(): Project {
  const told = process.env[PROJECT_VARIABLE]
  return told === undefined ? { root: process.cwd(), path: [], hasPython: true } : (JSON.parse(told) as Project)
}

export const projectFile = (file: string): string => resolve(project().root, file)
