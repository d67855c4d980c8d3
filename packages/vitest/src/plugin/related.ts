import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { localImports } from '../python-source/local-imports.ts'
import { isModule, scriptsIn } from './named-python.ts'
import { filesOf } from './python-files.ts'

/** What vitest was asked for, as far as it chooses tests by changed files. */
interface Asked {
  readonly related?: unknown
  readonly changed?: unknown
  readonly forceRerunTriggers: string[]
}

/** Whether a run is of the tests that some files concern: `vitest related`, `vitest --changed`. */
export const asksForRelated = ({ related, changed }: Asked): boolean =>
  (related !== undefined && related !== false) || (changed !== undefined && changed !== false)

/** A change of one of these files concerns every test. */
export function rerunAllFor({ forceRerunTriggers }: Asked, files: readonly string[]): void {
  for (const file of files) forceRerunTriggers.push(file.replaceAll('\\', '/').replace(/[()[\]{}!*?+@|]/g, '\\$&'))
}

const IMPORTED = /(['"`])(\.{1,2}\/[^'"`\n]+\.py)\1/g

/**
 * The Python of a project of which no module tells that it is used: what is imported by a name that Python makes, or from a
 * folder that a job puts on `sys.path`; and archives. Nobody knows which tests a change of it concerns.
 */
export function unnamedPython(root: string, path: readonly string[]): readonly string[] {
  const files = [root, ...path].flatMap((folder) => [...filesOrSelf(folder)])
  const named = new Set(
    files.filter(isModule).flatMap((module) => {
      const code = readFileSync(module, 'utf8')
      const imported = [...code.matchAll(IMPORTED)].map(([, , name = '']) => resolve(dirname(module), name))
      return [...scriptsIn(code, root), ...imported.filter((file) => existsSync(file))]
    }),
  )
  for (const file of [...named]) for (const each of localImports(file, path)) named.add(each)
  return [...new Set(files)].filter((file) => /\.(py|zip|whl|egg)$/.test(file) && !named.has(file))
}

function* filesOrSelf(path: string): Generator<string, void> {
  if (/\.(zip|whl|egg)$/.test(path)) yield path
  else if (existsSync(path)) yield* filesOf(path)
}
