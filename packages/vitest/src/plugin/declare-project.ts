import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { scanPython } from '../python-source/scan.ts'
import { writeDeclaration } from './declarations.ts'
import { filesOf } from './python-files.ts'
import { removeStale } from './stale-declarations.ts'

/** What {@link declareProject} wrote of. */
export interface DeclaredProject {
  /** The Python files that have types now, absolute. */
  readonly declared: readonly string[]
  /** The Python files that are there no more, and whose types were removed. */
  readonly removed: readonly string[]
  /** Python files that a module imports and that are not there: the module and what it names. */
  readonly missing: readonly { readonly module: string; readonly names: string }[]
}

const MODULE = /\.[cm]?[jt]sx?$/
const IMPORTED = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*(['"])(\.{1,2}\/[^'"\n]+\.py)\1/g

/**
 * Writes the types of all Python files of a project, and of those outside it that its modules import by a relative path.
 * The plugin does the same for each file that a test run loads. The types of Python files that are there no more are removed.
 *
 * @example
 * ```ts skip="writes into the current folder"
 * const { declared } = declareProject(process.cwd())
 * ```
 */
export function declareProject(root: string): DeclaredProject {
  const files = [...filesOf(root)]
  const python = new Set(files.filter((file) => file.endsWith('.py')))
  const missing: { module: string; names: string }[] = []
  for (const module of files.filter((file) => MODULE.test(file))) {
    for (const [, , names = ''] of readFileSync(module, 'utf8').matchAll(IMPORTED)) {
      const file = resolve(dirname(module), names)
      if (existsSync(file)) python.add(file)
      else missing.push({ module, names })
    }
  }
  const removed = removeStale(root)
  const declared = [...python].sort()
  for (const file of declared) writeDeclaration(root, file, scanPython(readFileSync(file, 'utf8')))
  return { declared, removed, missing }
}
