import { existsSync } from 'node:fs'
import type { OptionTable } from '@dryfit/glue'
import type { GlueVersion } from '@dryfit/spark'

/** How a project's Python files are found and typed. */
export interface DryfitOptions {
  /**
   * Folders, `.zip` or `.whl` files that stand on `sys.path` after a job's own folder (Glue's `--extra-py-files`),
   * from the project's root.
   */
  readonly path?: readonly string[]
  /**
   * The version of Glue of every test that names none by `test.extend({ glueVersion: '4.0' })`.
   * @defaultValue '5.1'
   */
  readonly glueVersion?: GlueVersion
  /** Write types of imported Python files to `.dryfit/types`. @defaultValue true */
  readonly types?: boolean
}

const NAMES: Readonly<Record<keyof DryfitOptions, true>> = { path: true, glueVersion: true, types: true }

/**
 * Looks at what the plugin is given. What is well is seen without loading anything.
 * @throws Error UNKNOWN_OPTION, OPTION_VALUE, NOT_OPTIONS
 */
export async function requireSettings(given: DryfitOptions): Promise<void> {
  const { path = [], types = true, glueVersion = '' } = given
  const isWell =
    Object.keys(given).every((name) => name in NAMES) &&
    Array.isArray(path) &&
    path.every((each) => typeof each === 'string') &&
    typeof types === 'boolean' &&
    typeof glueVersion === 'string'
  if (isWell) return
  const { optionKinds, requireOptions } = await import('@dryfit/glue')
  const table: OptionTable<DryfitOptions> = {
    path: optionKinds.texts,
    glueVersion: optionKinds.text,
    types: optionKinds.flag,
  }
  requireOptions('configure dryfit', given, table)
}

/**
 * Folders and archives of `path` that are there.
 * @throws Error NO_SUCH_PATH
 */
export function requirePaths(given: readonly string[], resolved: readonly string[]): void {
  const missing = resolved.findIndex((each) => !existsSync(each))
  if (missing < 0) return
  throw new Error(
    `[NO_SUCH_PATH] Failed to put ${given[missing]} on the path of Python: there is no ${resolved[missing]}. ` +
      "Name in dryfit({ path: […] }) folders, .zip or .whl files that are there, from the project's root.",
  )
}
